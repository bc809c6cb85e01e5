import Testing

@Suite struct RuleFileErrorTests {
    @Test("reports what is wrong with the top of a rule file", arguments: cases)
    func report(_ example: DiagnosticCase) throws {
        try example.check()
    }

    private static let cases: [DiagnosticCase] = [
        DiagnosticCase(
            "an unknown key",
            """
            version: 1
            rule: []
            """,
            """
            a.yaml:2:1: error: unknown key 'rule' in a rule file; did you mean 'rules'?
             2 | rule: []
               | ^
            """),
        DiagnosticCase(
            "an unknown key that is like no other",
            """
            version: 1
            macros: []
            """,
            """
            a.yaml:2:1: error: unknown key 'macros' in a rule file
             2 | macros: []
               | ^
            """),
        DiagnosticCase(
            "no version",
            """
            rules: []
            """,
            """
            a.yaml:1:1: error: the file has no version; a rule file begins with 'version: 1'
             1 | rules: []
               | ^
            """),
        DiagnosticCase(
            "a version to come",
            """
            version: 2
            rules: []
            """,
            """
            a.yaml:1:10: error: version 2 of the rule format is not known; there is version 1
             1 | version: 2
               |          ^
            """),
        DiagnosticCase(
            "a version that is a text",
            #"""
            version: "1"
            """#,
            #"""
            a.yaml:1:10: error: version is a whole number; this is a text
             1 | version: "1"
               |          ^
            """#),
        DiagnosticCase(
            "a version that is negative",
            """
            version: -1
            """,
            """
            a.yaml:1:10: error: version -1 of the rule format is not known; there is version 1
             1 | version: -1
               |          ^
            """),
        DiagnosticCase(
            "rules that are a mapping",
            """
            version: 1
            rules:
              id: a
            """,
            """
            a.yaml:3:3: error: rules is a list; this is a mapping
             3 |   id: a
               |   ^
            """),
        DiagnosticCase(
            "rules that are empty",
            """
            version: 1
            rules:
            """,
            """
            a.yaml:2:7: error: rules is a list; this is empty
             2 | rules:
               |       ^
            """),
        DiagnosticCase(
            "a rule that is a text",
            """
            version: 1
            rules: [a]
            """,
            """
            a.yaml:2:9: error: a rule is a mapping of keys to values; this is a text
             2 | rules: [a]
               |         ^
            """),
        DiagnosticCase(
            "settings that are a list",
            """
            version: 1
            settings: [mode]
            """,
            """
            a.yaml:2:11: error: settings is a mapping of keys to values; this is a list
             2 | settings: [mode]
               |           ^
            """),
        DiagnosticCase(
            "an id twice",
            """
            version: 1
            rules:
              - {id: a, match: {keywords: [x]}, action: deny}
              - {id: a, match: {keywords: [y]}, action: deny}
            """,
            """
            a.yaml:4:10: error: the id 'a' is taken by the rule at a.yaml:3
             4 |   - {id: a, match: {keywords: [y]}, action: deny}
               |          ^
            """),
        DiagnosticCase(
            "several errors, in the order of the lines",
            """
            rules:
              - id: A
                action: dney
                severity: hihg
                match: {keyword: [x]}
                when: {rom: [x]}
            settings: {mode: on}
            """,
            """
            a.yaml:1:1: error: the file has no version; a rule file begins with 'version: 1'
             1 | rules:
               | ^
            a.yaml:2:9: error: an id is made of a-z, 0-9 and -
             2 |   - id: A
               |         ^
            a.yaml:3:13: error: action is one of deny, mask, replace, score, tag, allow; did you mean 'deny'?
             3 |     action: dney
               |             ^
            a.yaml:4:15: error: severity is one of info, low, medium, high, critical; did you mean 'high'?
             4 |     severity: hihg
               |               ^
            a.yaml:5:13: error: unknown key 'keyword' in match; did you mean 'keywords'?
             5 |     match: {keyword: [x]}
               |             ^
            a.yaml:6:12: error: unknown key 'rom' in when; there are room, sender.user_id, sender.attributes.NAME, attributes.NAME; did you mean 'room'?
             6 |     when: {rom: [x]}
               |            ^
            a.yaml:7:18: error: mode is one of enforce, shadow
             7 | settings: {mode: on}
               |                  ^
            """),
    ]
}
