import ReviewRules
import Testing

@Suite("A rule set")
struct RuleSetTests {
    @Test("runs rules by priority, highest first, then in file order")
    func order() throws {
        let priorities = [("a", 0), ("b", 5), ("c", -1), ("d", 5), ("e", 0), ("f", Int.max), ("g", Int.min)]
        let rules = try priorities.map { try rule($0.0, .tag, keywords: ["x"], priority: $0.1) }
        let ruleSet = RuleSet(rules: rules)
        #expect(ruleSet.rules.map(\.id) == ["f", "b", "d", "a", "e", "c", "g"])
        #expect(try judge(message("x"), by: ruleSet).hits == ["f", "b", "d", "a", "e", "c", "g"])
    }

    @Test("has settings for rooms, of which the later win and what they leave out stays")
    func rooms() {
        var all = RoomSettings(room: Glob("arn:*"))
        all.mode = .shadow
        all.maxLength = 100
        var one = RoomSettings(room: Glob("*room/one"))
        one.onError = .allow
        one.threshold = 3
        one.reason = "one"
        one.maxLength = 200
        one.timeBudget = 1
        one.matchLimit = 7
        let ruleSet = RuleSet(rooms: [all, one], rules: [])

        var expected = Settings()
        #expect(ruleSet.settings(inRoom: "".utf8.map { $0 }) == expected)
        expected.mode = .shadow
        expected.maxLength = 100
        #expect(ruleSet.settings(inRoom: Array("arn:x:room/two".utf8)) == expected)
        expected.onError = .allow
        expected.threshold = 3
        expected.reason = "one"
        expected.maxLength = 200
        expected.timeBudget = 1
        expected.matchLimit = 7
        #expect(ruleSet.settings(inRoom: Array("arn:x:room/one".utf8)) == expected)
    }

    @Test("has the defaults of the rule format")
    func defaults() {
        let settings = Settings()
        #expect(settings.mode == .enforce)
        #expect(settings.onError == .deny)
        #expect(settings.threshold == nil)
        #expect(settings.reason == nil)
        #expect(settings.maxLength == 500)
        #expect(settings.timeBudget == 5)
        #expect(settings.matchLimit == 10_000)
    }

    @Test(
        "allows any message if it has no rules", arguments: ["", " ", "any", "\0", String(repeating: "x", count: 2000)])
    func noRules(content: String) throws {
        let judgement = try judge(message(content), by: RuleSet(rules: []))
        #expect(judgement.outcome == .allow)
        #expect(judgement.content == content)
    }
}
