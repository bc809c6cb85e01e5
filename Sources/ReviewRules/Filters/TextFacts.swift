/// What an ASCII text holds, counted in one pass: enough for most filters to know that they would find nothing.
struct TextFacts {
    /// The longest text, bytes, whose characters fit the counters.
    static let longestText = Int(UInt16.max)

    /// How long the text is, bytes.
    private(set) var length = 0
    /// How many bytes the longest run of one character has, case ignored.
    private(set) var longestRun = 0
    /// How many bytes the longest word of letters, digits and `_` has.
    private(set) var longestWord = 0
    /// How many words begin with the same character, case ignored: with the one with which most do.
    private(set) var commonestInitial = 0
    /// Whether something may join two labels or end a scheme.
    private(set) var mayHoldLink = false
    private var counts: UInt64 = 0
    private var kinds: Kinds = []

    /// What kinds of characters a text holds that are rare in chat.
    private struct Kinds: OptionSet {
        let rawValue: UInt8
        static let at = Kinds(rawValue: 1)
        static let bracket = Kinds(rawValue: 2)
        static let lineBreak = Kinds(rawValue: 4)
        static let invisible = Kinds(rawValue: 8)
        static let word = Kinds(rawValue: 16)
    }

    /// What one character adds to the counters, and what kind it is of.
    private struct Entry {
        /// 16 bits each for letters, capitals, digits, and for what is neither of these nor white space.
        var counts: UInt64
        var kinds: Kinds
        /// The character without case.
        var folded: UInt8
    }

    // By character; made from the table that the filters ask, so that neither can say something else.
    private static let entries: [Entry] = (UInt8(0)..<0x80).map { byte in
        let scalar = UInt32(byte)
        let record = FoldTable.record(of: scalar)
        var entry = Entry(counts: 0, kinds: [], folded: UInt8(truncatingIfNeeded: FoldTable.simpleFold(scalar)))
        if record.isLetter { entry.counts += 1 }
        if record.isUppercase { entry.counts += 1 << 16 }
        if record.isDecimalDigit { entry.counts += 1 << 32 }
        if !record.isLetter, !record.isDecimalDigit, !record.isWhiteSpace { entry.counts += 1 << 48 }
        if byte == UInt8(ascii: "@") { entry.kinds.insert(.at) }
        if "([{".utf8.contains(byte) { entry.kinds.insert(.bracket) }
        if LengthFilter.isLineBreak(scalar) { entry.kinds.insert(.lineBreak) }
        if InvisibleCharacters.isInvisible(scalar) { entry.kinds.insert(.invisible) }
        if record.isWord { entry.kinds.insert(.word) }
        return entry
    }

    /// The facts of an empty text.
    init() {}

    /// Reads `text`: ASCII, at most `longestText` bytes.
    init(_ text: Span<UInt8>) {
        let entries = Self.entries.span
        var initials = InlineArray<128, UInt16>(repeating: 0)
        var previous: UInt8 = 0
        var run = 0
        var word = 0
        for index in text.indices {
            let entry = entries[Int(text[index])]
            counts &+= entry.counts
            kinds.formUnion(entry.kinds)
            run = entry.folded == previous ? run + 1 : 1
            previous = entry.folded
            longestRun = max(longestRun, run)
            if entry.kinds.contains(.word) {
                if word == 0 {
                    initials[Int(entry.folded)] += 1
                    commonestInitial = max(commonestInitial, Int(initials[Int(entry.folded)]))
                }
                word += 1
                longestWord = max(longestWord, word)
            } else {
                word = 0
            }
        }
        length = text.count
        mayHoldLink = LinkCharacters.mayHoldLink(text)
    }

    /// How many letters, all of which have case.
    var letters: Int { Int(counts & 0xFFFF) }
    var capitals: Int { Int(counts >> 16 & 0xFFFF) }
    var digits: Int { Int(counts >> 32 & 0xFFFF) }
    /// How many characters are neither letters, digits nor white space.
    var symbols: Int { Int(counts >> 48) }
    var hasAt: Bool { kinds.contains(.at) }
    /// Whether there is an opening bracket.
    var hasBracket: Bool { kinds.contains(.bracket) }
    var hasLineBreak: Bool { kinds.contains(.lineBreak) }
    /// Whether there are control characters other than white space.
    var hasInvisible: Bool { kinds.contains(.invisible) }
}
