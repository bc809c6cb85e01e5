/// Literals, the automaton that finds them, and what each stands for.
struct LiteralTable: Sendable {
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

    /// The table in these sections of an image, checked.
    init(
        _ image: ImageReader, _ sections: ImageSection.Literals, columnCount: Int, matcherCount: Int
    ) throws(CompiledRuleSetError) {
        useStarts = try image.words(sections.useStarts)
        uses = try image.words(sections.uses)
        literalLengths = try image.words(sections.literalLengths)
        automaton = try LiteralAutomaton(
            image, sections, columnCount: columnCount, literalCount: literalLengths.count)
        guard useStarts.count == literalLengths.count + 1, Int(useStarts[literalLengths.count]) == uses.count else {
            throw image.malformed(sections.useStarts)
        }
        for literal in 0..<literalLengths.count where useStarts[literal] > useStarts[literal + 1] {
            throw image.malformed(sections.useStarts)
        }
        guard uses.count == 0 || Use(rawValue: uses.maximum).matcher < matcherCount else {
            throw image.malformed(sections.uses)
        }
    }

    var isEmpty: Bool { uses.count == 0 }

    /// Calls `body` with each use of a literal.
    @inline(__always)
    func forEachUse(of literal: Int, _ body: (Use) -> Void) {
        for position in Int(useStarts[literal])..<Int(useStarts[literal + 1]) {
            body(Use(rawValue: uses[position]))
        }
    }

    /// Calls `body` with every use of every literal.
    func forEachUse(_ body: (Use) -> Void) {
        for position in uses.indices { body(Use(rawValue: uses[position])) }
    }
}
