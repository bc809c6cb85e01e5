import SeededNumbers
import Testing

@testable import ReviewRules

/// That no match is smaller, `LiteralRequirementOracleTests` asks PCRE2 for every pattern of the corpus.
@Suite("The extent of a pattern")
struct PatternExtentTests {
    @Test(
        "is what every match takes at least",
        arguments: [
            ("", 0, 0), ("abc", 3, 0), ("a|bcd", 1, 0), ("a?b*c+", 1, 0), ("a{3,}", 3, 0), ("(ab){2}", 4, 0),
            ("^a$", 1, 0),
            (".", 1, 0), ("[^a]", 1, 0), ("\\w\\s\\p{L}", 3, 0), ("\\d", 1, 1), ("[0-9]", 1, 1), ("[13]", 1, 1),
            ("[0-9a]", 1, 0), ("[\\d7]", 1, 1), ("[\\d.]", 1, 0), ("[^\\d]", 1, 0), ("[\\d\\w]", 1, 0), ("7", 1, 1),
            ("\\d{3}[ .-]\\d{4}", 8, 7), ("(?:\\d{3}|x) \\d", 3, 1), ("\\d{40}", 40, 15), ("(a)\\1{11}", 1, 0),
            ("(?=abc)a", 1, 0), ("(?!abc)a", 1, 0), ("(?<=\\d)a", 1, 0), ("(?(1)a|b)c", 2, 0), ("(?(1)a)c", 1, 0),
            ("(?(DEFINE)(?<x>abc))d", 1, 0), ("(?R)?a", 1, 0),
            ("[a-z]{61,}+", 61, 0), ("a{4095}b{9}", 4095, 0), ("[a-z]{5000}", 4095, 0), ("(?i)straße", 6, 0),
            ("(*ACCEPT)abc", 0, 0),
            ("(", 0, 0),
        ])
    func table(pattern: String, length: Int, digits: Int) {
        let extent = PatternExtent(of: pattern)
        #expect(extent.length == length)
        #expect(extent.digits == digits)
    }

    @Test(
        "is a run of one character, if the pattern is that and nothing else",
        arguments: [
            (#"(.)\1"#, 2), (#"(.)\1+"#, 2), (#"(.)\1*"#, 1), (#"(.)\1?"#, 1), (#"(.)\1{3}"#, 4), (#"(.)\1{3,}"#, 4),
            (#"(.)\1{3,9}?"#, 4), (#"(.)\1{3,}+"#, 4), (#"(.)\1{40}"#, 15), (#"(?i)(\w)\1{11,}+"#, 12),
            (#"(\pL)\1\1"#, 0), (#"(\p{Lu})\1{2}"#, 3), (#"(?i)([\p{L}\p{P}\p{S}])\1{11,}+"#, 12), (#"([^ ])\1{4}"#, 5),
            (#"(a)\1{4}"#, 0), (#"(..)\1{4}"#, 0), (#"(.)x\1{4}"#, 0), (#"x(.)\1{4}"#, 0), (#"(.)\1{4}|x"#, 0),
            (#"(.)\1{4}x"#, 0), (#"(.)\11"#, 0), (#"(\X)\1{4}"#, 0), (#"(\R)\1{4}"#, 0), (#"(.?)\1{4}"#, 0),
            (#"(.|)\1{4}"#, 0), (#"([ab]?)\1{4}"#, 0), (#"([a][b])\1{4}"#, 0), (#"(?:.)\1{4}"#, 0),
            (#"(?<a>.)\1{4}"#, 0),
            (#"(?|(.))\1{4}"#, 0), (#"(?n)(.)\1{4}"#, 0), (#"((.)\1{4})"#, 0), (#"([\Q]\E])\1{4}"#, 0), ("^$", 0),
            ("", 0),
            (#"(.)\1{4"#, 0), (#"(\d)\g1{4}"#, 0),
        ])
    func runs(pattern: String, run: Int) {
        #expect(PatternExtent(of: pattern).run == run)
    }

    @Test("counts runs only for views that make none longer")
    func runsInViews() throws {
        for views in [[View.raw], [.folded], [.raw, .folded], [.leet], [.joined], View.allCases] {
            var rule = Rule(id: "run", action: .deny)
            rule.views = views
            rule.match = Match()
            rule.match?.any.patterns = [#"([\w ])\1{4}"#]
            var oracle = try ReviewerOracle(RuleSet(rules: [rule]))
            for text in ["aaaaa", "aAaAa", "a1l1l1lx", "5s5s5", "x x x x x", "x.x.x.x.x", "aaaa", "", "🙂🙂🙂🙂🙂", "ééééé"]
            {
                oracle.expectAgreement(on: Message(content: text))
            }
        }
    }

    @Test("fits a text or not whatever the view, since none adds characters or digits to ASCII", arguments: 0..<10)
    func views(seed: Int) {
        var random = SeededGenerator(seed: UInt64(6000 + seed))
        let characters = (UInt8(0)..<0x80).map { [$0] } + ["1337", "a ", ".", "!", "0"].map { Array($0.utf8) }
        for _ in 0..<500 {
            let text = random.list(0...24) { $0.pick(characters) }.flatMap(\.self)
            let facts = TextFacts(text.span)
            for reading in ViewText.Reading.allCases {
                let shown = String(decoding: ViewText(text, as: reading).bytes, as: UTF8.self).unicodeScalars
                #expect(shown.count <= facts.length, "\(reading)")
                #expect(shown.count { $0.properties.generalCategory == .decimalNumber } <= facts.digits, "\(reading)")
            }
        }
    }
}
