import ReviewRules
import SeededNumbers
import Testing

@Suite("Overlapping spans")
struct OverlapTests {
    @Test(
        "of two masks are each masked once, by the rule that runs first",
        arguments: [
            ("bcd", "cde", "a###*f"), ("cde", "bcd", "a*###f"), ("bcde", "cd", "a####f"), ("cd", "bcde", "a*##*f"),
            ("bc", "de", "a##**f"), ("bc", "bc", "a##def"), ("[bd]", "[a-f]", "*#*#**"), ("ab", "b|c", "##*def"),
        ])
    func masks(first: String, second: String, content: String) throws {
        let rules = [try rule("1", .mask("#"), patterns: [first]), try rule("2", .mask("*"), patterns: [second])]
        #expect(try judge("abcdef", rules[0], rules[1]).content == content)
    }

    @Test(
        "of an earlier mask drop a later replacement, touching ones do not",
        arguments: [
            ("bcd", "de", "a###ef"), ("bcd", "abcdef", "a###ef"), ("bcd", "c", "a###ef"), ("bcd", "e", "a###<e>f"),
            ("bcd", "a", "<a>###ef"), ("b|d", "c", "a#<c>#ef"),
        ])
    func maskThenReplacement(first: String, second: String, content: String) throws {
        let mask = try rule("1", .mask("#"), patterns: [first])
        #expect(try judge("abcdef", mask, rule("2", replacement("<{{match}}>"), patterns: [second])).content == content)
    }

    @Test(
        "of an earlier replacement leave a later mask the rest",
        arguments: [
            ("bcd", "cde", "a<>*f"), ("cd", "bcde", "a*<>*f"), ("bcde", "cd", "a<>f"), ("b|e", ".+", "*<>**<>*"),
        ])
    func replacementThenMask(first: String, second: String, content: String) throws {
        let replacement = try rule("1", replacement("<>"), patterns: [first])
        #expect(try judge("abcdef", replacement, rule("2", .mask("*"), patterns: [second])).content == content)
    }

    @Test("are on the original text: a rule sees nothing of what earlier rules wrote")
    func originalText() throws {
        let first = try rule("1", replacement("dog"), keywords: ["cat"])
        let second = try rule("2", .deny, keywords: ["dog"])
        let third = try rule("3", .tag, keywords: ["cat"])
        let judgement = try judge("a cat", first, second, third)
        #expect(judgement.content == "a dog")
        #expect(judgement.hits == ["1", "3"])
    }

    @Test("follow priority, not file order")
    func priority() throws {
        let low = try rule("low", .mask("*"), patterns: ["bcd"])
        let high = try rule("high", .mask("#"), patterns: ["cde"], priority: 1)
        #expect(try judge("abcdef", low, high).content == "a*###f")
    }

    @Test("agree with a naive reckoning, cluster by cluster, on random rules")
    func oracle() throws {
        var random = SeededGenerator(seed: 5)
        let text = Array("abcdefgh")
        for _ in 0..<500 {
            var owner = [Int?](repeating: nil, count: text.count)
            let masks = random.list(1...5) { random in
                random.list(1...3) { random in
                    let bounds = [0, 1].map { _ in Int.random(in: 0..<text.count, using: &random) }.sorted()
                    return bounds[0]..<(bounds[1] + 1)
                }
            }
            var rules: [Rule] = []
            for (index, ranges) in masks.enumerated() {
                let patterns = ranges.map { String(text[$0]) }
                rules.append(try rule("r", .mask("\(index)"), patterns: patterns))
                for position in ranges.joined() where owner[position] == nil { owner[position] = index }
            }
            let expected = zip(text, owner).map { $1.map { "\($0)" } ?? "\($0)" }.joined()
            #expect(try judge(message(String(text)), by: RuleSet(rules: rules)).content == expected)
        }
    }
}
