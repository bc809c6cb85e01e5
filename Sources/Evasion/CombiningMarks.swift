/// Marks that are drawn over letters.
enum CombiningMarks {
    /// Combining Diacritical Marks.
    private static let block = Array(UInt32(0x300)...0x36F)
    /// Those that letters of living languages carry: grave to caron without the rare ones, cedilla, ogonek.
    private static let common: [UInt32] = [
        0x300, 0x301, 0x302, 0x303, 0x304, 0x306, 0x307, 0x308, 0x30A, 0x30B, 0x30C, 0x323, 0x327, 0x328,
    ]
    /// Short and long stroke overlay, short and long solidus overlay.
    private static let overlays: [UInt32] = [0x335, 0x336, 0x337, 0x338]
    /// Latin-1 Supplement and Latin Extended-A: letters that are one code point with their mark.
    private static let precomposed: [Character: String] = [
        "a": "àáâãäåāăą", "c": "çćĉċč", "d": "ď", "e": "èéêëēĕėęě", "g": "ĝğġģ", "h": "ĥ", "i": "ìíîïĩīĭį", "j": "ĵ",
        "k": "ķ", "l": "ĺļľ", "n": "ñńņň", "o": "òóôõöōŏő", "r": "ŕŗř", "s": "śŝşš", "t": "ţť", "u": "ùúûüũūŭůűų",
        "w": "ŵ", "y": "ýÿŷ", "z": "źżž",
    ]

    static func diacritics(_ letters: Letters, _ random: inout SplitMix64) -> String? {
        letters.replacing(60, &random) { number, random in
            let letter = Character(Unicode.Scalar(UInt8(0x61 + number)))
            if random.chance(50), let choices = precomposed[letter] { return String(random.pick(Array(choices))) }
            return String(letter) + marks(1, of: common, &random)
        }
    }

    /// Three to eight marks on each letter.
    static func zalgo(_ letters: Letters, _ random: inout SplitMix64) -> String? {
        afterEachLetter(letters, &random) { random in
            marks(Int.random(in: 3...8, using: &random), of: block, &random)
        }
    }

    static func strikeThrough(_ letters: Letters, _ random: inout SplitMix64) -> String? {
        let overlay = [random.pick(overlays)]
        return afterEachLetter(letters, &random) { marks(1, of: overlay, &$0) }
    }

    private static func afterEachLetter(
        _ letters: Letters, _ random: inout SplitMix64, _ marks: (inout SplitMix64) -> String
    ) -> String? {
        letters.replacing(100, &random) { number, random in
            String(Unicode.Scalar(UInt8(0x61 + number))) + marks(&random)
        }
    }

    private static func marks(_ count: Int, of choices: [UInt32], _ random: inout SplitMix64) -> String {
        var text = String.UnicodeScalarView()
        for _ in 0..<count {
            if let mark = Unicode.Scalar(random.pick(choices)) { text.append(mark) }
        }
        return String(text)
    }
}
