import Testing

@testable import ReviewRules

/// Three reviewers of one rule set that must agree on every message: the one that users have, one without prefilter, and
/// one of the compiled file.
struct ReviewerOracle {
    private let ruleSet: RuleSet
    private let filtered: Reviewer
    private let plain: Reviewer
    private let compiled: Reviewer
    private var verdict = Verdict()
    /// How often a verdict was compared with the one that users get.
    private(set) var comparisons = 0
    /// How many of the messages some rule hit.
    private(set) var hits = 0

    /// The oracle of `ruleSet`, without its match limit: a pattern that is not tried cannot reach it.
    init(_ ruleSet: RuleSet) throws {
        var ruleSet = ruleSet
        ruleSet.settings.matchLimit = 10_000_000
        self.ruleSet = ruleSet
        filtered = try Reviewer(ruleSet)
        plain = try Reviewer(CompiledRuleSet(compiling: ruleSet), clock: nil, usesPrefilter: false)
        compiled = try Reviewer(CompiledRuleSet(CompiledRuleSet.encode(ruleSet)))
    }

    /// Judges the message with all three, or with the two that are fast.
    mutating func expectAgreement(
        on message: Message, withoutPrefilter: Bool = true, sourceLocation: SourceLocation = #_sourceLocation
    ) {
        filtered.evaluate(message, into: &verdict)
        let expected = VerdictSnapshot(verdict)
        hits += expected.hits.isEmpty ? 0 : 1
        let others = [("compiled", compiled)] + (withoutPrefilter ? [("without prefilter", plain)] : [])
        for (name, reviewer) in others {
            reviewer.evaluate(message, into: &verdict)
            comparisons += 1
            let found = VerdictSnapshot(verdict)
            guard found != expected else { continue }
            let rules = [expected, found].map { $0.hits.map { ruleSet.rules[$0.rule].id } }
            Issue.record(
                "\(name), \(rules[1]) hit and not \(rules[0]): \(message.string(message.content).debugDescription)",
                sourceLocation: sourceLocation)
        }
    }
}

/// All that can be seen of a verdict.
struct VerdictSnapshot: Equatable {
    let outcome: Verdict.Outcome
    let content: [UInt8]
    let reason: String?
    let score: Int
    let hits: [Verdict.Hit]
    let spans: [Verdict.Span]
    let limits: [Verdict.Limit]
    let attributes: [String]

    init(_ verdict: Verdict) {
        outcome = verdict.outcome
        content = verdict.content
        reason = verdict.reason
        score = verdict.score
        hits = verdict.hits
        spans = verdict.spans
        limits = verdict.limits
        attributes =
            verdict.rewrittenAttributes.map { "\($0.index)=\($0.value)" }
            + verdict.addedAttributes.map { "\($0.name)=\($0.value)" }
    }
}
