internal import ReviewRules

/// Counts what messages hit and, where they are labelled, what should have been hit.
struct CoverageVisitor: MessageVisitor {
    private let reviewer: Reviewer
    private let ids: [String: Int]
    private var search: PartSearch
    private var verdict = Verdict()
    private var counts: CoverageCounts

    /// A visitor with the compiled forms of `parts.probe` and of the rules themselves.
    init(_ parts: RuleParts, probe: CompiledRuleSet, rules: CompiledRuleSet) throws {
        search = try PartSearch(parts, probe: probe)
        reviewer = try Reviewer(rules)
        ids = Dictionary(parts.ruleSet.rules.enumerated().map { ($1.id, $0) }) { first, _ in first }
        counts = CoverageCounts(parts)
    }

    static var emptyOutput: Void { () }
    var total: CoverageCounts { counts }

    mutating func begin(_ file: InputFile, isFirst: Bool, into output: inout Void) {}

    mutating func visit(_ message: Message, line: Int, text: ArraySlice<UInt8>, into output: inout Void) {
        search.search(message)
        for part in search.hitParts { counts.parts[part] += 1 }
        for (place, rule) in search.hitRules.enumerated() {
            counts.rules[rule] += 1
            for other in search.hitRules[(place + 1)...] {
                counts.pairs[CoverageCounts.Pair(first: rule, second: other), default: 0] += 1
            }
        }
        count(MessageLabel(text), of: message)
    }

    private mutating func count(_ label: MessageLabel, of message: Message) {
        if label.isInvalid { counts.invalidLabels += 1 }
        guard let isBad = label.isBad else { return }
        counts.labelled += 1
        reviewer.evaluate(message, into: &verdict)
        counts.overall.add(isBad: isBad, isFlagged: verdict.outcome != .allow)
        if let outcome = label.outcome {
            counts.verdicts += 1
            if outcome == verdict.outcome { counts.exact += 1 }
        }
        counts.unknownRules.formUnion(label.rules?.filter { ids[$0] == nil } ?? [])
        let expected = label.rules.map { Set($0.compactMap { ids[$0] }) }
        for rule in counts.quality.indices {
            counts.quality[rule].add(
                isBad: expected?.contains(rule) ?? isBad, isFlagged: search.hitRules.contains(rule))
        }
    }
}
