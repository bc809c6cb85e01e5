import Testing

@Suite struct DuplicateKeyTests {
    @Test("reports a key that stands twice, at its second place where it has a line of its own", arguments: cases)
    func report(_ example: DiagnosticCase) throws {
        try example.check()
    }

    private static let cases: [DiagnosticCase] = [
        DiagnosticCase(
            "a key twice",
            rule("id: b"),
            """
            a.yaml:6:5: error: 'id' stands in this mapping already, on line 3
             6 |     id: b
               |     ^
            """),
        DiagnosticCase(
            "a key twice with lines in between",
            """
            version: 1
            rules:
              - id: a
                title: b

            # c
                match:
                  title: c
                title: d
            """,
            """
            a.yaml:9:5: error: 'title' stands in this mapping already, on line 4
             9 |     title: d
               |     ^
            """),
        DiagnosticCase(
            "a key twice in a file with CRLF",
            #"""
            version: 1\#r
            rules: []\#r
            rules: []\#r
            """#,
            """
            a.yaml:3:1: error: 'rules' stands in this mapping already, on line 2
             3 | rules: []
               | ^
            """),
        DiagnosticCase(
            "a quoted key twice",
            #"""
            version: 1
            settings:
              rooms:
                "arn:a": {mode: shadow}
                "arn:b": {mode: shadow}
                "arn:a": {mode: shadow}
            """#,
            #"""
            a.yaml:6:5: error: 'arn:a' stands in this mapping already, on line 4
             6 |     "arn:a": {mode: shadow}
               |     ^
            """#),
        DiagnosticCase(
            "a key twice in braces",
            rule("attributes: {a: b, c: d, a: e}"),
            """
            a.yaml:6:18: error: 'a' stands more than once in this mapping
             6 |     attributes: {a: b, c: d, a: e}
               |                  ^
            """),
        DiagnosticCase(
            "a key twice with an & in it",
            rule("attributes:\n  R&B: b\n  R&B: c"),
            """
            a.yaml:8:7: error: 'R&B' stands in this mapping already, on line 7
             8 |       R&B: c
               |       ^
            """),
        DiagnosticCase(
            "a key twice in two mappings is once in each",
            """
            version: 1
            rules:
              - id: a
                match:
                  regex: [a]
                  regex: [b]
              - match:
                  regex: [c]
            """,
            """
            a.yaml:6:7: error: 'regex' stands in this mapping already, on line 5
             6 |       regex: [b]
               |       ^
            """),
    ]
}
