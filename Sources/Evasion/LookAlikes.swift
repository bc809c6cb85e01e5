/// Letters of other scripts that look like a–z.
enum LookAlikes {
    /// Cyrillic and Cyrillic Supplement.
    static let cyrillic: [Character: [String]] = [
        "a": ["а", "А"], "b": ["в", "В", "Ь"], "c": ["с", "С"], "d": ["ԁ"], "e": ["е", "Е", "ё"], "g": ["ԍ"],
        "h": ["һ", "Н", "Һ"], "i": ["і", "І", "ї"], "j": ["ј", "Ј"], "k": ["к", "К"], "l": ["ӏ"], "m": ["м", "М"],
        "o": ["о", "О"], "p": ["р", "Р"], "q": ["ԛ"], "r": ["г"], "s": ["ѕ", "Ѕ"], "t": ["т", "Т"], "v": ["ѵ"],
        "w": ["ԝ", "Ԝ"], "x": ["х", "Х"], "y": ["у", "У", "ү"],
    ]
    /// Greek and Coptic.
    static let greek: [Character: [String]] = [
        "a": ["α", "Α", "ά"], "b": ["Β", "β"], "c": ["ϲ", "Ϲ"], "e": ["ε", "Ε"], "h": ["Η"], "i": ["ι", "Ι", "ί"],
        "j": ["ϳ", "Ϳ"], "k": ["κ", "Κ"], "m": ["Μ"], "n": ["η", "Ν"], "o": ["ο", "Ο", "ό"], "p": ["ρ", "Ρ"],
        "t": ["τ", "Τ"], "u": ["υ"], "v": ["ν"], "w": ["ω"], "x": ["χ", "Χ"], "y": ["γ", "Υ"], "z": ["Ζ"],
    ]

    static func replace(
        _ letters: Letters, by table: [Character: [String]], percent: Int = 60, _ random: inout SplitMix64
    ) -> String? {
        letters.replacing(percent, &random) { number, random in
            let letter = Character(Unicode.Scalar(UInt8(0x61 + number)))
            return table[letter].map { random.pick($0) }
        }
    }
}
