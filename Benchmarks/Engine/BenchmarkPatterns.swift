import Evasion

/// Regexes as moderators write them, made from terms: of ten, six are leet spellings that tolerate separators, two are
/// phrases with choices, one is an alternation of words with endings, and one is a host name.
struct BenchmarkPatterns {
    private static let spellings: [Character: String] = [
        "a": "[a@4]+", "b": "[b8]+", "c": "[c(k]+", "e": "[e3]+", "g": "[g9]+", "i": "[i1!|]+", "l": "[l1|]+",
        "o": "[o0]+", "s": "[s5$z]+", "t": "[t7+]+", "u": "[u*v@]+", "z": "[z2s]+",
    ]
    private static let verbs = ["free", "cheap", "buy", "get", "earn", "claim", "win", "sell", "trade", "boost"]
    private static let goods = [
        "btc", "eth", "nitro", "followers", "viewers", "skins", "robux", "gift ?cards?", "v[- ]?bucks", "giveaway",
        "subs", "crypto", "accounts?",
    ]
    private static let endings = ["com", "net", "gg", "io", "xyz", "ru", "tv", "me"]

    private var random = SplitMix64(seed: 500)

    /// `count` regexes from `terms`, of which those that are one word of a–z are used.
    static func make(_ count: Int, from terms: [String]) -> [String] {
        var patterns = BenchmarkPatterns()
        let words = terms.filter { $0.utf8.count > 3 && $0.utf8.allSatisfy { (0x61...0x7A).contains($0) } }
        return (0..<count).map { patterns.make($0, words) }
    }

    private mutating func make(_ number: Int, _ words: [String]) -> String {
        switch number % 10 {
        case 0...5: leet(words[number % words.count])
        case 6, 7: phrase(words)
        case 8: #"(?i)\b(?:\#((0..<3).map { _ in pick(words) }.joined(separator: "|")))(?:s|ed|er|ing)?\b"#
        default: #"(?i)\b(?:https?://)?(?:www\.)?\#(pick(words))\#(pick(words))\.(?:\#(pick(Self.endings))|co)\b/?\S*"#
        }
    }

    /// `fuck` as `(?i)\bf+[\W_]*[u*v@]+[\W_]*[c(k]+[\W_]*k+`.
    private func leet(_ word: String) -> String {
        #"(?i)\b"# + word.map { Self.spellings[$0] ?? "\($0)+" }.joined(separator: #"[\W_]*"#)
    }

    private mutating func phrase(_ words: [String]) -> String {
        let goods = (0..<3).map { _ in pick(Self.goods) } + [pick(words)]
        return #"(?i)\b\#(pick(Self.verbs))\s+(?:\#(pick(words))\s+)?(\#(goods.joined(separator: "|")))\b"#
    }

    private mutating func pick(_ choices: [String]) -> String {
        choices[Int.random(in: 0..<choices.count, using: &random)]
    }
}
