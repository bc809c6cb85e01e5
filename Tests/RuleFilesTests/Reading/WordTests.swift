import ReviewRules
import RuleFiles
import Testing

/// What YAML takes for something else than a text.
@Suite struct WordTests {
    @Test("keywords and values are read as they are spelt, whatever YAML takes them for")
    func asSpelt() throws {
        let words = [
            "1488", "yes", "no", "On", "true", "1.0", "0x10", "010", "2001-01-01", "1_000", "12:30:45", "1e3", ".5",
            "=",
        ]
        let list = words.joined(separator: ", ")
        let folder = try RuleFolderFixture([
            "a.yaml": rule(
                "tags: [\(list)]\nwhen: {room: [\(list)]}\nattributes: {a: no, 1: 1.0}", match: "{keywords: [\(list)]}")
        ])
        #expect(folder.diagnostics() == "")
        let rule = try #require(try folder.load().ruleSet.rules.first)
        #expect(rule.match?.any.keywords.map(\.text) == words)
        #expect(rule.tags == words)
        #expect(rule.when.first?.values.map(\.pattern) == words)
        #expect(rule.attributes.map(\.name) == ["a", "1"])
        #expect(rule.attributes.map(\.value) == ["no", "1.0"])
    }

    @Test(
        "what YAML takes for nothing is an error in place of a word, and a word in quotes",
        arguments: ["~", "null", "NULL"])
    func nothing(_ spelling: String) throws {
        let folder = try RuleFolderFixture(["a.yaml": rule(match: "{keywords: [\(spelling)]}")])
        #expect(
            folder.diagnostics() == """
                a.yaml:4:24: error: each of keywords is a text; this is empty, and in quotes a word
                 4 |     match: {keywords: [\(spelling)]}
                   |                        ^
                """)
        let quoted = try RuleFolderFixture(["a.yaml": rule(match: "{keywords: ['\(spelling)']}")])
        #expect(try quoted.load().ruleSet.rules.first?.match?.any.keywords.map(\.text) == [spelling])
    }

    @Test(
        "texts that people read must look like texts",
        arguments: [
            ("404", "a number"), ("1.5", "a decimal number"), ("yes", "true or false"), ("2026-11-21", "a date"),
        ])
    func texts(spelling: String, kind: String) throws {
        let folder = try RuleFolderFixture(["a.yaml": rule("title: \(spelling)\nreason: \(spelling)")])
        #expect(
            folder.diagnostics() == """
                a.yaml:6:12: error: title is a text: put it in quotes; this is \(kind)
                 6 |     title: \(spelling)
                   |            ^
                a.yaml:7:13: error: reason is a text: put it in quotes; this is \(kind)
                 7 |     reason: \(spelling)
                   |             ^
                """)
        let quoted = try RuleFolderFixture(["a.yaml": rule("title: '\(spelling)'\nreason: \"\(spelling)\"")])
        let rule = try #require(try quoted.load().ruleSet.rules.first)
        #expect(rule.title == spelling)
        #expect(rule.reason == spelling)
    }

    @Test("keywords resolve their wildcards and escapes, in rules as in lists")
    func keywords() throws {
        let keywords: [(source: String, keyword: Keyword)] = [
            ("cat", Keyword(text: "cat")),
            ("cat*", Keyword(text: "cat", hasTrailingWildcard: true)),
            ("*cat", Keyword(text: "cat", hasLeadingWildcard: true)),
            ("*cat*", Keyword(text: "cat", hasLeadingWildcard: true, hasTrailingWildcard: true)),
            (#"\*cat\*"#, Keyword(text: "*cat*")),
            (#"\@cat"#, Keyword(text: "@cat")),
            ("c@t", Keyword(text: "c@t")),
            ("\\#cat", Keyword(text: "#cat")),
            ("c#", Keyword(text: "c#")),
            (#"a\\b"#, Keyword(text: #"a\b"#)),
            ("foo  bar", Keyword(text: "foo  bar")),
            ("żółć 😀", Keyword(text: "żółć 😀")),
        ]
        let quoted = keywords.map { "'\($0.source)'" }.joined(separator: ", ")
        let folder = try RuleFolderFixture(["a.yaml": rule(match: "{keywords: [\(quoted)]}")])
        #expect(try folder.load().ruleSet.rules.first?.match?.any.keywords == keywords.map(\.keyword))

        let list = keywords.map(\.source).joined(separator: "\n")
        let listed = try RuleFolderFixture([
            "a.yaml": "lists: {l: l.txt}\n" + rule(match: "{keywords: ['@l']}"), "l.txt": list,
        ])
        #expect(try listed.load().ruleSet.rules.first?.match?.any.keywords == keywords.map(\.keyword))
    }
}
