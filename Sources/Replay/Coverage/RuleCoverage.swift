public import ReviewRules
public import RuleFiles

/// What of a rule set is ever hit, by its tests and by messages, and how well it tells bad messages from good ones.
public struct RuleCoverage: Sendable {
    /// How often something was hit.
    public struct Hits: Sendable, Equatable {
        /// Tests, and messages.
        public let tests, messages: Int
        /// Whether neither hit it.
        public var isNone: Bool { tests + messages == 0 }
    }

    /// Two rules that hit the same messages.
    public struct Overlap: Sendable {
        /// Indices in the rule set; `first` runs first.
        public let first, second: Int
        /// Messages that both hit.
        public let messages: Int
    }

    /// The pieces of the rules.
    public let parts: RuleParts
    /// By piece, and by rule.
    public let partHits, ruleHits: [Hits]
    /// The overlaps, most messages first.
    public let overlaps: [Overlap]
    /// Lines by kind.
    public let lines: LineCounts
    /// How many tests there are.
    public let tests: Int
    /// Recall per evasion technique, the plain spelling first; empty if no rule has keywords.
    public let evasions: [EvasionRecall]
    /// Why a file was not read to its end.
    public let failure: InputError?
    let counts: CoverageCounts

    /// Runs the tests and the messages of `files`, on `jobs` cores.
    ///
    /// - Throws: `PCRE2Error` without memory for a reviewer.
    public init(
        _ ruleSet: RuleSet, tests: [RuleTest], messages files: [InputFile], jobs: Int, into sink: inout some ReplaySink
    ) async throws {
        let parts = RuleParts(ruleSet)
        var testCounts = CoverageCounts(parts)
        let probe = try CompiledRuleSet(compiling: parts.probe)
        let rules = try CompiledRuleSet(compiling: parts.ruleSet.enforced)
        var search = try PartSearch(parts, probe: probe)
        for test in tests {
            search.search(test.message)
            for part in search.hitParts { testCounts.parts[part] += 1 }
            for rule in search.hitRules { testCounts.rules[rule] += 1 }
        }
        let run = MessageRun(files, jobs: jobs) { try CoverageVisitor(parts, probe: probe, rules: rules) }
        let outcome = try await run.run(into: &sink) { _, _ in }
        var counts = CoverageCounts(parts)
        for total in outcome.totals { counts.add(total) }
        self.parts = parts
        self.counts = counts
        self.tests = tests.count
        partHits = zip(testCounts.parts, counts.parts).map { Hits(tests: $0, messages: $1) }
        ruleHits = zip(testCounts.rules, counts.rules).map { Hits(tests: $0, messages: $1) }
        overlaps = counts.pairs.map { Overlap(first: $0.first, second: $0.second, messages: $1) }
            .sorted { ($1.messages, $0.first, $0.second) < ($0.messages, $1.first, $1.second) }
        lines = outcome.lines
        failure = outcome.failure
        evasions = try EvasionRecall.measure(parts)
    }

    /// Messages that had a label; and labels that are no such thing.
    public var labelled: Int { counts.labelled }
    /// See `labelled`.
    public var invalidLabels: Int { counts.invalidLabels }
    /// Ids in labels that no rule has.
    public var unknownRules: [String] { counts.unknownRules.sorted() }
    /// How the verdicts did on labelled messages: flagged is whatever is not allowed.
    public var overall: Quality { counts.overall }
    /// Labelled messages with the very verdict that the label names, of all whose label names one.
    public var exactVerdicts: (right: Int, all: Int) { (counts.exact, counts.verdicts) }

    /// How one rule did on labelled messages, whatever rules ran before it.
    public func quality(ofRule rule: Int) -> Quality { counts.quality[rule] }

    /// The rules that are not disabled and that nothing hit.
    public var silentRules: [Int] {
        ruleHits.indices.filter { ruleHits[$0].isNone && parts.ruleSet.rules[$0].status != .disabled }
    }

    /// The pieces of a rule that nothing hit.
    public func silentParts(ofRule rule: Int) -> [RuleParts.Part] {
        parts.parts.indices.filter { parts.parts[$0].rule == rule && partHits[$0].isNone }.map { parts.parts[$0] }
    }
}
