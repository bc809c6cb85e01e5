/// Which keywords and patterns of a rule set a text may match, found in one pass of one automaton.
///
/// Guarantee: whatever matches is among the candidates. A keyword's own letters are its literal; a pattern's are what each
/// of its matches must contain (`LiteralRequirement`). Both are folded and collapsed as the text is. What has no such
/// literal is a candidate for every message.
struct LiteralIndex: Sendable {
    /// What is looked for in folded text.
    let plain: LiteralTable
    /// What is looked for in letters alone.
    let letters: LiteralTable
    /// For each ASCII character, a bit for each letter, from a on, that it may stand for among letters.
    let signs: ImageTable<UInt32>
    /// Matchers without a literal.
    let unconditional: ImageTable<UInt32>
    /// Rules that run for every message: those without a match, those with a filter or with an unconditional matcher.
    let unconditionalRules: ImageTable<UInt32>
    private let readings: UInt32

    /// The index of an image, checked.
    init(_ image: ImageReader, ruleCount: Int, matcherCount: Int) throws(CompiledRuleSetError) {
        unconditional = try image.words(.unconditionalMatchers)
        unconditionalRules = try image.words(.unconditionalRules)
        signs = try image.words(.signs)
        let facts = try image.words(.facts)
        guard facts.count == 3 else { throw image.malformed(.facts) }
        readings = facts[0]
        plain = try LiteralTable(image, .plain, columnCount: Int(facts[1]), matcherCount: matcherCount)
        letters = try LiteralTable(image, .letters, columnCount: Int(facts[2]), matcherCount: matcherCount)
        guard signs.count == 128, signs.maximum < 1 << 26 else { throw image.malformed(.signs) }
        guard unconditional.isAscending(below: matcherCount) else { throw image.malformed(.unconditionalMatchers) }
        guard unconditionalRules.isAscending(below: ruleCount) else { throw image.malformed(.unconditionalRules) }
    }

    // MARK: - Readings

    private static let attributesBit: UInt32 = 1 << 31

    /// Whether some rule looks in this view. The literals of the views raw and folded are looked for in the folded text.
    @inline(__always)
    func looks(in view: View) -> Bool {
        readings & 1 << UInt32(view.rawValue) != 0
    }

    /// Whether some rule looks at attributes.
    var looksAtAttributes: Bool { readings & Self.attributesBit != 0 }

    /// The bits of what `rule` looks at.
    static func readings(of rule: Rule) -> UInt32 {
        let views = rule.views.reduce(0 as UInt32) { $0 | 1 << UInt32($1.rawValue) }
        return views | (rule.fields.contains { $0 != .content } ? attributesBit : 0)
    }
}

extension ImageTable<UInt32> {
    fileprivate func isAscending(below limit: Int) -> Bool {
        for index in 0..<count {
            guard Int(self[index]) < limit, index == 0 || self[index - 1] < self[index] else { return false }
        }
        return true
    }
}
