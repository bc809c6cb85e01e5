import Testing

@Suite struct YAMLDocumentTests {
    @Test("reports what is not YAML, and what YAML has that rule files do not", arguments: cases)
    func report(_ example: DiagnosticCase) throws {
        try example.check()
    }

    private static let cases: [DiagnosticCase] = [
        DiagnosticCase(
            "an unquoted *cat",
            rule(match: "{keywords: [*cat]}"),
            """
            a.yaml:4:24: error: not YAML: text that begins with * must stand in quotes; rule files have no YAML aliases
             4 |     match: {keywords: [*cat]}
               |                        ^
            """),
        DiagnosticCase(
            "an unquoted *cat*",
            rule(match: "{keywords: [*cat*]}"),
            """
            a.yaml:4:24: error: not YAML: text that begins with * must stand in quotes; rule files have no YAML aliases
             4 |     match: {keywords: [*cat*]}
               |                        ^
            """),
        DiagnosticCase(
            "an unquoted *.zip in a list with dashes",
            rule(match: "\n      keywords:\n        - *.zip"),
            """
            a.yaml:6:11: error: not YAML: text that begins with * must stand in quotes; rule files have no YAML aliases
             6 |         - *.zip
               |           ^
            """),
        DiagnosticCase(
            "an unquoted *",
            rule("replacement: *", action: "mask"),
            """
            a.yaml:6:18: error: not YAML: text that begins with * must stand in quotes; rule files have no YAML aliases
             6 |     replacement: *
               |                  ^
            """),
        DiagnosticCase(
            "an unquoted @slurs",
            rule(match: "{keywords: [@slurs]}"),
            """
            a.yaml:4:24: error: not YAML: text that begins with @ must stand in quotes
             4 |     match: {keywords: [@slurs]}
               |                        ^
            """),
        DiagnosticCase(
            "an unquoted backtick",
            rule(match: "{keywords: [`ls`]}"),
            """
            a.yaml:4:24: error: not YAML: text that begins with ` must stand in quotes
             4 |     match: {keywords: [`ls`]}
               |                        ^
            """),
        DiagnosticCase(
            "an unquoted %",
            rule(match: "{keywords: [%d]}"),
            """
            a.yaml:4:24: error: not YAML: text that begins with % must stand in quotes
             4 |     match: {keywords: [%d]}
               |                        ^
            """),
        DiagnosticCase(
            "an unquoted !darn in brackets",
            rule(match: "{keywords: [!darn]}"),
            """
            a.yaml:4:24: error: not YAML: text that begins with ! must stand in quotes; rule files have no YAML tags
             4 |     match: {keywords: [!darn]}
               |                        ^
            """),
        DiagnosticCase(
            "an unquoted !darn behind a dash",
            rule(match: "\n      keywords:\n        - !darn"),
            """
            a.yaml:6:11: error: not YAML: text that begins with ! must stand in quotes; rule files have no YAML tags
             6 |         - !darn
               |           ^
            """),
        DiagnosticCase(
            "an unquoted !important before a text",
            settings("reason: !important read the rules"),
            """
            a.yaml:3:11: error: not YAML: text that begins with ! must stand in quotes; rule files have no YAML tags
             3 |   reason: !important read the rules
               |           ^
            """),
        DiagnosticCase(
            "a tag of a quoted text",
            settings(#"reason: !bold "read the rules""#),
            #"""
            a.yaml:3:11: error: not YAML: text that begins with ! must stand in quotes; rule files have no YAML tags
             3 |   reason: !bold "read the rules"
               |           ^
            """#),
        DiagnosticCase(
            "a YAML type",
            settings("reason: !!str 404"),
            """
            a.yaml:3:11: error: not YAML: text that begins with ! must stand in quotes; rule files have no YAML tags
             3 |   reason: !!str 404
               |           ^
            """),
        DiagnosticCase(
            "an unquoted &co in brackets",
            rule(match: "{keywords: [&co]}"),
            """
            a.yaml:4:24: error: not YAML: text that begins with & must stand in quotes; rule files have no YAML anchors
             4 |     match: {keywords: [&co]}
               |                        ^
            """),
        DiagnosticCase(
            "an unquoted &co behind a dash",
            rule(match: "\n      keywords:\n        - &co"),
            """
            a.yaml:6:11: error: not YAML: text that begins with & must stand in quotes; rule files have no YAML anchors
             6 |         - &co
               |           ^
            """),
        DiagnosticCase(
            "an anchor of a list",
            rule("tags: &tags [b]"),
            """
            a.yaml:6:11: error: not YAML: text that begins with & must stand in quotes; rule files have no YAML anchors
             6 |     tags: &tags [b]
               |           ^
            """),
        DiagnosticCase(
            "an anchor of a mapping",
            """
            base: &base
              role: x
            other: x
            """,
            """
            a.yaml:1:7: error: not YAML: text that begins with & must stand in quotes; rule files have no YAML anchors
             1 | base: &base
               |       ^
            """),
        DiagnosticCase(
            "an alias",
            """
            version: 1
            settings: *base
            """,
            """
            a.yaml:2:11: error: not YAML: text that begins with * must stand in quotes; rule files have no YAML aliases
             2 | settings: *base
               |           ^
            """),
        DiagnosticCase(
            "a tag of a key",
            """
            version: 1
            !x settings: {}
            """,
            """
            a.yaml:2:1: error: not YAML: text that begins with ! must stand in quotes; rule files have no YAML tags
             2 | !x settings: {}
               | ^
            """),
        DiagnosticCase(
            "a key that is a list",
            """
            version: 1
            ? [a, b]
            : c
            """,
            """
            a.yaml:2:3: error: a key must be a word
             2 | ? [a, b]
               |   ^
            """),
        DiagnosticCase(
            "a line indented with a tab",
            #"""
            version: 1
            rules:
            \#t- id: a
            """#,
            #"""
            a.yaml:3:1: error: not YAML: lines are indented with spaces, not tabs
             3 | \#t- id: a
               | ^
            """#),
        DiagnosticCase(
            "an empty file",
            """

            """,
            """
            a.yaml:1:1: error: the file is empty; a rule file begins with 'version: 1'
             1 | 
               | ^
            """),
        DiagnosticCase(
            "a file of comments",
            """
            # nothing yet
            """,
            """
            a.yaml:1:1: error: the file is empty; a rule file begins with 'version: 1'
             1 | # nothing yet
               | ^
            """),
        DiagnosticCase(
            "a document of nothing",
            """
            ---
            """,
            """
            a.yaml:2:1: error: a rule file is a mapping of keys to values; this is empty
             2 | 
               | ^
            """),
        DiagnosticCase(
            "a list in place of a mapping",
            """
            - a
            - b
            """,
            """
            a.yaml:1:1: error: a rule file is a mapping of keys to values; this is a list
             1 | - a
               | ^
            """),
        DiagnosticCase(
            "a text in place of a mapping",
            """
            hello
            """,
            """
            a.yaml:1:1: error: a rule file is a mapping of keys to values; this is a text
             1 | hello
               | ^
            """),
        DiagnosticCase(
            "two documents",
            """
            version: 1
            ---
            version: 1
            """,
            """
            a.yaml:3:1: error: a rule file holds one document; this is a second one
             3 | version: 1
               | ^
            """),
        DiagnosticCase(
            "a quote that is not closed",
            settings(#"reason: "read the rules\#nmode: shadow"#),
            #"""
            a.yaml:3:11: error: not YAML: this quote is not closed
             3 |   reason: "read the rules
               |           ^
            """#),
        DiagnosticCase(
            "a quote inside single quotes",
            settings("reason: 'don't'"),
            """
            a.yaml:3:16: error: not YAML: did not find expected key while parsing a block mapping; look for a wrong indentation or a wrong quote here or just above
             3 |   reason: 'don't'
               |                ^
            """),
        DiagnosticCase(
            "a colon in a text",
            settings("reason: Mind: your language"),
            """
            a.yaml:3:15: error: not YAML: mapping values are not allowed in this context; text with a colon and a space in it must stand in quotes
             3 |   reason: Mind: your language
               |               ^
            """),
        DiagnosticCase(
            "a # in a list",
            rule(match: "{keywords: [a, #b]}"),
            """
            a.yaml:4:23: error: not YAML: did not find expected ',' or ']' while parsing a flow sequence; a bracket is not closed, or a text must stand in quotes
             4 |     match: {keywords: [a, #b]}
               |                       ^
            """),
        DiagnosticCase(
            "a bracket that is not closed",
            rule(match: "{keywords: [a, b}"),
            """
            a.yaml:4:28: error: not YAML: did not find expected ',' or ']' while parsing a flow sequence; a bracket is not closed, or a text must stand in quotes
             4 |     match: {keywords: [a, b}
               |                            ^
            """),
        DiagnosticCase(
            "a regex in double quotes",
            rule(match: #"{regex: ["\d+"]}"#),
            #"""
            a.yaml:4:22: error: not YAML: found unknown escape character while parsing a quoted scalar; a \ in double quotes is written \\, and a regex is best put in single quotes
             4 |     match: {regex: ["\d+"]}
               |                      ^
            """#),
        DiagnosticCase(
            "a surrogate escape",
            settings(#"reason: "\uD83D""#),
            #"""
            a.yaml:3:14: error: not YAML: found invalid Unicode character escape code while parsing a quoted scalar
             3 |   reason: "\uD83D"
               |              ^
            """#),
        DiagnosticCase(
            "a key indented too little",
            """
            version: 1
            rules:
              - id: a
               action: deny
            """,
            """
            a.yaml:4:4: error: not YAML: did not find expected '-' indicator while parsing a block collection; look for a wrong indentation here or just above
             4 |    action: deny
               |    ^
            """),
        DiagnosticCase(
            "a key without a colon",
            """
            version: 1
            settings
              mode: shadow
            """,
            """
            a.yaml:3:7: error: not YAML: could not find expected ':' while scanning a simple key; look for a missing colon or a wrong indentation here or just above
             3 |   mode: shadow
               |       ^
            """),
        DiagnosticCase(
            "a control character",
            settings(#"reason: "a\#u{7}b""#),
            #"""
            a.yaml:3:13: error: not YAML: the invisible character U+0007 is not allowed; in double quotes it is written \u0007
             3 |   reason: "a�b"
               |             ^
            """#),
        DiagnosticCase(
            "a control character in a file with CRLF",
            #"""
            version: 1\#r
            settings:\#r
              mode: shadow\#r
              reason: "cafe\#u{301} \#u{7}b"\#r
            """#,
            #"""
            a.yaml:4:18: error: not YAML: the invisible character U+0007 is not allowed; in double quotes it is written \u0007
             4 |   reason: "cafe\#u{301} �b"
               |                 ^
            """#),
        DiagnosticCase(
            "a delete character",
            #"""
            # \#u{7F}
            version: 1
            """#,
            #"""
            a.yaml:1:3: error: not YAML: the invisible character U+007F is not allowed; in double quotes it is written \u007F
             1 | # �
               |   ^
            """#),
        DiagnosticCase(
            "line breaks that only YAML knows",
            #"""
            version: 1
            # a\#u{2028}# b\#u{85}# c\#u{2029}foo: 1
            """#,
            """
            a.yaml:5:1: error: unknown key 'foo' in a rule file
             5 | foo: 1
               | ^
            """),
    ]
}
