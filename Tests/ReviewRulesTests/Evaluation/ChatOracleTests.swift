import BuiltProducts
import Evasion
import Foundation
import RuleFiles
import SeededNumbers
import Testing

@testable import ReviewRules

/// With and without prefilter, from rule files and from the compiled file, verdicts are the same on real chat.
@Suite("Reviewers that must agree")
struct ChatOracleTests {
    private static let shares = 4

    private func chatLines() throws -> [String] {
        let file = try BuiltProduct.testTool("chat-lines.txt")
        return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map(String.init)
    }

    private func confusables() throws -> Confusables {
        let file = try BuiltProduct.testTool("confusables/confusables/assets/confusables.txt")
        return Confusables(parsing: try String(contentsOf: file, encoding: .utf8))
    }

    /// The project's rules, without those that end the matter: each rule has something to say of each message.
    private func projectRules() throws -> RuleSet {
        let loaded = try RuleFolder.load(BuiltProduct.root.appendingPathComponent("rules").path).ruleSet
        let rules = loaded.rules.map { rule in
            var rule = rule
            if rule.action == .allow || rule.action == .deny { rule.status = .test }
            return rule
        }
        return RuleSet(settings: loaded.settings, rooms: loaded.rooms, rules: rules)
    }

    @Test(
        "agree on the project's rules and 20,000 chat lines, one in eight disguised and without prefilter as well",
        arguments: 0..<shares)
    func chat(share: Int) throws {
        let lines = try chatLines()
        #expect(lines.count == 20_000)
        let confusables = try confusables()
        var oracle = try ReviewerOracle(projectRules())
        var random = SplitMix64(seed: UInt64(share))
        for index in stride(from: share, to: lines.count, by: Self.shares) {
            let line = lines[index]
            // Without prefilter each of the project's thousands of keywords is looked for: 5 ms a line.
            let isChosen = index / Self.shares % 8 == 0
            oracle.expectAgreement(on: Message(content: line), withoutPrefilter: isChosen)
            guard isChosen else { continue }
            let technique = EvasionTechnique.allCases[index / 32 % EvasionTechnique.allCases.count]
            let disguised = technique.disguise(line, confusables: confusables, using: &random) ?? line
            oracle.expectAgreement(on: Message(content: disguised))
        }
        #expect(oracle.comparisons == 27_500 / Self.shares)
        #expect(oracle.hits > 20)
    }

    @Test("agree on every keyword of the rules, as it is and in three disguises, one in eight without prefilter")
    func everyKeyword() throws {
        let ruleSet = try projectRules()
        let lines = try chatLines()
        let confusables = try confusables()
        var oracle = try ReviewerOracle(ruleSet)
        var random = SplitMix64(seed: 7)
        var planted = 0
        let techniques = EvasionTechnique.allCases
        for (index, keyword) in ruleSet.rules.flatMap({ $0.match?.any.keywords ?? [] }).enumerated() {
            let disguises = (0..<3).compactMap { turn in
                techniques[(3 * index + turn) % techniques.count]
                    .disguise(keyword.text, confusables: confusables, using: &random)
            }
            for text in [keyword.text] + disguises {
                oracle.expectAgreement(
                    on: Message(content: "\(lines[planted % lines.count]) \(text), ok"),
                    withoutPrefilter: index % 8 == 0)
                planted += 1
            }
        }
        #expect(oracle.comparisons > planted)
        // The project's keywords look in the views that see through nearly every disguise.
        #expect(oracle.hits > planted / 2)
    }

    @Test("agree on 3,000 rules from the dictionary and 600 chat lines, half of them disguised: 1,200 comparisons")
    func thousandsOfRules() throws {
        let dictionary = URL(fileURLWithPath: "/usr/share/dict/american-english")
        let data = try #require(
            try? Data(contentsOf: dictionary), "\(dictionary.path) is missing: apt-get install wamerican")
        let words = String(decoding: data, as: UTF8.self).split(separator: "\n").map { $0.lowercased() }
            .filter { $0.count > 2 && $0.utf8.allSatisfy { (0x61...0x7A).contains($0) } }
        var random = SeededGenerator(seed: 3_000)
        let rules = try (0..<3_000).map { try generatedRule($0, words, &random) }
        var oracle = try ReviewerOracle(RuleSet(rules: rules))
        let lines = try chatLines()
        let confusables = try confusables()
        var disguises = SplitMix64(seed: 3_001)
        for number in 0..<300 {
            let line = lines[number * 66]
            let technique = EvasionTechnique.allCases[number % EvasionTechnique.allCases.count]
            let disguised = technique.disguise(line, confusables: confusables, using: &disguises) ?? line
            oracle.expectAgreement(on: Message(content: line))
            oracle.expectAgreement(on: Message(content: disguised))
        }
        #expect(oracle.comparisons == 1_200)
        #expect(oracle.hits > 20)
    }

    /// A keyword or, one time in four, a regex of the kinds that moderators write.
    private func generatedRule(_ number: Int, _ words: [String], _ random: inout SeededGenerator) throws -> Rule {
        let (one, other) = (random.pick(words), random.pick(words))
        let action = random.pick([Rule.Action.mask("*"), .score, .tag])
        let views = View.allCases.filter { _ in random.chance(50) }
        guard random.oneIn(4) else {
            let keyword = random.pick([one, "\(one)*", "*\(one)", "*\(one)*", "\(one) \(other)"])
            return try rule("keyword-\(number)", action, keywords: [keyword], views: views.isEmpty ? [.raw] : views)
        }
        let pattern = random.pick([
            one.map { "[\($0)\($0.uppercased())]+" }.joined(separator: #"[\W_]*"#),
            #"(?i)\b\#(one)\s+(?:\#(other)|to|you)\b"#,
            "(?i)(?:\(one)|\(other))(?:s|ed|ing)?", #"(?<!\w)\#(one.prefix(3))\w*"#,
            #"(?i)(?:https?://)?\#(one)\.(?:com|gg)\b"#,
        ])
        return try rule("regex-\(number)", action, patterns: [pattern], views: views.isEmpty ? [.raw] : views)
    }
}
