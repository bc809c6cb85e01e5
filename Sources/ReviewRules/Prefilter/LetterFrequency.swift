/// How often a code point occurs in English chat.
enum LetterFrequency {
    /// The share of `scalar`, which must be lower case, in folded text.
    ///
    /// Letters: per cent of English text, less a sixth for the spaces, rounded; digits and punctuation as in game chat,
    /// where they are rarer than in prose but for `!` and `?`. Only the order of magnitude matters: it decides which
    /// literals are looked for, never what matches.
    static func of(_ scalar: UInt32) -> Double {
        switch scalar {
        case 0x61...0x7A: letters[Int(scalar) - 0x61] / 100
        case 0x20: 0.17
        case 0x30...0x39: 0.004
        case 0x21, 0x27, 0x2C, 0x2E, 0x3F: 0.008
        case 0...0x7F: 0.001
        // Most of the rest is folded to nothing or a letter, or is an emoji; each is rare.
        default: 0.0003
        }
    }

    // a to z.
    private static let letters = [
        6.7, 1.3, 2.2, 3.3, 9.8, 1.7, 1.9, 4.7, 6.1, 0.2, 1.0, 3.7, 2.3, 5.7, 6.8, 1.6, 0.1, 4.8, 5.2, 7.3, 2.7, 0.8,
        1.9,
        0.2, 1.9, 0.1,
    ]
}
