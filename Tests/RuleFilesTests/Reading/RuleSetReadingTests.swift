import ReviewRules
import RuleFiles
import Testing

@Suite struct RuleSetReadingTests {
    @Test("every key of the rule format reaches the rule set")
    func everyKey() throws {
        let folder = try RuleFolderFixture(["a.yaml": Self.everyKey, "lists/slurs.txt": "# list\nfoo bar\n*baz*\n"])
        #expect(folder.diagnostics() == "")
        let loaded = try folder.load()

        var settings = Settings()
        settings.mode = .shadow
        settings.onError = .allow
        settings.threshold = 7
        settings.reason = "Blocked"
        settings.maxLength = 400
        settings.timeBudget = 2.5
        settings.matchLimit = 5_000
        var room = RoomSettings(room: Glob("arn:aws:ivschat:*:*:room/abc"))
        room.mode = .enforce
        room.onError = .deny
        room.threshold = 9
        room.reason = "Not here"
        room.maxLength = 300
        room.timeBudget = 1
        room.matchLimit = 100
        var otherRoom = RoomSettings(room: Glob("*"))
        otherRoom.mode = .shadow

        let expected = RuleSet(
            settings: settings, rooms: [room, otherRoom],
            rules: [try Self.mask(), try Self.replace(), Self.score(), Self.tag(), Self.deny(), Self.allow()])
        #expect(loaded.ruleSet.settings == expected.settings)
        #expect(loaded.ruleSet.rooms == expected.rooms)
        for (rule, expectedRule) in zip(loaded.ruleSet.rules, expected.rules) { #expect(rule == expectedRule) }
        #expect(loaded.ruleSet == expected)
    }

    private static let everyKey = #"""
        version: 1
        settings:
          mode: shadow
          on_error: allow
          threshold: 7
          reason: "Blocked"
          max_length: 400
          rooms:
            "arn:aws:ivschat:*:*:room/abc":
              {mode: enforce, on_error: deny, threshold: 9, reason: Not here, max_length: 300, time_budget_ms: 1, match_limit: 100}
            "*": {mode: shadow}
          time_budget_ms: 2.5
          match_limit: 5000
        lists:
          slurs: lists/slurs.txt
        rules:
          - id: mask-it
            title: English profanity
            status: test
            severity: critical
            tags: [profanity, lang.en, 7]
            priority: 10
            views: [folded, raw, folded]
            fields: [content, attributes.nick, attributes.*]
            when:
              room: ["arn:aws:ivschat:us-west-2:123456789012:room/*", other]
              sender.user_id: ["*"]
              sender.attributes.role: {not: [moderator, owner]}
              attributes.kind: [chat, 1]
            match:
              keywords: ["darn*", "@slurs", '\@at', cat]
              regex: ['(?i)\bfree\s+(btc|eth)\b', "\\d{3}", a b]
              all:
                - {keywords: [one]}
                - keywords: [two]
                  regex: [three]
            except:
              keywords: [scunthorpe, "@slurs"]
              regex: ['x+']
            action: mask
            replacement: "#"
            score: -3
            attributes: {moderation: profanity, n: 5}
          - id: replace-it
            match: {regex: ['(?<word>a)(b)']}
            action: replace
            replacement: "{{rule}}:{{match}}/{{match|lower}}-$1-${2}-${word} $$ $x"
          - {id: score-it, match: {keywords: [x]}, action: score, score: 3}
          - {id: tag-it, match: {keywords: [x]}, action: tag, attributes: {a: b}, status: disabled, severity: info}
          - {id: deny-it, match: {keywords: [x]}, action: deny, reason: "Mind your language", severity: low}
          - {id: 4-allow, priority: -1, when: {sender.attributes.role: [mod]}, action: allow, severity: high, status: stable}
        """#

    private static func mask() throws -> Rule {
        var rule = Rule(id: "mask-it", action: .mask("#"))
        rule.title = "English profanity"
        rule.status = .test
        rule.severity = .critical
        rule.tags = ["profanity", "lang.en", "7"]
        rule.priority = 10
        rule.views = [.folded, .raw]
        rule.fields = [.content, .attribute("nick"), .allAttributes]
        rule.when = [
            condition(.room, ["arn:aws:ivschat:us-west-2:123456789012:room/*", "other"]),
            condition(.senderUserID, ["*"]),
            condition(.senderAttribute("role"), ["moderator", "owner"], isNegated: true),
            condition(.attribute("kind"), ["chat", "1"]),
        ]
        let slurs = [
            Keyword(text: "foo bar"),
            Keyword(text: "baz", hasLeadingWildcard: true, hasTrailingWildcard: true),
        ]
        var match = Match()
        match.any.keywords =
            [Keyword(text: "darn", hasTrailingWildcard: true)] + slurs + [Keyword(text: "@at"), Keyword(text: "cat")]
        match.any.patterns = [#"(?i)\bfree\s+(btc|eth)\b"#, #"\d{3}"#, "a b"]
        var one = Matchers()
        one.keywords = [Keyword(text: "one")]
        var two = Matchers()
        two.keywords = [Keyword(text: "two")]
        two.patterns = ["three"]
        match.all = [one, two]
        rule.match = match
        rule.except.keywords = [Keyword(text: "scunthorpe")] + slurs
        rule.except.patterns = ["x+"]
        rule.score = -3
        rule.attributes = [
            AddedAttribute(name: "moderation", value: "profanity"), AddedAttribute(name: "n", value: "5"),
        ]
        return rule
    }

    private static func condition(_ subject: Condition.Subject, _ values: [String], isNegated: Bool = false)
        -> Condition
    {
        Condition(subject: subject, values: values.map { Glob($0) }, isNegated: isNegated)
    }

    private static func replace() throws -> Rule {
        let template = try Template(parsing: "{{rule}}:{{match}}/{{match|lower}}-$1-${2}-${word} $$ $x")
        #expect(
            template.parts == [
                .ruleID, .literal(":"), .match, .literal("/"), .lowercasedMatch, .literal("-"), .group(1),
                .literal("-"),
                .group(2), .literal("-"), .namedGroup("word"), .literal(" $ $x"),
            ])
        var rule = Rule(id: "replace-it", action: .replace(template))
        var match = Match()
        match.any.patterns = ["(?<word>a)(b)"]
        rule.match = match
        return rule
    }

    private static func looksForX(_ id: String, _ action: Rule.Action) -> Rule {
        var rule = Rule(id: id, action: action)
        var match = Match()
        match.any.keywords = [Keyword(text: "x")]
        rule.match = match
        return rule
    }

    private static func score() -> Rule {
        var rule = looksForX("score-it", .score)
        rule.score = 3
        return rule
    }

    private static func tag() -> Rule {
        var rule = looksForX("tag-it", .tag)
        rule.attributes = [AddedAttribute(name: "a", value: "b")]
        rule.status = .disabled
        rule.severity = .info
        return rule
    }

    private static func deny() -> Rule {
        var rule = looksForX("deny-it", .deny)
        rule.reason = "Mind your language"
        rule.severity = .low
        return rule
    }

    private static func allow() -> Rule {
        var rule = Rule(id: "4-allow", action: .allow)
        rule.priority = -1
        rule.when = [condition(.senderAttribute("role"), ["mod"])]
        rule.severity = .high
        return rule
    }

    @Test("what a file leaves out has the defaults of the rule format")
    func defaults() throws {
        let folder = try RuleFolderFixture(["a.yaml": rule()])
        let loaded = try folder.load()
        #expect(loaded.ruleSet == RuleSet(rules: [Self.looksForX("a", .deny)]))
        #expect(loaded.tests.isEmpty)
        #expect(loaded.warnings.isEmpty)

        let settings = loaded.ruleSet.settings
        #expect(settings.mode == .enforce)
        #expect(settings.onError == .deny)
        #expect(settings.threshold == nil)
        #expect(settings.reason == nil)
        #expect(settings.maxLength == 500)
        #expect(settings.timeBudget == 5)
        #expect(settings.matchLimit == 10_000)

        let rule = try #require(loaded.ruleSet.rules.first)
        #expect(rule.status == .stable)
        #expect(rule.severity == .medium)
        #expect(rule.priority == 0)
        #expect(rule.views == [.raw])
        #expect(rule.fields == [.content])
    }

    @Test("a mask without a replacement masks with *, and any one visible character will do")
    func maskCharacter() throws {
        let characters: [String: String] = [
            "": "*", "replacement: '#'": "#", "replacement: 0": "0", "replacement: 👮🏽‍♀️": "👮🏽‍♀️",
        ]
        for (line, character) in characters {
            let folder = try RuleFolderFixture(["a.yaml": rule(line, action: "mask")])
            #expect(try folder.load().ruleSet.rules.map(\.action) == [.mask(character)])
        }
    }
}
