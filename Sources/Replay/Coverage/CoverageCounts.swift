internal import ReviewRules

/// What messages hit, rule by rule and piece by piece.
struct CoverageCounts: Sendable {
    /// Two rules, the one that runs first first.
    struct Pair: Sendable, Hashable {
        var first: Int
        var second: Int
    }

    /// By piece and by rule, how many messages hit.
    var parts: [Int]
    var rules: [Int]
    /// How many messages both rules hit.
    var pairs: [Pair: Int] = [:]
    /// With labels: how the rules as a whole did, and each of them.
    var overall = Quality()
    var quality: [Quality]
    /// Labelled messages whose verdict is the labelled one, and all whose label names a verdict.
    var exact = 0
    var verdicts = 0
    var labelled = 0
    var invalidLabels = 0
    /// Ids in labels that no rule has.
    var unknownRules: Set<String> = []

    init(_ parts: RuleParts) {
        self.parts = Array(repeating: 0, count: parts.parts.count)
        rules = Array(repeating: 0, count: parts.ruleSet.rules.count)
        quality = Array(repeating: Quality(), count: parts.ruleSet.rules.count)
    }

    mutating func add(_ other: CoverageCounts) {
        for index in parts.indices { parts[index] += other.parts[index] }
        for index in rules.indices { rules[index] += other.rules[index] }
        for index in quality.indices { quality[index].add(other.quality[index]) }
        pairs.merge(other.pairs, uniquingKeysWith: +)
        overall.add(other.overall)
        exact += other.exact
        verdicts += other.verdicts
        labelled += other.labelled
        invalidLabels += other.invalidLabels
        unknownRules.formUnion(other.unknownRules)
    }
}

/// Finds what one message after another hits.
struct PartSearch {
    let parts: RuleParts
    private let reviewer: Reviewer
    private var verdict = Verdict()
    /// The rules that the last message hit, in the order in which they run.
    private(set) var hitRules: [Int] = []
    /// The pieces of these rules that it hit.
    private(set) var hitParts: [Int] = []

    /// A search with `probe`, the compiled form of `parts.probe`.
    init(_ parts: RuleParts, probe: CompiledRuleSet) throws {
        self.parts = parts
        reviewer = try Reviewer(probe)
    }

    mutating func search(_ message: Message) {
        reviewer.evaluate(message, into: &verdict)
        hitRules.removeAll(keepingCapacity: true)
        hitParts.removeAll(keepingCapacity: true)
        for hit in verdict.hits {
            switch parts.meanings[hit.rule] {
            case .part(let part): hitParts.append(part)
            case .rule(let rule): if hitRules.last != rule { hitRules.append(rule) }
            }
        }
        // A keyword of one block of `all` is there although the other blocks are not.
        hitParts.removeAll { !hitRules.contains(parts.parts[$0].rule) }
    }
}
