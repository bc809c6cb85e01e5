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
    fileprivate struct Place {
        /// Whether it must be equal to the one before, case ignored.
        var isSame = false
        var fits: (UInt32) -> Bool
    }

    fileprivate var places: [Place] {
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

    /// The bits of all places of all sequences.
    struct Bits {
        private let places: [Place]
        private let ends: [UInt64]
        /// The bits of all first places.
        let begins: UInt64
        /// The bits of all places where a character must be as the one before.
        let needsSame: UInt64

        init() {
            var places: [Place] = []
            var ends: [UInt64] = []
            var begins: UInt64 = 0
            for sequence in CharacterSequence.allCases {
                begins |= 1 << UInt64(places.count)
                places += sequence.places
                ends.append(1 << UInt64(places.count - 1))
            }
            self.places = places
            self.ends = ends
            self.begins = begins
            needsSame = places.bits { $0.isSame }
        }

        /// The bit that is set where `sequence` ends.
        func end(of sequence: CharacterSequence) -> UInt64 { ends[sequence.rawValue] }

        /// The bits of all places where the character may stand.
        func places(of character: UInt32) -> UInt64 {
            places.bits { $0.fits(character) }
        }
    }
}

extension [CharacterSequence.Place] {
    fileprivate func bits(where isIncluded: (Element) -> Bool) -> UInt64 {
        enumerated().reduce(0) { $0 | (isIncluded($1.element) ? 1 << UInt64($1.offset) : 0) }
    }
}
