import ReviewRules
import Testing

@Suite("A limit")
struct LimitTests {
    // What a digit is cannot be told by letters: the pattern runs whatever the text holds.
    private static let exponential = #"(?:a|a)*(?:c|d|\d)"#
    private static let hostile = String(repeating: "a", count: 60)

    private func settings(_ onError: Settings.OnError, timeBudget: Double? = nil) -> Settings {
        var settings = Settings()
        settings.onError = onError
        settings.reason = "too costly"
        settings.timeBudget = timeBudget
        return settings
    }

    @Test("denies with the reason of the settings, and no later rule runs")
    func denies() throws {
        let limit = try rule("limit", .tag, patterns: [Self.exponential])
        let later = try rule("later", .allow, patterns: ["a"])
        let judgement = try judge(Self.hostile, limit, later, settings: settings(.deny))
        #expect(judgement.outcome == .deny && judgement.reason == "too costly")
        #expect(judgement.limits == ["limit:match_limit"] && judgement.hits.isEmpty)
    }

    @Test("delivers the text as rewritten so far with on_error allow, scores unjudged")
    func allows() throws {
        let mask = try rule("mask", keywords: ["hat"], score: 9)
        let limit = try rule("limit", .deny, patterns: [Self.exponential])
        let later = try rule("later", .deny, keywords: ["hat"])
        var settings = settings(.allow)
        settings.threshold = 5
        let judgement = try judge("hat " + Self.hostile, mask, limit, later, settings: settings)
        #expect(judgement.outcome == .rewrite && judgement.content == "*** " + Self.hostile)
        #expect(judgement.limits == ["limit:match_limit"] && judgement.reason == nil)
    }

    @Test("counts when its rule's turn comes, and not before")
    func itsTurn() throws {
        let limit = try rule("limit", .tag, patterns: [Self.exponential])
        for action in [Rule.Action.deny, .allow] {
            let judgement = try judge(Self.hostile, rule("first", action, patterns: ["a"]), limit)
            #expect(judgement.limits.isEmpty && judgement.hits == ["first"])
        }
        let condition = Condition(subject: .room, values: [Glob("x")], isNegated: false)
        let elsewhere = try rule("limit", .tag, patterns: [Self.exponential], when: [condition])
        #expect(try judge(Self.hostile, elsewhere).limits.isEmpty)
        let found = try rule("found", .deny, keywords: ["*a*"], patterns: [Self.exponential])
        #expect(try judge(Self.hostile, found).hits == ["found"])
    }

    @Test("of a rule in test is reported and changes nothing")
    func statusTest() throws {
        let test = try rule("test", .deny, patterns: [Self.exponential], status: .test)
        let mask = try rule("mask", keywords: ["hat"])
        let judgement = try judge("hat " + Self.hostile, test, mask, settings: settings(.deny))
        #expect(judgement.outcome == .rewrite && judgement.hits == ["mask"])
        #expect(judgement.limits == ["test:match_limit"])
    }

    @Test("in an exception counts as one in the match")
    func exception() throws {
        let limit = try rule("r", .mask("*"), keywords: ["cat"], except: matchers(patterns: [Self.exponential]))
        #expect(try judge("cat " + Self.hostile, limit).limits == ["r:match_limit"])
        #expect(try judge(Self.hostile, limit).limits.isEmpty)
    }

    @Test("is the one of the room")
    func rooms() throws {
        var room = RoomSettings(room: Glob("*/strict"))
        room.matchLimit = 5
        room.onError = .allow
        let ruleSet = RuleSet(rooms: [room], rules: [try rule("r", .tag, patterns: [#"(?:a|b)*(?:c|d|\d)"#])])
        let text = "abababab"
        #expect(try judge(message(text, room: "x/strict"), by: ruleSet).limits == ["r:match_limit"])
        #expect(try judge(message(text, room: "x/strict"), by: ruleSet).outcome == .allow)
        #expect(try judge(message(text, room: "x/other"), by: ruleSet).limits.isEmpty)
    }

    @Test("of memory is told apart")
    func memory() throws {
        var settings = settings(.deny)
        settings.matchLimit = 10_000_000
        let rule = try rule("r", .tag, patterns: [#"(?:(.)|x)*(?:c|d|\d)"#])
        #expect(try judge(String(repeating: "a", count: 200_000), rule, settings: settings).limits == ["r:memory"])
    }

    @Test("is also a pattern that PCRE2 refuses", arguments: [Settings.OnError.deny, .allow])
    func patternError(onError: Settings.OnError) throws {
        for rule in [
            try rule("r", .tag, patterns: ["(a"]),
            try rule("r", .tag, keywords: ["a"], except: matchers(patterns: ["(a"])),
        ] {
            let judgement = try judge("a", rule, settings: settings(onError))
            #expect(judgement.outcome == (onError == .deny ? .deny : .allow))
            #expect(judgement.limits == ["r:pattern_error"])
        }
    }

    /// A clock that goes on by `step` ns whenever it is read.
    private func clock(step: UInt64) -> () -> UInt64 {
        var now: UInt64 = 1_000_000_000
        return {
            now += step
            return now
        }
    }

    @Test("of time stops the evaluation", arguments: [Settings.OnError.deny, .allow])
    func timeBudget(onError: Settings.OnError) throws {
        let rules = [
            try rule("mask", .mask("*"), patterns: ["cat"]),
            try rule("second", .mask("*"), patterns: ["dog"]),
        ]
        // The clock is read at the start, then once for each rule and each search, of which "cat" takes two.
        let ruleSet = RuleSet(settings: settings(onError, timeBudget: 3.75), rules: rules)
        let judgement = try judge(message("cat dog"), by: ruleSet, clock: clock(step: 1_000_000))
        #expect(judgement.limits == ["second:time_budget"])
        #expect(judgement.content == (onError == .deny ? nil : "*** dog"))
        #expect(judgement.reason == (onError == .deny ? "too costly" : nil))
    }

    @Test("of time is met by what takes four fifths of it, the share of the searches")
    func timeBudgetMet() throws {
        let ruleSet = RuleSet(settings: settings(.deny, timeBudget: 3.75), rules: [try rule(patterns: ["cat"])])
        #expect(try judge(message("a cat"), by: ruleSet, clock: clock(step: 1_000_000)).content == "a ***")
        #expect(try judge(message("a cat"), by: ruleSet, clock: clock(step: 1_000_001)).limits == ["rule:time_budget"])
    }

    @Test("of time starts anew with each message")
    func timeBudgetPerMessage() throws {
        let ruleSet = RuleSet(settings: settings(.deny, timeBudget: 3.75), rules: [try rule(patterns: ["cat"])])
        let reviewer = try Reviewer(ruleSet, clock: clock(step: 1_000_000))
        var verdict = Verdict()
        for _ in 0..<5 {
            reviewer.evaluate(message("a cat"), into: &verdict)
            #expect(verdict.outcome == .rewrite)
        }
    }

    @Test("of time is none without a budget, and none without a clock")
    func noTimeBudget() throws {
        let rules = [try rule(patterns: ["cat"])]
        let unlimited = RuleSet(settings: settings(.deny), rules: rules)
        #expect(try judge(message("cat"), by: unlimited, clock: clock(step: .max >> 8)).content == "***")
        let limited = RuleSet(settings: settings(.deny, timeBudget: 0), rules: rules)
        #expect(try judge(message("cat"), by: limited).content == "***")
        #expect(try judge(message("cat"), by: limited, clock: clock(step: 1)).limits == ["rule:time_budget"])
    }
}
