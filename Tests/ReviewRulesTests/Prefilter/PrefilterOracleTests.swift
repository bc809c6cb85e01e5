import BuiltProducts
import Foundation
import RuleFiles
import SeededNumbers
import Testing

@testable import ReviewRules

/// The prefilter may never change what a rule set says, nor may compiling it.
@Suite("The prefilter, on and off")
struct PrefilterOracleTests {
    private static func samples() throws -> [String] {
        let file = BuiltProduct.root.appendingPathComponent("Samples/messages.jsonl")
        return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map { line in
            let object = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            return object?["Content"] as? String ?? (object?["payload"] as? [String: Any])?["Content"] as? String
                ?? String(line)
        }
    }

    private func expectEqual(_ ruleSet: RuleSet, _ messages: [Message]) throws {
        var oracle = try ReviewerOracle(ruleSet)
        for message in messages { oracle.expectAgreement(on: message) }
    }

    @Test("agree on the project's rules, the samples and 4 mutations of each")
    func projectRules() throws {
        var ruleSet = try RuleFolder.load(BuiltProduct.root.appendingPathComponent("rules").path).ruleSet
        // Each rule also in every view: what the pack does not use yet is searched as well.
        let everywhere = ruleSet.rules.map { rule in
            var rule = rule
            rule.views = View.allCases
            rule.status = .test
            return rule
        }
        ruleSet = RuleSet(settings: ruleSet.settings, rooms: ruleSet.rooms, rules: ruleSet.rules + everywhere)
        var random = SeededGenerator(seed: 21)
        var messages: [Message] = []
        for text in try Self.samples() {
            messages.append(Message(content: text))
            for _ in 0..<4 { messages.append(Message(content: mutate(text, &random))) }
        }
        try expectEqual(ruleSet, messages)
    }

    @Test("agree on random rules and random messages", arguments: 0..<8)
    func randomRules(_ seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(100 + seed))
        let patterns = [
            "(?i)sh[i1]+t", "f+u+c+k", "(?:free|cheap)\\s+btc", "\\bk(?=ill)", "a|b", "(?i)straße", "(?i)ΜΑΛΑΚ", "ſhit",
            "x{0}", "", "(?i)\\x{212A}ill", "d(?:i|1)ld[o0]", "[^a]b", "(foo)?bar", "a\u{301}b", "(?x) s h i t # no",
            #"(.)\1{2,}"#, #"(?i)([^ ])\1{3}"#,
        ]
        let words = [
            "shit", "*uck*", "ass", "kill yourself", "日本", "d1ldo", "ΜΑΛΑΚΑΣ", "é", "\u{301}", "l", "i*", "*",
            "ass sex", "lil kill", "ѕkіӏl", "get free btc", "e f g h i j*",
        ]
        for _ in 0..<30 {
            let rules = (0..<random.pick([1, 3, 8])).map { number in
                var rule = Rule(id: "r\(number)", action: random.pick([.mask("*"), .deny, .score, .tag, .allow]))
                rule.views = View.allCases.filter { _ in random.chance(60) }
                if rule.views.isEmpty { rule.views = [.raw] }
                rule.fields = random.pick([[.content], [.content, .allAttributes], [.attribute("a")]])
                rule.score = 1
                var match = Match()
                match.any.keywords = random.list(0...3) { $0.pick(words) }.compactMap { try? Keyword(parsing: $0) }
                match.any.patterns = random.list(0...2) { $0.pick(patterns) }
                if random.chance(30) {
                    var block = Matchers()
                    block.patterns = [random.pick(patterns)]
                    match.all = [block, match.any]
                }
                if random.chance(30) { rule.except.keywords = [Keyword(text: "skill")] }
                rule.match = match
                return rule
            }
            var settings = Settings()
            settings.threshold = 2
            let messages = (0..<60).map { _ in
                let text = random.list(0...4) {
                    $0.pick(
                        words + [
                            "sh1t", "f u c k", "STRASSE", "μαλακ", "hello", "foobar", "a s s  s e x", "l.1.l  k.i.ӏ.l",
                            "get f r e e", "b-t-c", "e f g h i j k",
                        ])
                }
                var message = Message(content: mutate(text.joined(separator: " "), &random))
                message.attributes = [
                    Message.Attribute(name: message.append("a".utf8), value: message.append(random.pick(words).utf8))
                ]
                return message
            }
            try expectEqual(RuleSet(settings: settings, rules: rules), messages)
        }
    }

    private func mutate(_ text: String, _ random: inout SeededGenerator) -> String {
        let looks = [
            "a": ["а"], "e": ["е"], "i": ["1", "І"], "o": ["0"], "s": ["$"], "l": ["|", "ӏ", "𝐈"], "k": ["\u{212A}"],
            "u": ["ü"], "c": ["ⓒ"], "t": ["𝐭"],
        ]
        return text.map { character in
            switch Int.random(in: 0..<20, using: &random) {
            case 0: String(repeating: character, count: 3)
            case 1: "\(character)\u{200B}"
            case 2: "\(character)."
            case 3: "\(character) "
            case 4: character.uppercased()
            case 5, 6: looks[String(character)].map { random.pick($0) } ?? String(character)
            case 7: ""
            default: String(character)
            }
        }.joined()
    }
}
