import ReviewRules
import Testing

@testable import Replay

@Suite("Rule coverage")
struct RuleCoverageTests {
    private let rules = RuleSet(rules: [
        rule("mods", .allow) {
            $0.match = nil
            $0.when = [Condition(subject: .senderUserID, values: [Glob("mod")], isNegated: false)]
        },
        rule("first", .deny, "darn", "heck", "gosh"),
        rule("second", .mask("*"), "darn") { $0.match?.any.patterns = ["free (btc|eth)"] },
        rule("both", .deny) {
            var other = Matchers()
            other.keywords = [Keyword(text: "red")]
            $0.match?.all = [Matchers(), other]
            $0.match?.all[0].keywords = [Keyword(text: "blue"), Keyword(text: "green")]
        },
        rule("silent", .deny, "never"),
        rule("off", .deny, "darn") { $0.status = .disabled },
    ])

    private func coverage(_ messages: String) async throws -> RuleCoverage {
        let folder = try ScratchFolder()
        var sink = RecordingSink()
        return try await RuleCoverage(
            rules, tests: [], messages: [try folder.file("m", messages)], jobs: 2, into: &sink)
    }

    @Test("a deny hides nothing behind it, and what is never hit is named")
    func hits() async throws {
        let coverage = try await coverage("oh darn\nheck\nfree btc\nblue\nred blue\n")
        #expect(coverage.ruleHits.map(\.messages) == [0, 2, 2, 1, 0, 0])
        #expect(coverage.silentRules == [0, 4])
        #expect(coverage.silentParts(ofRule: 1).map(\.text) == ["gosh"])
        #expect(coverage.silentParts(ofRule: 2).map(\.text) == ["eth"])
        // `blue` alone does not make the rule hit, and so is no hit of its keyword.
        let blue = try #require(coverage.parts.parts.firstIndex { $0.text == "blue" })
        #expect(coverage.partHits[blue].messages == 1)
        #expect(coverage.overlaps.map { [$0.first, $0.second, $0.messages] } == [[1, 2, 1]])
    }

    @Test("messages that an allow rule exempts count for that rule alone")
    func exempt() async throws {
        let coverage = try await coverage(#"{"Content":"darn","Sender":{"UserId":"mod"}}"#)
        #expect(coverage.ruleHits.map(\.messages) == [1, 0, 0, 0, 0, 0])
    }

    @Test("labels give precision, recall, F1 and S/O, of each rule and in all")
    func labels() async throws {
        let coverage = try await coverage(
            """
            {"Content":"darn","label":"deny"}
            {"Content":"heck","label":"allow"}
            {"Content":"bad","label":"rewrite"}
            {"Content":"fine","label":"allow"}
            {"Content":"red green","rules":["both"]}
            {"Content":"no label"}
            {"Content":"x","label":"dney"}
            {"Content":"x","rules":["nobody"]}
            """)
        #expect(coverage.labelled == 6)
        #expect(coverage.invalidLabels == 1)
        #expect(coverage.unknownRules == ["nobody"])
        #expect(coverage.exactVerdicts == (2, 4))
        let all = coverage.overall
        #expect([all.truePositives, all.falsePositives, all.falseNegatives, all.trueNegatives] == [2, 1, 2, 1])
        #expect(all.precision == 2.0 / 3)
        #expect(all.recall == 0.5)
        #expect(all.f1 == 4.0 / 7)
        // Half of the bad and half of the good ones.
        #expect(all.spamToOverall == 0.5)
        #expect(coverage.quality(ofRule: 3).recall == 1.0 / 3)
        #expect(coverage.quality(ofRule: 4).precision == nil)
    }

    @Test("keywords are found as written, and by the raw view in no disguise")
    func evasions() async throws {
        let coverage = try await coverage("")
        #expect(coverage.evasions.first == coverage.evasions.first { $0.technique == nil })
        #expect(coverage.evasions.first.map { [$0.tried, $0.found] } == [8, 5])
        #expect(coverage.evasions.first { $0.technique == "full-width" }?.found == 0)
        #expect(coverage.evasions.count > 15)
    }

    @Test("the JSON has every rule and every piece")
    func json() async throws {
        let text = String(decoding: try await coverage("darn\n").json(), as: UTF8.self)
        #expect(
            text.contains(
                #"{"id":"first","status":"stable","tests":0,"messages":1,"parts":[{"kind":"keyword","text":"darn","tests":0,"messages":1}"#
            ))
        #expect(text.contains(#"{"kind":"alternative","text":"btc","regex":"free (btc|eth)","tests":0,"messages":0}"#))
        #expect(text.contains(#""overlaps":[{"rules":["first","second"],"messages":1}]"#))
    }
}
