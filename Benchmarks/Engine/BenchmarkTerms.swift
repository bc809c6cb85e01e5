import Evasion

/// The words that keywords and regexes are made of: those of better-profanity, and as many made-up ones as it takes.
struct BenchmarkTerms {
    private static let onsets = [
        "b", "br", "ch", "d", "f", "gr", "k", "l", "m", "n", "p", "r", "sk", "st", "t", "v", "z",
    ]
    private static let vowels = ["a", "e", "i", "o", "u", "oo", "ai"]
    private static let codas = ["", "ck", "g", "m", "n", "nk", "p", "rd", "sh", "tt", "x"]
    private static let cyrillic = Array("бвгджзклмнпрстфхцчш").map(String.init)
    private static let cyrillicVowels = Array("аеиоуыя").map(String.init)
    private static let han = Array("死傻逼垃圾骗钱色情赌博毒品枪杀狗贱货滚蛋笨猪").map(String.init)

    private var random = SplitMix64(seed: 2_700)
    private var known: Set<String> = []

    /// `count` different terms in an order of chance.
    static func make(_ count: Int, from words: [String]) -> [String] {
        var terms = BenchmarkTerms()
        var result = words.map { $0.lowercased() }.filter { terms.known.insert($0).inserted }
        while result.count < count {
            let term = terms.madeUp()
            if terms.known.insert(term).inserted { result.append(term) }
        }
        result.shuffle(using: &terms.random)
        return Array(result.prefix(count))
    }

    /// A word of two or three syllables; one in eight is a phrase, one in ten Russian, one in twenty Chinese.
    private mutating func madeUp() -> String {
        switch Int.random(in: 0..<40, using: &random) {
        case 0..<5: return word(1...2) + " " + word(1...2)
        case 5..<9: return (0..<3).map { _ in pick(Self.cyrillic) + pick(Self.cyrillicVowels) }.joined()
        case 9..<11: return (0..<3).map { _ in pick(Self.han) }.joined()
        default: return word(2...3)
        }
    }

    private mutating func word(_ syllables: ClosedRange<Int>) -> String {
        (0..<Int.random(in: syllables, using: &random))
            .map { _ in pick(Self.onsets) + pick(Self.vowels) + pick(Self.codas) }.joined()
    }

    private mutating func pick(_ choices: [String]) -> String {
        choices[Int.random(in: 0..<choices.count, using: &random)]
    }
}
