/// Which keywords and patterns of a rule set a text may match, found in one pass of one automaton.
///
/// Guarantee: whatever matches is among the candidates. A keyword's own letters are its literal; a pattern's are what each
/// of its matches must contain (`LiteralRequirement`). Both are folded and collapsed as the text is. What has no such
/// literal is a candidate for every message.
struct LiteralIndex: Sendable {
    /// A literal stands for this conjunct of this matcher.
    struct Use {
        /// Three bits of conjunct, three of flags, the matcher.
        private(set) var rawValue: UInt32

        init(rawValue: UInt32) {
            self.rawValue = rawValue
        }

        init(matcher: Int, conjunct: Int) {
            precondition(
                matcher < 1 << 26 && conjunct < 8, "a rule set has fewer than 67 million keywords and patterns")
            rawValue = UInt32(matcher) << 6 | UInt32(conjunct)
        }

        @inline(__always) var matcher: Int { Int(rawValue >> 6) }
        @inline(__always) var conjunct: UInt8 { 1 << UInt8(truncatingIfNeeded: rawValue & 7) }
        /// The literal is a keyword's, and no match of it begins inside a word.
        @inline(__always) var needsStartBoundary: Bool {
            get { rawValue & 1 << 3 != 0 }
            set { rawValue = rawValue & ~(1 << 3) | (newValue ? 1 << 3 : 0) }
        }
        /// The literal is a keyword's, and no match of it ends inside a word.
        @inline(__always) var needsEndBoundary: Bool {
            get { rawValue & 1 << 4 != 0 }
            set { rawValue = rawValue & ~(1 << 4) | (newValue ? 1 << 4 : 0) }
        }
        /// The rule looks at the text as sent as well, where a word may end that goes on in the folded text.
        @inline(__always) var isSeenRaw: Bool {
            get { rawValue & 1 << 5 != 0 }
            set { rawValue = rawValue & ~(1 << 5) | (newValue ? 1 << 5 : 0) }
        }
    }

    let automaton: LiteralAutomaton
    /// For each literal, how many code points it has.
    let literalLengths: ImageTable<UInt32>
    private let useStarts: ImageTable<UInt32>
    private let uses: ImageTable<UInt32>
    /// Matchers without a literal.
    let unconditional: ImageTable<UInt32>
    /// Rules that run for every message: those without a match, those with a filter or with an unconditional matcher.
    let unconditionalRules: ImageTable<UInt32>
    private let readings: UInt32

    /// The index of an image, checked.
    init(_ image: ImageReader, ruleCount: Int, matcherCount: Int) throws(CompiledRuleSetError) {
        useStarts = try image.words(.useStarts)
        uses = try image.words(.uses)
        literalLengths = try image.words(.literalLengths)
        unconditional = try image.words(.unconditionalMatchers)
        unconditionalRules = try image.words(.unconditionalRules)
        let facts = try image.words(.facts)
        guard facts.count == 2 else { throw image.malformed(.facts) }
        readings = facts[0]
        automaton = try LiteralAutomaton(
            image, columnCount: Int(facts[1]), literalCount: literalLengths.count)
        guard useStarts.count == literalLengths.count + 1, Int(useStarts[literalLengths.count]) == uses.count else {
            throw image.malformed(.useStarts)
        }
        for literal in 0..<literalLengths.count where useStarts[literal] > useStarts[literal + 1] {
            throw image.malformed(.useStarts)
        }
        guard uses.count == 0 || Use(rawValue: uses.maximum).matcher < matcherCount else {
            throw image.malformed(.uses)
        }
        guard unconditional.isAscending(below: matcherCount) else { throw image.malformed(.unconditionalMatchers) }
        guard unconditionalRules.isAscending(below: ruleCount) else { throw image.malformed(.unconditionalRules) }
    }

    /// Calls `body` with each use of a literal.
    @inline(__always)
    func forEachUse(of literal: Int, _ body: (Use) -> Void) {
        for position in Int(useStarts[literal])..<Int(useStarts[literal + 1]) {
            body(Use(rawValue: uses[position]))
        }
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
