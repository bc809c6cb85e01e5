import ReviewRules
import Testing

@Suite("The decision")
struct DecisionTests {
    private func settings(threshold: Int?, reason: String? = nil) -> Settings {
        var settings = Settings()
        settings.threshold = threshold
        settings.reason = reason
        return settings
    }

    @Test("is DENY with the rule's reason, and no later rule runs")
    func deny() throws {
        let mask = try rule("mask", keywords: ["cat"])
        let deny = try rule("deny", .deny, keywords: ["dog"], reason: "no dogs")
        let later = try rule("later", .tag, keywords: ["dog"])
        let judgement = try judge("a cat, a dog", mask, deny, later)
        #expect(judgement.outcome == .deny)
        #expect(judgement.content == nil)
        #expect(judgement.reason == "no dogs")
        #expect(judgement.hits == ["mask", "deny"])
        #expect(judgement.rewrittenAttributes.isEmpty)
    }

    @Test("has no reason if the rule has none, whatever the settings say")
    func denyWithoutReason() throws {
        let settings = settings(threshold: 1, reason: "settings")
        #expect(try judge("dog", rule("r", .deny, keywords: ["dog"], score: 5), settings: settings).reason == nil)
    }

    @Test("is ALLOW with the text as rewritten so far after an allow rule, and no later rule runs")
    func allow() throws {
        let mask = try rule("mask", keywords: ["cat"])
        let allow = try rule("allow", .allow, keywords: ["ok"])
        let deny = try rule("deny", .deny, keywords: ["dog"])
        let later = try rule("later", keywords: ["dog"])
        let judgement = try judge("ok cat dog", mask, allow, deny, later)
        #expect(judgement.outcome == .rewrite)
        #expect(judgement.content == "ok *** dog")
        #expect(judgement.hits == ["mask", "allow"])
        #expect(try judge("cat dog", mask, allow, deny, later).outcome == .deny)
        #expect(try judge("ok cat dog", mask, deny, allow).outcome == .deny)
    }

    @Test("sums scores of the rules that hit, once each, beside any action")
    func scores() throws {
        let score = try rule("score", .score, keywords: ["a"], score: 2)
        let mask = try rule("mask", .mask("*"), keywords: ["b"], score: 3)
        let tag = try rule("tag", .tag, keywords: ["c"], score: -4)
        let judgement = try judge("a a a b b c", score, mask, tag)
        #expect(judgement.score == 1)
        #expect(judgement.content == "a a a * * c")
        #expect(try judge("a a", score, mask, tag).score == 2)
        #expect(try judge("b", rule("deny", .deny, keywords: ["b"], score: 7)).score == 7)
    }

    @Test(
        "is DENY from the threshold on, with the reason of the settings", arguments: [(4, false), (5, true), (6, true)])
    func threshold(score: Int, denied: Bool) throws {
        let rules = [
            try rule("1", .mask("*"), keywords: ["cat"], score: 3, reason: "not this"),
            try rule("2", .score, keywords: ["cat"], score: score - 3),
        ]
        let judgement = try judge("cat", rules[0], rules[1], settings: settings(threshold: 5, reason: "too much"))
        #expect(judgement.outcome == (denied ? .deny : .rewrite))
        #expect(judgement.reason == (denied ? "too much" : nil))
        #expect(judgement.score == score)
        #expect(try judge("cat", rules[0], rules[1], settings: settings(threshold: nil)).outcome == .rewrite)
    }

    @Test("judges the sum at the end: a later negative score counts, and an allow before it ends the matter")
    func sumAtTheEnd() throws {
        let bad = try rule("bad", .score, keywords: ["cat"], score: 9)
        let good = try rule("good", .score, keywords: ["cat"], score: -5)
        let allow = try rule("allow", .allow, keywords: ["cat"], score: 1)
        let settings = settings(threshold: 5)
        #expect(try judge("cat", bad, settings: settings).outcome == .deny)
        #expect(try judge("cat", bad, good, settings: settings).outcome == .allow)
        let allowed = try judge("cat", bad, allow, settings: settings)
        #expect(allowed.outcome == .allow)
        #expect(allowed.score == 10)
        #expect(try judge("dog cat", rule("a", .allow, keywords: ["no"]), bad, settings: settings).outcome == .deny)
    }

