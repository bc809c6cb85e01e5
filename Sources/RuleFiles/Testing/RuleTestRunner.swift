internal import ReviewRules

/// A test of a rule that did not go as expected.
public struct RuleTestFailure: Sendable, CustomStringConvertible {
    /// The test.
    public let test: RuleTest
    /// What was expected and what came, one line each.
    public let differences: [String]

    /// The place, the rule, and the differences.
    public var description: String {
        "\(test.place): rule \(test.ruleID): \(differences.joined(separator: "; "))"
    }
}

/// What came of the tests of a rule set.
public struct RuleTestReport: Sendable {
    /// The tests that failed and are not `todo`.
    public internal(set) var failures: [RuleTestFailure] = []
    /// How many tests passed.
    public internal(set) var passed = 0
    /// How many tests failed that are marked `todo`.
    public internal(set) var todo = 0
    /// How many tests stand beside rules that are `disabled`, and were not run.
    public internal(set) var skipped = 0
}

/// Runs the tests that stand beside the rules, through the compiled form of the rule set, which is what a handler reads.
public struct RuleTestRunner {
    private let rules: LoadedRules
    private let reviewer: Reviewer

    /// A runner for the tests of `rules`.
    ///
    /// - Throws: what loading the compiled form throws; it does not for a rule set that was read without errors.
    public init(_ rules: LoadedRules) throws {
        self.rules = rules
        reviewer = try Reviewer(CompiledRuleSet.decode(CompiledRuleSet.encode(rules.ruleSet)).enforced)
    }

    /// Runs every test once, but for those of disabled rules, which never hit.
    public func run() -> RuleTestReport {
        var report = RuleTestReport()
        var verdict = Verdict()
        let disabled = Set(rules.ruleSet.rules.lazy.filter { $0.status == .disabled }.map(\.id))
        for test in rules.tests {
            guard !disabled.contains(test.ruleID) else {
                report.skipped += 1
                continue
            }
            reviewer.evaluate(test.message, into: &verdict)
            let differences = differences(of: test, verdict)
            if differences.isEmpty {
                report.passed += 1
            } else if test.isTodo {
                report.todo += 1
            } else {
                report.failures.append(RuleTestFailure(test: test, differences: differences))
            }
        }
        return report
    }

    private func differences(of test: RuleTest, _ verdict: Verdict) -> [String] {
        var differences: [String] = []
        let outcome = verdict.outcome
        let ids = verdict.hits.map { reviewer.compiled.ruleID($0.rule) }
        if let expected = test.outcome, expected != outcome {
            let by = ids.isEmpty ? "no rule hit" : "hit by \(ids.joined(separator: ", "))"
            differences.append("expected \(expected.rawValue), got \(outcome.rawValue) (\(by))")
        }
        if let expected = test.hit, expected != ids.contains(test.ruleID) {
            differences.append(expected ? "the rule did not hit" : "the rule hit")
        }
        if let expected = test.content {
            let delivered = delivered(test.message, verdict)
            if delivered != expected {
                differences.append("expected \(expected.quoted), got \(delivered?.quoted ?? "a denial")")
            }
        }
        return differences
    }

    private func delivered(_ message: Message, _ verdict: Verdict) -> String? {
        guard verdict.decision == .allow else { return nil }
        guard verdict.isContentRewritten else { return message.string(message.content) }
        return String(decoding: verdict.content, as: UTF8.self)
    }
}
