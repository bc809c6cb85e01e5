import Testing

@Suite struct RuleTestErrorTests {
    @Test("reports what is wrong with the tests of a rule", arguments: cases)
    func report(_ example: DiagnosticCase) throws {
        try example.check()
    }

    private static let cases: [DiagnosticCase] = [
        DiagnosticCase(
            "an unknown key",
            rule("tests:\n  - {text: x, expects: deny, hit: true}"),
            """
            a.yaml:7:19: error: unknown key 'expects' in a test; did you mean 'expect'?
             7 |       - {text: x, expects: deny, hit: true}
               |                   ^
            """),
        DiagnosticCase(
            "neither text nor base64",
            rule("tests:\n  - {expect: deny}"),
            """
            a.yaml:7:9: error: a test has either text or base64
             7 |       - {expect: deny}
               |         ^
            """),
        DiagnosticCase(
            "both text and base64",
            rule("tests:\n  - {text: x, base64: eA==, expect: deny}"),
            """
            a.yaml:7:9: error: a test has either text or base64
             7 |       - {text: x, base64: eA==, expect: deny}
               |         ^
            """),
        DiagnosticCase(
            "base64 that is none",
            rule(#"tests:\#n  - {base64: "?", expect: deny}"#),
            #"""
            a.yaml:7:18: error: this is not base64: A-Z, a-z, 0-9, + and /, filled up with = to a multiple of four
             7 |       - {base64: "?", expect: deny}
               |                  ^
            """#),
        DiagnosticCase(
            "base64 of something else than text",
            rule("tests:\n  - {base64: /w==, expect: deny}"),
            """
            a.yaml:7:18: error: base64 does not hold UTF-8 text
             7 |       - {base64: /w==, expect: deny}
               |                  ^
            """),
        DiagnosticCase(
            "nothing expected",
            rule("tests:\n  - {text: x}"),
            """
            a.yaml:7:9: error: the test expects nothing: it needs expect, content or hit
             7 |       - {text: x}
               |         ^
            """),
        DiagnosticCase(
            "an unknown outcome",
            rule("tests:\n  - {text: x, expect: denied}"),
            """
            a.yaml:7:27: error: expect is one of allow, rewrite, deny
             7 |       - {text: x, expect: denied}
               |                           ^
            """),
        DiagnosticCase(
            "a hit that is a text",
            rule(#"tests:\#n  - {text: x, hit: "true"}"#),
            #"""
            a.yaml:7:24: error: hit is true or false; this is a text
             7 |       - {text: x, hit: "true"}
               |                        ^
            """#),
        DiagnosticCase(
            "a todo that is a number",
            rule("tests:\n  - {text: x, hit: true, todo: 1}"),
            """
            a.yaml:7:36: error: todo is true or false; this is a number
             7 |       - {text: x, hit: true, todo: 1}
               |                                    ^
            """),
        DiagnosticCase(
            "an unknown key of the sender",
            rule("tests:\n  - {text: x, hit: true, sender: {role: a}}"),
            """
            a.yaml:7:39: error: unknown key 'role' in sender
             7 |       - {text: x, hit: true, sender: {role: a}}
               |                                       ^
            """),
        DiagnosticCase(
            "a sender that is a text",
            rule("tests:\n  - {text: x, hit: true, sender: a}"),
            """
            a.yaml:7:38: error: sender is a mapping of keys to values; this is a text
             7 |       - {text: x, hit: true, sender: a}
               |                                      ^
            """),
        DiagnosticCase(
            "attributes that are a list",
            rule("tests:\n  - {text: x, hit: true, attributes: [a]}"),
            """
            a.yaml:7:42: error: attributes is a mapping of names to values; this is a list
             7 |       - {text: x, hit: true, attributes: [a]}
               |                                          ^
            """),
        DiagnosticCase(
            "a text that is empty in YAML",
            rule("tests:\n  - {text: , hit: true}"),
            """
            a.yaml:7:16: error: the text of a test is a text; this is empty
             7 |       - {text: , hit: true}
               |                ^
            """),
        DiagnosticCase(
            "tests that are a mapping",
            rule("tests: {text: x, hit: true}"),
            """
            a.yaml:6:12: error: tests is a list; this is a mapping
             6 |     tests: {text: x, hit: true}
               |            ^
            """),
        DiagnosticCase(
            "a test that is a text",
            rule("tests: [x]"),
            """
            a.yaml:6:13: error: a test is a mapping of keys to values; this is a text
             6 |     tests: [x]
               |             ^
            """),
    ]
}