    @Test("adds attributes beside any action, each name once, the later rule's value")
    func attributes() throws {
        func added(_ name: String, _ value: String) -> AddedAttribute { AddedAttribute(name: name, value: value) }
        let tag = try rule("tag", .tag, keywords: ["cat"], attributes: [added("a", "1"), added("b", "2")])
        let mask = try rule("mask", keywords: ["cat"], attributes: [added("a", "3"), added("c", "4")])
        let allow = try rule("allow", .allow, keywords: ["cat"], attributes: [added("d", "5")])
        let miss = try rule("miss", .tag, keywords: ["dog"], attributes: [added("e", "6")])
        let judgement = try judge("cat", tag, mask, miss, allow)
        #expect(Set(judgement.addedAttributes) == ["b=2", "a=3", "c=4", "d=5"])
        #expect(judgement.addedAttributes.count == 4)
    }

    @Test("is not changed by a rule in test, which is evaluated and reported")
    func statusTest() throws {
        let attributes = [AddedAttribute(name: "a", value: "1")]
        for action in [.deny, .mask("*"), try replacement("x"), .score, .tag, .allow] as [Rule.Action] {
            let test = try rule(
                "test", action, keywords: ["cat"], status: .test, score: 9, attributes: attributes, reason: "no")
            let deny = try rule("deny", .deny, keywords: ["dog"], reason: "yes")
            let alone = try judge("a cat", test, deny, settings: settings(threshold: 1))
            #expect(alone.outcome == .allow && alone.content == "a cat" && alone.score == 0)
            #expect(alone.addedAttributes.isEmpty && alone.reason == nil)
            #expect(alone.hits == ["test"] && alone.spans.first?.allSatisfy { $0 == "cat" } == true)
            let both = try judge("a cat, a dog", test, deny, settings: settings(threshold: 1))
            #expect(both.outcome == .deny && both.reason == "yes" && both.hits == ["test", "deny"])
        }
    }

    @Test("knows nothing of a disabled rule")
    func disabled() throws {
        let rule = try rule("r", .deny, keywords: ["cat"], patterns: ["(?:a|a)*(?:c|d)"], status: .disabled)
        let judgement = try judge(String(repeating: "a", count: 60) + " cat", rule)
        #expect(judgement.outcome == .allow && judgement.hits.isEmpty && judgement.limits.isEmpty)
    }

    @Test("of a rule without a match holds for every message", arguments: ["", "any"])
    func ruleWithoutMatch(content: String) throws {
        var rule = Rule(id: "all", action: .deny)
        rule.reason = "closed"
        #expect(try judge(content, rule).reason == "closed")
        rule.match = Match()
        #expect(try judge(content, rule).hits.isEmpty)
    }

    @Test("on an empty message is made as on any other")
    func emptyMessage() throws {
        #expect(try judge("", rule("r", .deny, patterns: ["^$"])).outcome == .deny)
        #expect(try judge("", rule(patterns: [".*"])).outcome == .allow)
        #expect(try judge("", rule(keywords: ["a"], patterns: ["a"])).hits.isEmpty)
    }

    @Test("in shadow is ALLOW with the original, and tells what it would be")
    func shadow() throws {
        var settings = settings(threshold: 5, reason: "too much")
        settings.mode = .shadow
        let attributes = [AddedAttribute(name: "a", value: "1")]
        let mask = try rule(
            "mask", keywords: ["cat"], fields: [.content, .allAttributes], score: 1, attributes: attributes)
        let deny = try rule("deny", .deny, keywords: ["dog"], reason: "no dogs")
        let score = try rule("score", .score, keywords: ["cow"], score: 5)
        let cases: [(String, Verdict.Outcome, [String])] = [
            ("a bird", .allow, []), ("a cat", .rewrite, ["mask"]), ("cat dog", .deny, ["mask", "deny"]),
            ("cow", .deny, ["score"]),
        ]
        for (text, outcome, hits) in cases {
            let judgement = try judge(
                message(text, attributes: [("x", text)]), mask, deny, score, settings: settings)
            #expect(judgement.outcome == .allow && judgement.content == text && judgement.reason == nil)
            #expect(judgement.addedAttributes.isEmpty && judgement.rewrittenAttributes.isEmpty)
            #expect(judgement.shadowed == outcome && judgement.hits == hits)
        }
        settings.mode = .enforce
        #expect(try judge("a cat", mask, settings: settings).shadowed == nil)
    }

    @Test("is in shadow for the rooms that are")
    func shadowRooms() throws {
        var shadow = RoomSettings(room: Glob("*/new"))
        shadow.mode = .shadow
        let ruleSet = RuleSet(rooms: [shadow], rules: [try rule("r", .deny, keywords: ["cat"])])
        #expect(try judge(message("cat", room: "arn/new"), by: ruleSet).shadowed == .deny)
        #expect(try judge(message("cat", room: "arn/old"), by: ruleSet).outcome == .deny)
        #expect(try judge(message("cat"), by: ruleSet).outcome == .deny)
    }
}
