import ReviewRules
import SeededNumbers

extension SeededGenerator {
    private static let words = [
        "cat", "CAT", "dog", "a", "é", "日本", "ß", "free btc", "a\u{301}", "👩‍👩‍👧", "x_1", "1337", "\u{200B}", "ß s", "aa",
        "$", "🇫🇷",
    ]
    private static let patterns = [
        "cat", "(?i)c(a)(t)", "\\bdog\\b", "(?<n>\\w)(?<m>\\d)?", "x*", "", "$", "(?<=a).", "[^a]+", "\\X", "(a|b)*c",
        "\\p{M}",
        "(?:a|a)*(?:c|d)", "a\\K", "(?J)(?<n>a)|(?<n>b)", "\\s+", ".", "\u{1F1EB}",
    ]
    private static let templates = [
        "", "x", "$1", "${n}", "{{match}}{{match|lower}}", "[{{rule}}]", "$$ $9", "日e\u{301}",
    ]

    mutating func text() -> String {
        let pieces =
            Self.words + [
                " ", "\r\n", "\n", "\u{A0}", ".", "\0", "🇩", "\u{FE0F}", "ﬁ", "İ", "\u{10FFFF}", "c", "d", "_",
            ]
        return list(0...10) { $0.pick(pieces) }.joined()
    }

    mutating func matchers() throws -> Matchers {
        var matchers = Matchers()
        matchers.keywords = list(0...3) {
            Keyword(text: $0.pick(Self.words), hasLeadingWildcard: $0.oneIn(3), hasTrailingWildcard: $0.oneIn(3))
        }
        matchers.patterns = list(0...2) { $0.pick(Self.patterns) }
        return matchers
    }

    mutating func condition() -> Condition {
        let subject: Condition.Subject = pick([.room, .senderUserID, .senderAttribute("role"), .attribute("kind")])
        let values = list(0...2) { Glob($0.pick(["*", "a", "mod*", "*room/b", ""])) }
        return Condition(subject: subject, values: values, isNegated: oneIn(2))
    }

    mutating func rule(_ id: String) throws -> Rule {
        let template = try Template(parsing: pick(Self.templates))
        let actions: [Rule.Action] = [
            .deny, .mask("*"), .mask("👍🏽"), .mask(""), .replace(template), .score, .tag, .allow,
        ]
        // Actions that let the evaluation go on make for the longer run of rules.
        var rule = Rule(id: id, action: oneIn(2) ? pick(actions) : .mask("#"))
        rule.title = optional { $0.text() }
        rule.status = oneIn(3) ? pick(Rule.Status.allCases) : .stable
        rule.severity = pick(Rule.Severity.allCases)
        rule.tags = list(0...2) { $0.text() }
        rule.priority = oneIn(8) ? pick([Int.min, Int.max]) : Int.random(in: -2...2, using: &self)
        rule.views = list(0...2) { $0.pick(View.allCases) }
        rule.fields = list(0...2) { $0.pick([.content, .allAttributes, .attribute("kind"), .attribute("日")]) }
        rule.when = oneIn(3) ? list(1...2) { $0.condition() } : []
        if !oneIn(10) {
            var match = Match()
            match.any = try matchers()
            match.all = try list(0...2) { try $0.matchers() }
            rule.match = match
        }
        rule.except = oneIn(3) ? try matchers() : Matchers()
        rule.reason = optional { $0.text() }
        rule.score =
            oneIn(8)
            ? pick([Rule.scoreRange.lowerBound, Rule.scoreRange.upperBound]) : Int.random(in: -2...2, using: &self)
        rule.attributes = list(0...2) { AddedAttribute(name: $0.pick(["a", "b", "日"]), value: $0.text()) }
        return rule
    }

    mutating func roomSettings() -> RoomSettings {
        var room = RoomSettings(room: Glob(pick(["*", "", "*room/a", "arn:*", "日*"])))
        room.mode = optional { $0.pick(Settings.Mode.allCases) }
        room.onError = optional { $0.pick(Settings.OnError.allCases) }
        room.threshold = optional { $0.pick([.min, -1, 0, 1, 5, .max]) }
        room.reason = optional { $0.text() }
        room.maxLength = optional { $0.pick([1, 2, 10, 500]) }
        room.timeBudget = optional { $0.pick([0, 0.001, 5, 86_400_000]) }
        room.matchLimit = optional { $0.pick([0, 1, 10, 10_000]) }
        return room
    }

    /// A rule set that has every case of the model sooner or later.
    mutating func ruleSet() throws -> RuleSet {
        var settings = Settings()
        settings.apply(roomSettings())
        settings.timeBudget = optional { $0.pick([0, 1.5, 5]) }
        settings.threshold = optional { $0.pick([-5, 0, 3, .max]) }
        let rooms = list(0...3) { $0.roomSettings() }
        var rules: [Rule] = []
        for index in 0..<Int.random(in: 0...8, using: &self) { rules.append(try rule("rule-\(index)")) }
        return RuleSet(settings: settings, rooms: rooms, rules: rules)
    }

    mutating func message() -> Message {
        let attributes = ["kind", "日", "x"].filter { _ in oneIn(2) }.map { ($0, text()) }
        let senderAttributes = ["role", "kind"].filter { _ in oneIn(2) }.map { ($0, pick(["a", "moderator", ""])) }
        return ReviewRulesTests.message(
            text(), room: pick(["", "arn:room/a", "room/b"]), sender: pick(["", "a", "b"]),
            senderAttributes: senderAttributes, attributes: attributes)
    }
}
