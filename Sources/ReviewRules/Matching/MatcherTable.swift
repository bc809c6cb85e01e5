/// The keywords and patterns of a rule set, each with its number: those of a rule side by side, `match.any` first, then the
/// blocks of `match.all`, then `except`; in each block the keywords first.
struct MatcherTable: Sendable {
    /// What a matcher's second number holds beside its conjuncts.
    struct Traits: OptionSet {
        let rawValue: UInt32
        static let isPattern = Traits(rawValue: 1 << 8)
        /// The pattern requires no text and runs for every message, so that machine code is worth its making.
        static let usesJIT = Traits(rawValue: 1 << 9)
        static let hasLeadingWildcard = Traits(rawValue: 1 << 10)
        static let hasTrailingWildcard = Traits(rawValue: 1 << 11)

        init(rawValue: UInt32) {
            self.rawValue = rawValue
        }

        /// What matches of a pattern take at least: 4 bits for digits, 12 for code points, 4 for a run if the pattern
        /// `countsRuns`.
        init(_ extent: PatternExtent, countsRuns: Bool) {
            rawValue =
                UInt32(extent.digits) << 12 | UInt32(extent.length) << 16 | UInt32(countsRuns ? extent.run : 0) << 28
        }

        /// Whether an ASCII text with these facts has room for a match, in whatever view: none of them adds characters, or
        /// digits, to ASCII. Keywords take nothing.
        @inline(__always)
        func fit(_ facts: TextFacts) -> Bool {
            Int(rawValue >> 12 & 0xF) <= facts.digits && Int(rawValue >> 16 & 0xFFF) <= facts.length
                && Int(rawValue >> 28) <= facts.longestRun
        }
    }

    /// Numbers for each matcher: its rule; a bit for each of its conjuncts, and `Traits`; where its text begins and how many
    /// bytes it has; where its needles stand, without case and folded: how many there are, then these. Nearly always they are
    /// the same, but for the length of runs.
    static let recordSize = 6

    private let records: ImageTable<UInt32>
    private let texts: ImageTable<UInt8>
    private let needles: ImageTable<UInt32>

    /// The matchers of an image, checked.
    init(_ image: ImageReader, ruleCount: Int) throws(CompiledRuleSetError) {
        records = try image.words(.matchers)
        texts = try image.bytes(.texts)
        needles = try image.words(.needles)
        guard records.count % Self.recordSize == 0 else { throw image.malformed(.matchers) }
        for matcher in 0..<count {
            let start = Int(records[Self.recordSize * matcher + 2])
            let length = Int(records[Self.recordSize * matcher + 3])
            guard rule(of: matcher) < ruleCount, start <= texts.count, length <= texts.count - start else {
                throw image.malformed(.matchers)
            }
            guard !traits(of: matcher).contains(.isPattern) else { continue }
            let isShared = records[Self.recordSize * matcher + 4] == records[Self.recordSize * matcher + 5]
            guard areNeedlesSound(of: matcher, folding: true),
                isShared || areNeedlesSound(of: matcher, folding: false)
            else { throw image.malformed(.needles) }
        }
    }

    private func areNeedlesSound(of matcher: Int, folding: Bool) -> Bool {
        var position = Int(records[Self.recordSize * matcher + (folding ? 5 : 4)])
        guard position < needles.count else { return false }
        var count = needles[position]
        position += 1
        while count > 0, KeywordNeedle(needles, at: &position, isElastic: folding) != nil { count -= 1 }
        return count == 0
    }

    var count: Int { records.count / Self.recordSize }

    @inline(__always)
    func rule(of matcher: Int) -> Int {
        Int(records[Self.recordSize * matcher])
    }

    /// A bit for each conjunct that must be met; keywords have one, patterns that require nothing have none.
    @inline(__always)
    func conjuncts(of matcher: Int) -> UInt8 {
        UInt8(truncatingIfNeeded: records[Self.recordSize * matcher + 1])
    }

    @inline(__always)
    func traits(of matcher: Int) -> Traits {
        Traits(rawValue: records[Self.recordSize * matcher + 1] & ~0xFF)
    }

    /// The keyword without its wildcards, or the pattern, as UTF-8.
    func text(of matcher: Int) -> ImageTable<UInt8> {
        let start = Int(records[Self.recordSize * matcher + 2])
        return texts.slice(start..<(start + Int(records[Self.recordSize * matcher + 3])))
    }

    /// Calls `body` with each needle of a keyword until it says that this is enough.
    @inline(__always)
    func forEachNeedle(of keyword: Int, folding: Bool, _ body: (KeywordNeedle) -> Bool) {
        // A damaged rule may call a pattern its keyword; patterns have no needles, and none were checked.
        guard !traits(of: keyword).contains(.isPattern) else { return }
        var position = Int(records[Self.recordSize * keyword + (folding ? 5 : 4)])
        var count = needles[position]
        position += 1
        while count > 0, let needle = KeywordNeedle(needles, at: &position, isElastic: folding), body(needle) {
            count -= 1
        }
    }
}
