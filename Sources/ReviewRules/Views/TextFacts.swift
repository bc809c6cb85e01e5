/// What an ASCII text holds, counted in one pass: enough for most filters, patterns and views to know that they would find
/// nothing.
struct TextFacts {
    /// How long the text is, bytes.
    private(set) var length = 0
    /// How many bytes the longest run of one character has, case ignored.
    private(set) var longestRun = 0
    /// How many bytes the longest word of letters, digits and `_` has.
    private(set) var longestWord = 0
    /// How many words begin with the same character, case ignored: with the one with which most do.
    private(set) var commonestInitial = 0
    /// How many letters, all of which have case.
    private(set) var letters = 0
    private(set) var capitals = 0
    private(set) var digits = 0
    /// How many characters are neither letters, digits nor white space.
    private(set) var symbols = 0
    /// Whether something may join two labels or end a scheme.
    private(set) var mayHoldLink = false
    /// Whether the view joined may drop a separator: a sign stands right before a piece of a word, or two pieces may be
    /// single letters. Unless it says so, none is dropped.
    private(set) var maySeparate = false
    private(set) var hasAt = false
    /// Whether there is an opening bracket.
    private(set) var hasBracket = false
    private(set) var hasLineBreak = false
    /// Whether there are control characters other than white space.
    private(set) var hasInvisible = false
    /// Whether there is a sign that stands for a letter inside words.
    private(set) var hasSign = false

    /// What one character does to the counters, and to the sequences.
    private struct Entry {
        /// Added to the counters.
        var added: SIMD8<Int16> = .zero
        /// The counters that go on from where they are; the others begin anew.
        var kept: SIMD8<Int16> = .init(repeating: -1)
        /// The places of sequences where it may stand.
        let places: UInt64
        /// The character without case.
        let folded: UInt8

        init(_ scalar: UInt32, places: UInt64) {
            let record = FoldTable.record(of: scalar)
            self.places = places
            folded = UInt8(truncatingIfNeeded: FoldTable.simpleFold(scalar))
            added[Counter.letters] = record.isLetter ? 1 : 0
            added[Counter.capitals] = record.isUppercase ? 1 : 0
            added[Counter.digits] = record.isDecimalDigit ? 1 : 0
            added[Counter.symbols] = record.isLetter || record.isDecimalDigit || record.isWhiteSpace ? 0 : 1
            added[Counter.word] = record.isWord ? 1 : 0
            kept[Counter.word] = record.isWord ? -1 : 0
        }
    }

    /// The places of the counters.
    private enum Counter {
        static let letters = 0, capitals = 1, digits = 2, symbols = 3, word = 4
    }

    /// The longest text, bytes, that the counters can count.
    static let longestText = Int(Int16.max)

    /// What the pass looks things up in: one constant, since the runtime is asked for each whether it is there yet.
    private struct Tables {
        /// By character; made from the tables that filters and views ask, so that neither can say something else.
        let entries: [Entry]
        let begins, needsSame, initial, single, signedPiece, link, at, bracket, lineBreak, invisible, sign: UInt64

        init() {
            let bits = CharacterSequence.Bits()
            entries = (UInt32(0)..<0x80).map { Entry($0, places: bits.places(of: $0)) }
            begins = bits.begins
            needsSame = bits.needsSame
            initial = bits.end(of: .initial)
            single = bits.end(of: .lonePiece) | bits.end(of: .doubledPiece)
            signedPiece = bits.end(of: .signedPiece)
            link = bits.end(of: .dot) | bits.end(of: .colon) | bits.end(of: .wordDot)
            at = bits.end(of: .at)
            bracket = bits.end(of: .bracket)
            lineBreak = bits.end(of: .lineBreak)
            invisible = bits.end(of: .invisible)
            sign = bits.end(of: .sign)
        }
    }

    private static let tables = Tables()

    /// The facts of an empty text.
    init() {}

    /// Reads `text`: ASCII, at most `longestText` bytes.
    init(_ text: Span<UInt8>) {
        let tables = Self.tables
        let entries = tables.entries.span
        var counters = SIMD8<Int16>.zero
        var most = SIMD8<Int16>.zero
        var initials = InlineArray<128, UInt16>(repeating: 0)
        // A text begins and ends as if it stood between spaces.
        let space = entries[0x20]
        // The ends of sequences that are in the text, once or more often, and twice or more often.
        var found: UInt64 = 0
        var twice: UInt64 = 0
        var state = space.places & tables.begins
        var previous = space.folded
        var run = 0
        for index in text.indices {
            let entry = entries[Int(text[index])]
            counters = (counters & entry.kept) &+ entry.added
            most = pointwiseMax(most, counters)

            let isSame = entry.folded == previous ? 1 : 0
            previous = entry.folded
            run = (run & -isSame) &+ 1
            longestRun = max(longestRun, run)

            let allowed = UInt64(bitPattern: Int64(-isSame)) | ~tables.needsSame
            state = (state << 1 | tables.begins) & entry.places & allowed
            twice |= found & state
            found |= state
            let initial = initials[Int(entry.folded)] &+ (state & tables.initial != 0 ? 1 : 0)
            initials[Int(entry.folded)] = initial
            commonestInitial = max(commonestInitial, Int(initial))
        }
        state = (state << 1 | tables.begins) & space.places
        twice |= found & state & tables.single
        found |= state & tables.single

        length = text.count
        letters = Int(counters[Counter.letters])
        capitals = Int(counters[Counter.capitals])
        digits = Int(counters[Counter.digits])
        symbols = Int(counters[Counter.symbols])
        longestWord = Int(most[Counter.word])
        let hasTwoSingles = twice & tables.single != 0 || found & tables.single == tables.single
        maySeparate = hasTwoSingles || found & tables.signedPiece != 0
        mayHoldLink = found & tables.link != 0 && LinkCharacters.mayHoldLink(text)
        hasAt = found & tables.at != 0
        hasBracket = found & tables.bracket != 0
        hasLineBreak = found & tables.lineBreak != 0
        hasInvisible = found & tables.invisible != 0
        hasSign = found & tables.sign != 0
    }
}
