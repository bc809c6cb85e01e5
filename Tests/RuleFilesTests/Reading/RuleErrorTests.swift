import Testing

@Suite struct RuleErrorTests {
    @Test("reports what is wrong with a rule", arguments: cases)
    func report(_ example: DiagnosticCase) throws {
        try example.check()
    }

    private static let cases: [DiagnosticCase] = [
        DiagnosticCase(
            "an unknown key",
            rule("tag: [x]"),
            """
            a.yaml:6:5: error: unknown key 'tag' in a rule; did you mean 'tags'?
             6 |     tag: [x]
               |     ^
            """),
        DiagnosticCase(
            "no id",
            """
            version: 1
            rules:
              - match: {keywords: [x]}
                action: deny
            """,
            """
            a.yaml:3:5: error: the rule has no id
             3 |   - match: {keywords: [x]}
               |     ^
            """),
        DiagnosticCase(
            "an id with other characters",
            """
            version: 1
            rules:
              - id: My Rule
                match: {keywords: [x]}
                action: deny
            """,
            """
            a.yaml:3:9: error: an id is made of a-z, 0-9 and -
             3 |   - id: My Rule
               |         ^
            """),
        DiagnosticCase(
            "an empty id",
            """
            version: 1
            rules:
              - id:
                match: {keywords: [x]}
                action: deny
            """,
            """
            a.yaml:3:8: error: id is a text; this is empty
             3 |   - id:
               |        ^
            """),
        DiagnosticCase(
            "no action",
            rule(action: nil),
            """
            a.yaml:3:5: error: the rule has no action
             3 |   - id: a
               |     ^
            """),
        DiagnosticCase(
            "an unknown action",
            rule(action: "allwo"),
            """
            a.yaml:5:13: error: action is one of deny, mask, replace, score, tag, allow; did you mean 'allow'?
             5 |     action: allwo
               |             ^
            """),
        DiagnosticCase(
            "no id, no action, and more",
            """
            version: 1
            rules:
              - title: 5
                tests: [{}]
            """,
            """
            a.yaml:3:5: error: the rule has no id
             3 |   - title: 5
               |     ^
            a.yaml:3:5: error: the rule has no action
             3 |   - title: 5
               |     ^
            a.yaml:3:12: error: title is a text: put it in quotes; this is a number
             3 |   - title: 5
               |            ^
            a.yaml:4:13: error: a test has either text or base64
             4 |     tests: [{}]
               |             ^
            """),
        DiagnosticCase(
            "a title that is a number",
            rule("title: 1488"),
            """
            a.yaml:6:12: error: title is a text: put it in quotes; this is a number
             6 |     title: 1488
               |            ^
            """),
        DiagnosticCase(
            "an unknown status",
            rule("status: Stable"),
            """
            a.yaml:6:13: error: status is one of stable, test, disabled; did you mean 'stable'?
             6 |     status: Stable
               |             ^
            """),
        DiagnosticCase(
            "an unknown severity",
            rule("severity: severe"),
            """
            a.yaml:6:15: error: severity is one of info, low, medium, high, critical
             6 |     severity: severe
               |               ^
            """),
        DiagnosticCase(
            "tags that are a text",
            rule("tags: profanity"),
            """
            a.yaml:6:11: error: tags is a list: write [profanity]; this is a text
             6 |     tags: profanity
               |           ^
            """),
        DiagnosticCase(
            "a tag that is a list",
            rule("tags: [[a]]"),
            """
            a.yaml:6:12: error: each of tags is a text; this is a list
             6 |     tags: [[a]]
               |            ^
            """),
        DiagnosticCase(
            "a priority that is a text",
            rule("priority: high"),
            """
            a.yaml:6:15: error: priority is a whole number; this is a text
             6 |     priority: high
               |               ^
            """),
        DiagnosticCase(
            "a priority that is too large",
            rule("priority: 1000001"),
            """
            a.yaml:6:15: error: priority must be from -1000000 to 1000000
             6 |     priority: 1000001
               |               ^
            """),
        DiagnosticCase(
            "an unknown view",
            rule("views: [fold]"),
            """
            a.yaml:6:13: error: a view is one of raw, folded, leet, joined; did you mean 'folded'?
             6 |     views: [fold]
               |             ^
            """),
        DiagnosticCase(
            "no view",
            rule("views: []"),
            """
            a.yaml:6:12: error: a rule needs a view to look in
             6 |     views: []
               |            ^
            """),
        DiagnosticCase(
            "an unknown field",
            rule(#"fields: [contents, attribute.x, "attributes."]"#),
            #"""
            a.yaml:6:14: error: a field is content, attributes.NAME or attributes.*; did you mean 'content'?
             6 |     fields: [contents, attribute.x, "attributes."]
               |              ^
            a.yaml:6:24: error: a field is content, attributes.NAME or attributes.*; did you mean 'attributes.*'?
             6 |     fields: [contents, attribute.x, "attributes."]
               |                        ^
            a.yaml:6:37: error: a field is content, attributes.NAME or attributes.*; did you mean 'attributes.*'?
             6 |     fields: [contents, attribute.x, "attributes."]
               |                                     ^
            """#),
        DiagnosticCase(
            "no field",
            rule("fields: []"),
            """
            a.yaml:6:13: error: a rule needs a field to look at
             6 |     fields: []
               |             ^
            """),
        DiagnosticCase(
            "a score action without a score",
            rule(action: "score"),
            """
            a.yaml:5:13: error: action: score needs a score
             5 |     action: score
               |             ^
            """),
        DiagnosticCase(
            "a score that is too large",
            rule("score: 1000001"),
            """
            a.yaml:6:12: error: score must be from -1000000 to 1000000
             6 |     score: 1000001
               |            ^
            """),
        DiagnosticCase(
            "a tag action without attributes",
            rule(action: "tag"),
            """
            a.yaml:5:13: error: action: tag needs attributes
             5 |     action: tag
               |             ^
            """),
        DiagnosticCase(
            "attributes that are a list",
            rule("attributes: [a]"),
            """
            a.yaml:6:17: error: attributes is a mapping of names to values; this is a list
             6 |     attributes: [a]
               |                 ^
            """),
        DiagnosticCase(
            "an attribute without a value",
            rule("attributes: {a: }"),
            """
            a.yaml:6:21: error: the value of an attribute is a text; this is empty
             6 |     attributes: {a: }
               |                     ^
            """),
        DiagnosticCase(
            "an attribute without a name",
            rule(#"attributes: {"": b}"#),
            #"""
            a.yaml:6:18: error: a name in attributes must be a word
             6 |     attributes: {"": b}
               |                  ^
            """#),
        DiagnosticCase(
            "a mask without a match",
            rule("when: {room: [a]}", match: nil, action: "mask"),
            """
            a.yaml:4:13: error: the rule changes what it matches, and has no match
             4 |     action: mask
               |             ^
            """),
        DiagnosticCase(
            "a replacement without a match",
            rule("when: {room: [a]}\nreplacement: b", match: nil, action: "replace"),
            """
            a.yaml:4:13: error: the rule changes what it matches, and has no match
             4 |     action: replace
               |             ^
            """),
        DiagnosticCase(
            "neither match nor when",
            rule(match: nil),
            """
            a.yaml:3:5: error: the rule has neither match nor when, and would hit every message
             3 |   - id: a
               |     ^
            """),
        DiagnosticCase(
            "no match, and a when that always holds",
            rule("when: {}", match: nil),
            """
            a.yaml:3:5: error: the rule has neither match nor when, and would hit every message
             3 |   - id: a
               |     ^
            """),
        DiagnosticCase(
            "an empty match",
            """
            version: 1
            rules:
              - id: a
                match:
                action: deny
            """,
            """
            a.yaml:4:11: error: match is a mapping of keys to values; this is empty
             4 |     match:
               |           ^
            """),
        DiagnosticCase(
            "an empty when",
            rule("when:", match: nil),
            """
            a.yaml:5:10: error: when is a mapping of names to values; this is empty
             5 |     when:
               |          ^
            """),
        DiagnosticCase(
            "a replacement of a denial",
            rule(#"replacement: "*""#),
            #"""
            a.yaml:6:5: error: only mask and replace have a replacement
             6 |     replacement: "*"
               |     ^
            """#),
        DiagnosticCase(
            "a replace without a replacement",
            rule(action: "replace"),
            """
            a.yaml:5:13: error: replace needs a replacement
             5 |     action: replace
               |             ^
            """),
        DiagnosticCase(
            "a mask of two characters",
            rule(#"replacement: "**""#, action: "mask"),
            #"""
            a.yaml:6:18: error: mask repeats one visible character; for a text, use action: replace
             6 |     replacement: "**"
               |                  ^
            """#),
        DiagnosticCase(
            "a mask that is blank",
            rule(#"replacement: " ""#, action: "mask"),
            #"""
            a.yaml:6:18: error: mask repeats one visible character; for a text, use action: replace
             6 |     replacement: " "
               |                  ^
            """#),
        DiagnosticCase(
            "a mask that cannot be seen",
            rule(#"replacement: "\u200B""#, action: "mask"),
            #"""
            a.yaml:6:18: error: mask repeats one visible character; for a text, use action: replace
             6 |     replacement: "\u200B"
               |                  ^
            """#),
        DiagnosticCase(
            "a mask that is a mark on the character before",
            rule(#"replacement: "\u0301""#, action: "mask"),
            #"""
            a.yaml:6:18: error: mask repeats one visible character; for a text, use action: replace
             6 |     replacement: "\u0301"
               |                  ^
            """#),
        DiagnosticCase(
            "a mask of nothing",
            rule(#"replacement: """#, action: "mask"),
            #"""
            a.yaml:6:18: error: mask repeats one visible character; for a text, use action: replace
             6 |     replacement: ""
               |                  ^
            """#),
        DiagnosticCase(
            "an unknown placeholder",
            rule(#"replacement: "[{{matsch}}]""#, action: "replace"),
            #"""
            a.yaml:6:20: error: unknown placeholder '{{matsch}}'; there are {{match}}, {{match|lower}}, {{rule}}, $1 and ${name}
             6 |     replacement: "[{{matsch}}]"
               |                    ^
            """#),
        DiagnosticCase(
            "a placeholder that is not closed",
            rule(#"replacement: "[{{match]""#, action: "replace"),
            #"""
            a.yaml:6:20: error: unknown placeholder '{{match]'; there are {{match}}, {{match|lower}}, {{rule}}, $1 and ${name}
             6 |     replacement: "[{{match]"
               |                    ^
            """#),
        DiagnosticCase(
            "a group that no regex has",
            rule("replacement: $1-$2", match: #"{regex: ["(a)b"]}"#, action: "replace"),
            """
            a.yaml:6:18: error: no regex of the rule has a group 2
             6 |     replacement: $1-$2
               |                  ^
            """),
        DiagnosticCase(
            "a group of a rule without a regex",
            rule("replacement: $1", action: "replace"),
            """
            a.yaml:6:18: error: no regex of the rule has a group 1
             6 |     replacement: $1
               |                  ^
            """),
        DiagnosticCase(
            "a named group that no regex has",
            rule(#"replacement: "${wrod}""#, match: "{regex: ['(?<word>a)b']}", action: "replace"),
            #"""
            a.yaml:6:18: error: no regex of the rule has a group named 'wrod'; did you mean 'word'?
             6 |     replacement: "${wrod}"
               |                  ^
            """#),
    ]
}
