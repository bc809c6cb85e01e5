import ReviewRules
import Testing

@Suite("Fields")
struct FieldTests {
    private static let attributes = [("name", "big cat"), ("bio", "cat cat"), ("Name", "cat")]

    @Test(
        "are the content, one attribute, or all of them",
        arguments: [
            ([.content], ["cat"]), ([.attribute("bio")], ["cat", "cat"]), ([.attribute("nope")], []),
            ([.allAttributes], ["cat", "cat", "cat", "cat"]), ([], []), ([.attribute("content")], []),
            ([.content, .attribute("name")], ["cat", "cat"]),
            ([.allAttributes, .attribute("name")], ["cat", "cat", "cat", "cat"]),
        ] as [([Rule.FieldSelector], [String])])
    func selection(fields: [Rule.FieldSelector], spans: [String]) throws {
        let judgement = try judge(
            message("a cat", attributes: Self.attributes), rule(keywords: ["cat"], fields: fields))
        #expect(judgement.spans.first ?? [] == spans)
    }

    @Test("that are attributes have their values masked or replaced, and the content stays")
    func rewriting() throws {
        let mask = try rule("1", .mask("#"), keywords: ["big"], fields: [.allAttributes])
        let replace = try rule(
            "2", replacement("<{{match}}>"), keywords: ["cat"], fields: [.attribute("name"), .content])
        let judgement = try judge(message("dog", attributes: Self.attributes), mask, replace)
        #expect(judgement.rewrittenAttributes == ["name=### <cat>"])
        #expect(judgement.outcome == .rewrite)
        #expect(judgement.content == "dog")
        let both = try judge(message("cat", attributes: Self.attributes), mask, replace)
        #expect(both.content == "<cat>")
    }

    @Test("that are attributes may be longer than a message, and empty")
    func noMaxLength() throws {
        var settings = Settings()
        settings.maxLength = 5
        let long = try rule("r", replacement("a long text"), keywords: ["cat"], fields: [.allAttributes])
        let judgement = try judge(message("x", attributes: [("a", "cat")]), long, settings: settings)
        #expect(judgement.rewrittenAttributes == ["a=a long text"])
        let empty = try rule("r", replacement(""), keywords: ["cat"], fields: [.allAttributes])
        #expect(try judge(message("x", attributes: [("a", "cat")]), empty).rewrittenAttributes == ["a="])
    }

    @Test("that are attributes deny the message, score and tag it")
    func otherActions() throws {
        let event = message("x", attributes: Self.attributes)
        let deny = try rule("d", .deny, keywords: ["big"], fields: [.allAttributes], reason: "no")
        #expect(try judge(event, deny).reason == "no")
        #expect(try judge(event, rule("s", .score, keywords: ["cat"], fields: [.allAttributes], score: 2)).score == 2)
    }

    @Test("are searched for what stands in them alone, not across their ends")
    func edges() throws {
        let event = message("free", attributes: [("a", "btc"), ("b", "xfree")])
        let rule = try rule(
            keywords: ["free"], patterns: ["(?s)\\A.*free\\z|btc."], fields: [.content, .allAttributes])
        #expect(try judge(event, rule).spans == [["free", "xfree"]])
    }
}
