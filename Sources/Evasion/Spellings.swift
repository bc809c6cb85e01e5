/// Spellings with nothing but the keys of a keyboard.
enum Spellings {
    private static let signs: [Character: [String]] = [
        "a": ["4", "@"], "b": ["8"], "e": ["3", "€"], "g": ["9"], "i": ["1", "!", "|"], "l": ["1", "|"], "o": ["0"],
        "s": ["5", "$"], "t": ["7", "+"], "z": ["2"],
    ]

    /// Digits and signs for some letters; one letter at least stays, since what holds none reads as a number.
    static func leet(_ letters: Letters, _ random: inout SplitMix64) -> String? {
        for percent in [60, 30, 0] {
            let text = LookAlikes.replace(letters, by: signs, percent: percent, &random)
            guard let text else { return nil }
            if text.unicodeScalars.contains(where: { Letters.number($0) != nil }) { return text }
        }
        return nil
    }

    /// Some letters, one at least, two to five times each.
    static func repeatedLetters(_ letters: Letters, _ random: inout SplitMix64) -> String? {
        letters.replacing(30, &random) { number, random in
            let letter = String(Unicode.Scalar(UInt8(0x61 + number)))
            return String(repeating: letter, count: Int.random(in: 2...5, using: &random))
        }
    }
}
