public import ReviewRules

/// Runs the tests that stand beside the rules, through the compiled form of the rule set, which is what a handler reads.
public struct RuleTestRunner {
    private let rules: LoadedRules
    private let isIsolated: Bool

    /// A runner for the tests of `rules`.
    ///
    /// - Parameter isolated: whether each rule is tested alone, as if the rule set held no other one.
    public init(_ rules: LoadedRules, isolated: Bool = false) {
        self.rules = rules
        isIsolated = isolated
    }

    /// Runs every test once, but for those of disabled rules, which never hit.
    ///
    /// - Parameter ids: only the tests of rules whose id matches are run.
    /// - Throws: what loading the compiled form throws; it does not for a rule set that was read without errors.
    public func run(ids: Glob = Glob("*")) throws -> RuleTestReport {
        let tests = rules.tests.filter { ids.matches(Array($0.ruleID.utf8)) }
        guard isIsolated else {
            let reviewer = try Self.reviewer(rules.ruleSet)
            return RuleTestReport(results: tests.map { result(of: $0, by: reviewer) })
        }
        var reviewers: [String: Reviewer] = [:]
        for rule in rules.ruleSet.rules where tests.contains(where: { $0.ruleID == rule.id }) {
            let alone = RuleSet(settings: rules.ruleSet.settings, rooms: rules.ruleSet.rooms, rules: [rule])
            reviewers[rule.id] = try Self.reviewer(alone)
        }
        return RuleTestReport(
            results: tests.compactMap { test in reviewers[test.ruleID].map { result(of: test, by: $0) } })
    }

    private static func reviewer(_ ruleSet: RuleSet) throws -> Reviewer {
        try Reviewer(CompiledRuleSet(compiling: ruleSet.enforced))
    }

    private func result(of test: RuleTest, by reviewer: Reviewer) -> RuleTestResult {
        guard rules.ruleSet.rules.first(where: { $0.id == test.ruleID })?.status != .disabled else {
            return RuleTestResult(
                test: test, status: .skipped, differences: [], outcome: nil, content: nil, hits: [], limits: [])
        }
        var verdict = Verdict()
        reviewer.evaluate(test.message, into: &verdict)
        let hits = verdict.hits.map { hit in
            let spans = verdict.spans[hit.spans].filter { $0.field == .content }
            return RuleTestResult.Hit(
                ruleID: reviewer.compiled.ruleID(hit.rule), spans: spans.map(\.byteRange), views: spans.map(\.view))
        }
        let delivered = delivered(test.message, verdict)
        let differences = differences(of: test, verdict.outcome, delivered, hits.map(\.ruleID))
        let status: RuleTestResult.Status =
            differences.isEmpty ? (test.isTodo ? .todoPassed : .passed) : (test.isTodo ? .todo : .failed)
        return RuleTestResult(
            test: test, status: status, differences: differences, outcome: verdict.outcome, content: delivered,
            hits: hits, limits: verdict.limits.map { (reviewer.compiled.ruleID($0.rule), $0.kind) })
    }

    private func differences(
        of test: RuleTest, _ outcome: Verdict.Outcome, _ delivered: String?, _ ids: [String]
    ) -> [String] {
        var differences: [String] = []
        if let expected = test.outcome, expected != outcome {
            let by = ids.isEmpty ? "no rule hit" : "hit by \(ids.joined(separator: ", "))"
            differences.append("expected \(expected.rawValue), got \(outcome.rawValue) (\(by))")
        }
        if let expected = test.hit, expected != ids.contains(test.ruleID) {
            differences.append(expected ? "the rule did not hit" : "the rule hit")
        }
        if let expected = test.content, delivered != expected {
            differences.append("expected \(expected.quoted), got \(delivered?.quoted ?? "a denial")")
        }
        return differences
    }

    private func delivered(_ message: Message, _ verdict: Verdict) -> String? {
        guard verdict.decision == .allow else { return nil }
        guard verdict.isContentRewritten else { return message.string(message.content) }
        return String(decoding: verdict.content, as: UTF8.self)
    }
}
