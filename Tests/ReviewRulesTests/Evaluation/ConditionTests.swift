import ReviewRules
import Testing

@Suite("A condition")
struct ConditionTests {
    private static let event = message(
        "cat", room: "arn:aws:ivschat:us-west-2:123456789012:room/abc", sender: "user-7",
        senderAttributes: [("role", "moderator"), ("empty", "")], attributes: [("kind", "chat"), ("ünï", "日本")])
    private static let bare = message("cat")

    private func holds(
        _ subject: Condition.Subject, _ values: [String], not isNegated: Bool = false, for message: Message
    ) throws -> Bool {
        let condition = Condition(subject: subject, values: values.map(Glob.init), isNegated: isNegated)
        return try judge(message, rule(keywords: ["cat"], when: [condition])).hits == ["rule"]
    }

    @Test(
        "is on the room, the sender or an attribute; any of its values will do",
        arguments: [
            (.room, ["arn:aws:ivschat:us-west-2:123456789012:room/*"], true), (.room, ["arn:*:room/abd"], false),
            (.senderUserID, ["user-7"], true), (.senderUserID, ["user-8", "user-*"], true),
            (.senderUserID, ["USER-7"], false),
            (.senderAttribute("role"), ["owner", "moderator"], true), (.senderAttribute("role"), ["mod"], false),
            (.senderAttribute("role"), ["mod*"], true), (.senderAttribute("Role"), ["*"], false),
            (.senderAttribute("empty"), [""], true), (.senderAttribute("empty"), ["*"], true),
            (.senderAttribute("kind"), ["chat"], false), (.attribute("kind"), ["chat"], true),
            (.attribute("role"), ["moderator"], false), (.attribute("ünï"), ["日*"], true),
            (.attribute("kind"), [], false),
        ] as [(Condition.Subject, [String], Bool)])
    func values(subject: Condition.Subject, values: [String], holds expected: Bool) throws {
        #expect(try holds(subject, values, for: Self.event) == expected)
    }

    @Test(
        "with not holds if none of its values does",
        arguments: [
            (.senderAttribute("role"), ["moderator", "owner"], false), (.senderAttribute("role"), ["owner"], true),
            (.senderAttribute("role"), ["*"], false), (.attribute("kind"), ["x", "ch*"], false), (.room, ["*"], false),
            (.senderUserID, ["user-8"], true), (.attribute("kind"), [], true),
        ] as [(Condition.Subject, [String], Bool)])
    func negated(subject: Condition.Subject, values: [String], holds expected: Bool) throws {
        #expect(try holds(subject, values, not: true, for: Self.event) == expected)
    }

    @Test(
        "holds for what is missing only with not",
        arguments: [.room, .senderUserID, .senderAttribute("role"), .attribute("kind")] as [Condition.Subject])
    func missing(subject: Condition.Subject) throws {
        #expect(try !holds(subject, ["*"], for: Self.bare))
        #expect(try holds(subject, ["*"], not: true, for: Self.bare))
    }

    @Test("is one of all that must hold")
    func all() throws {
        func condition(_ subject: Condition.Subject, _ value: String) -> Condition {
            Condition(subject: subject, values: [Glob(value)], isNegated: false)
        }
        let both = [condition(.senderUserID, "user-7"), condition(.attribute("kind"), "chat")]
        #expect(try judge(Self.event, rule(keywords: ["cat"], when: both)).hits == ["rule"])
        let one = [condition(.senderUserID, "user-7"), condition(.attribute("kind"), "other")]
        #expect(try judge(Self.event, rule(keywords: ["cat"], when: one)).hits.isEmpty)
    }

    @Test("that does not hold keeps any rule from running, and is told to a trace")
    func trace() throws {
        let no = Condition(subject: .senderUserID, values: [Glob("x")], isNegated: false)
        let yes = Condition(subject: .room, values: [Glob("*")], isNegated: false)
        let rules = [
            try rule("1", .deny, keywords: ["cat"], when: [yes, no]), try rule("2", .tag, keywords: ["dog"]),
            try rule("3", .allow, keywords: ["cat"]), try rule("4", .deny, keywords: ["cat"], status: .disabled),
            try rule("5", .deny, keywords: ["cat"]),
        ]
        let reviewer = try Reviewer(RuleSet(rules: rules))
        var events: [TraceEvent] = []
        reviewer.trace = { events.append($0) }
        var verdict = Verdict()
        reviewer.evaluate(Self.event, into: &verdict)
        let expected: [TraceEvent] = [
            .conditionFailed(rule: 0, condition: 1), .noMatch(rule: 1), .hit(rule: 2), .notReached(rule: 4),
        ]
        #expect(events == expected)
    }
}
