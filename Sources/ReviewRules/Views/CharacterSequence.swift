/// The sequences of ASCII characters that `TextFacts` looks for, all at once: each of their places has a bit, and a step
/// moves all bits on by one place (Baeza-Yates and Gonnet, CACM 35:10, 1992).
///
/// A step takes no branches: words are short, so that a processor would guess wrong at each of them.
enum CharacterSequence: Int, CaseIterable {
    case at, bracket, lineBreak, invisible, dot, colon
    /// A sign that stands for a letter inside words.
    case sign
    /// `dot`, case ignored.
    case wordDot
    /// The beginning of a word.
    case initial
    /// A sign right before a piece of a word, as `JoinedReading` takes pieces.
    case signedPiece
    /// A piece of one character.
    case lonePiece
    /// A piece that begins with two equal characters, case ignored.
    case doubledPiece

    /// What a character must be to stand at a place.
    private struct Place {
        /// Whether it must be equal to the one before, case ignored.
        var isSame = false
        var fits: (UInt32) -> Bool
    }

    private var places: [Place] {
        switch self {
        case .at: [Place { $0 == 0x40 }]
        case .bracket: [Place { [0x28, 0x5B, 0x7B].contains($0) }]
        case .lineBreak: [Place(fits: LengthFilter.isLineBreak)]
        case .invisible: [Place(fits: InvisibleCharacters.isInvisible)]
        case .dot: [Place { $0 == 0x2E }]
        case .colon: [Place { $0 == 0x3A }]
        case .sign: [Place(fits: LeetReading.isSign)]
        case .wordDot: "dot".unicodeScalars.map { letter in Place { $0 | 0x20 == letter.value } }
        case .initial: [Place { !FoldTable.isWord($0) }, Place(fits: FoldTable.isWord)]
        case .signedPiece:
            [Place { !JoinedReading.belongs($0) && !FoldTable.isWhiteSpace($0) }, Place(fits: JoinedReading.belongs)]
        case .lonePiece:
            [
                Place { !JoinedReading.belongs($0) }, Place(fits: JoinedReading.belongs),
                Place { !JoinedReading.belongs($0) },
            ]
        case .doubledPiece:
            [
                Place { !JoinedReading.belongs($0) }, Place(fits: JoinedReading.belongs),
                Place(isSame: true, fits: JoinedReading.belongs),
            ]
        }
    }

    /// How many places there are before those of this sequence.
    private var offset: Int {
        Self.allCases.prefix(rawValue).reduce(0) { $0 + $1.places.count }
    }

    /// The bit that is set where the sequence ends.
    var end: UInt64 { 1 << UInt64(offset + places.count - 1) }

    /// The bits of all first places.
    static let begins: UInt64 = allCases.reduce(0) { $0 | 1 << UInt64($1.offset) }

    /// The bits of all places where a character must be as the one before.
    static let needsSame: UInt64 = bits { $0.isSame }

    /// The bits of all places where the character may stand.
    static func bits(of character: UInt32) -> UInt64 {
        bits { $0.fits(character) }
    }

    private static func bits(where isIncluded: (Place) -> Bool) -> UInt64 {
        allCases.flatMap(\.places).enumerated().reduce(0) { $0 | (isIncluded($1.element) ? 1 << UInt64($1.offset) : 0) }
    }
}
