import BuiltProducts
import Evasion
import Foundation
import ReviewRules
import Testing

@Suite("An evasion technique")
struct EvasionTechniqueTests {
    private static let terms = ["shit", "bastard", "wanker", "scumbag", "bullshit", "dildo", "free nitro", "xxx"]

    private static let confusables = Result {
        let file = try BuiltProduct.testTool("confusables/confusables/assets/confusables.txt")
        return Confusables(parsing: try String(contentsOf: file, encoding: .utf8))
    }

    private func spellings(_ technique: EvasionTechnique, _ term: String, seed: UInt64 = 1) throws -> [String] {
        let confusables = try Self.confusables.get()
        var random = SplitMix64(seed: seed)
        return (0..<40).compactMap { _ in technique.disguise(term, confusables: confusables, using: &random) }
    }

    @Test("changes the text, and a reader still sees as many letters", arguments: EvasionTechnique.allCases)
    func changes(technique: EvasionTechnique) throws {
        for term in Self.terms where technique != .smallCapitals || term != "xxx" {
            let spellings = try spellings(technique, term)
            guard technique != .leet || term != "xxx" else {
                #expect(spellings.isEmpty)
                continue
            }
            #expect(!spellings.isEmpty)
            for spelling in spellings {
                #expect(spelling.unicodeScalars.count >= term.unicodeScalars.count, "\(spelling)")
                #expect(!spelling.unicodeScalars.elementsEqual(term.unicodeScalars), "\(spelling)")
            }
        }
    }

    @Test("gives the same spellings for the same seed, and others for another", arguments: EvasionTechnique.allCases)
    func deterministic(technique: EvasionTechnique) throws {
        let one = try spellings(technique, "bastard")
        #expect(try spellings(technique, "bastard") == one)
        let hasOneSpelling = [.fullWidth, .smallCapitals].contains(technique)
        #expect(try (spellings(technique, "bastard", seed: 2) == one) == hasOneSpelling)
    }

    @Test("is seen through: a keyword is found in most spellings of it", arguments: EvasionTechnique.allCases)
    func foldsBack(technique: EvasionTechnique) throws {
        for term in Self.terms {
            var rule = Rule(id: "term", action: .tag)
            rule.views = View.allCases
            var match = Match()
            match.any.keywords = [Keyword(text: term)]
            rule.match = match
            let reviewer = try Reviewer(RuleSet(rules: [rule]))
            var verdict = Verdict()
            let spellings = try spellings(technique, term)
            let missed = spellings.filter { spelling in
                reviewer.evaluate(Message(content: "well, \(spelling) then"), into: &verdict)
                return verdict.hits.isEmpty
            }
            #expect(missed.count * 10 <= spellings.count, "\(term): \(missed)")
        }
    }

    @Test("has nothing for a term without letters a–z", arguments: EvasionTechnique.allCases)
    func nothing(technique: EvasionTechnique) throws {
        for term in ["", "日本", "1337", " - "] {
            #expect(try spellings(technique, term).isEmpty)
        }
    }

    @Test("leaves what is no letter as it is", arguments: [EvasionTechnique.fullWidth, .circled, .zalgo, .diacritics])
    func otherCharacters(technique: EvasionTechnique) throws {
        for spelling in try spellings(technique, "a 日-1") {
            #expect(String(spelling.unicodeScalars.suffix(4)) == " 日-1")
        }
    }

    @Test(
        "spells as people do",
        arguments: [
            (EvasionTechnique.fullWidth, "Ab", "ａｂ"), (.smallCapitals, "rat", "ʀᴀᴛ"),
            (.regionalIndicators, "ok", "🇴\u{200B}🇰"),
        ])
    func examples(technique: EvasionTechnique, term: String, expected: String) throws {
        #expect(try spellings(technique, term).contains(expected))
    }

    @Test("The look-alikes of UTS #39 are those of the file, without ASCII and without marks")
    func confusablesFile() throws {
        let confusables = Confusables(
            parsing: """
                \u{FEFF}# comment
                0430 ;\t0061 ;\tMA\t# а → a
                0C82 ;\t006F ;\tMA\t# a mark
                0031 ;\t006C ;\tMA\t# 1, ASCII
                0022 ;\t0027 0027 ;\tMA\t# two
                zzzz ;\t0061 ;\tMA
                ;
                """)
        var random = SplitMix64(seed: 3)
        #expect(EvasionTechnique.confusables.disguise("a", confusables: confusables, using: &random) == "а")
        #expect(EvasionTechnique.confusables.disguise("ol", confusables: confusables, using: &random) == nil)
        #expect(EvasionTechnique.confusables.disguise("a", using: &random) == nil)
    }
}
