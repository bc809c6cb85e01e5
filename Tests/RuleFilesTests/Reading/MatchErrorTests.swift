import Testing

@Suite struct MatchErrorTests {
    @Test("reports what is wrong with what a rule looks for", arguments: cases)
    func report(_ example: DiagnosticCase) throws {
        try example.check()
    }

    private static let cases: [DiagnosticCase] = [
        DiagnosticCase(
            "a regex that takes long to compile",
            rule(match: #"{regex: ['(?i)[\x{80}-\x{10ffff}]']}"#),
            #"""
            a.yaml:4:34: error: the regex cannot be used safely: its classes span more than 131072 code points without regard to case; leave the range out of (?i), or write [^…] or \p{…}
             4 |     match: {regex: ['(?i)[\x{80}-\x{10ffff}]']}
               |                                  ^
            """#),
        DiagnosticCase(
            "an unknown key",
            rule(match: "{keyword: [x]}"),
            """
            a.yaml:4:13: error: unknown key 'keyword' in match; did you mean 'keywords'?
             4 |     match: {keyword: [x]}
               |             ^
            """),
        DiagnosticCase(
            "a match that is a list",
            rule(match: "[x]"),
            """
            a.yaml:4:12: error: match is a mapping of keys to values; this is a list
             4 |     match: [x]
               |            ^
            """),
        DiagnosticCase(
            "nothing to look for",
            rule(match: "{}"),
            """
            a.yaml:4:12: error: match looks for nothing
             4 |     match: {}
               |            ^
            """),
        DiagnosticCase(
            "no keywords",
            rule(match: "{keywords: []}"),
            """
            a.yaml:4:12: error: match looks for nothing
             4 |     match: {keywords: []}
               |            ^
            """),
        DiagnosticCase(
            "a keyword outside of a list",
            rule(match: "{keywords: darn*}"),
            """
            a.yaml:4:23: error: keywords is a list: write [darn*]; this is a text
             4 |     match: {keywords: darn*}
               |                       ^
            """),
        DiagnosticCase(
            "a keyword in double quotes outside of a list",
            rule(match: #"{keywords: "*cat"}"#),
            #"""
            a.yaml:4:23: error: keywords is a list: write ["*cat"]; this is a text
             4 |     match: {keywords: "*cat"}
               |                       ^
            """#),
        DiagnosticCase(
            "a keyword in single quotes outside of a list",
            rule(match: "{keywords: '@it''s'}"),
            """
            a.yaml:4:23: error: keywords is a list: write ['@it''s']; this is a text
             4 |     match: {keywords: '@it''s'}
               |                       ^
            """),
        DiagnosticCase(
            "a keyword with an escape outside of a list",
            rule(match: #"{keywords: "a\\b"}"#),
            #"""
            a.yaml:4:23: error: keywords is a list; this is a text
             4 |     match: {keywords: "a\\b"}
               |                       ^
            """#),
        DiagnosticCase(
            "keywords that are empty",
            rule(match: "{keywords: }"),
            """
            a.yaml:4:23: error: keywords is a list; this is empty
             4 |     match: {keywords: }
               |                       ^
            """),
        DiagnosticCase(
            "an empty keyword",
            rule(match: #"{keywords: [""]}"#),
            #"""
            a.yaml:4:25: error: nothing is left to look for
             4 |     match: {keywords: [""]}
               |                         ^
            """#),
        DiagnosticCase(
            "a keyword of a wildcard alone",
            rule(match: #"{keywords: ["*"]}"#),
            #"""
            a.yaml:4:25: error: nothing is left to look for
             4 |     match: {keywords: ["*"]}
               |                         ^
            """#),
        DiagnosticCase(
            "a keyword that is empty in YAML",
            rule(match: "{keywords: [a, ~]}"),
            """
            a.yaml:4:27: error: each of keywords is a text; this is empty, and in quotes a word
             4 |     match: {keywords: [a, ~]}
               |                           ^
            """),
        DiagnosticCase(
            "a wildcard inside a keyword",
            rule(match: "{keywords: [darn, da*n]}"),
            #"""
            a.yaml:4:32: error: a * may stand at the start or the end of a keyword only; \* is the character itself
             4 |     match: {keywords: [darn, da*n]}
               |                                ^
            """#),
        DiagnosticCase(
            "a wildcard inside a quoted keyword",
            rule(match: #"{keywords: ["it's da*n"]}"#),
            #"""
            a.yaml:4:32: error: a * may stand at the start or the end of a keyword only; \* is the character itself
             4 |     match: {keywords: ["it's da*n"]}
               |                                ^
            """#),
        DiagnosticCase(
            "an escape that is none",
            rule(match: #"{keywords: ['it''s \bad']}"#),
            #"""
            a.yaml:4:31: error: a \ stands before *, @, # or \ only; \\ is the character itself
             4 |     match: {keywords: ['it''s \bad']}
               |                               ^
            """#),
        DiagnosticCase(
            "a list that does not exist",
            rule(match: #"{keywords: ["@slurs"]}"#),
            #"""
            a.yaml:4:24: error: no list is named 'slurs'; a keyword that begins with @ is written \@
             4 |     match: {keywords: ["@slurs"]}
               |                        ^
            """#),
        DiagnosticCase(
            "a regex outside of a list",
            rule(match: "{regex: '(?i)a'}"),
            """
            a.yaml:4:20: error: regex is a list: write ['(?i)a']; this is a text
             4 |     match: {regex: '(?i)a'}
               |                    ^
            """),
        DiagnosticCase(
            "a regex that does not compile",
            rule(match: "{regex: [a, 'b(c']}"),
            """
            a.yaml:4:28: error: the regex does not compile: missing closing parenthesis, at character 4 (PCRE2 error 114)
             4 |     match: {regex: [a, 'b(c']}
               |                            ^
            """),
        DiagnosticCase(
            "a plain regex",
            rule(match: "\n      regex:\n        - a)b"),
            """
            a.yaml:6:12: error: the regex does not compile: unmatched closing parenthesis, at character 2 (PCRE2 error 122)
             6 |         - a)b
               |            ^
            """),
        DiagnosticCase(
            "a regex in single quotes that are doubled",
            rule(match: "{regex: ['''it''s'' a)b']}"),
            """
            a.yaml:4:33: error: the regex does not compile: unmatched closing parenthesis, at character 9 (PCRE2 error 122)
             4 |     match: {regex: ['''it''s'' a)b']}
               |                                 ^
            """),
        DiagnosticCase(
            "a regex in double quotes",
            rule(match: #"{regex: ["it's a)b"]}"#),
            #"""
            a.yaml:4:28: error: the regex does not compile: unmatched closing parenthesis, at character 7 (PCRE2 error 122)
             4 |     match: {regex: ["it's a)b"]}
               |                            ^
            """#),
        DiagnosticCase(
            "a regex behind an escape",
            rule(match: #"{regex: ["\ta)b"]}"#),
            #"""
            a.yaml:4:21: error: the regex does not compile: unmatched closing parenthesis, at character 3 (PCRE2 error 122)
             4 |     match: {regex: ["\ta)b"]}
               |                     ^
            """#),
        DiagnosticCase(
            "a regex behind a doubled backslash",
            rule(match: #"{regex: ["\\ba)b"]}"#),
            #"""
            a.yaml:4:21: error: the regex does not compile: unmatched closing parenthesis, at character 4 (PCRE2 error 122)
             4 |     match: {regex: ["\\ba)b"]}
               |                     ^
            """#),
        DiagnosticCase(
            "a regex in a literal block",
            rule(match: "\n      regex:\n        - |-\n          (?x) a\n\n            b)c"),
            """
            a.yaml:9:14: error: the regex does not compile: unmatched closing parenthesis, at character 12 (PCRE2 error 122)
             9 |             b)c
               |              ^
            """),
        DiagnosticCase(
            "a regex in a literal block that lacks a bracket",
            rule(match: "\n      regex:\n        - |\n          (?x) a\n          b(c"),
            """
            a.yaml:8:14: error: the regex does not compile: missing closing parenthesis, at character 12 (PCRE2 error 114)
             8 |           b(c
               |              ^
            """),
        DiagnosticCase(
            "a regex with the line break of its literal block",
            rule(match: "\n      regex:\n        - |\n          a"),
            """
            a.yaml:6:11: warning: the regex ends with a line break, and so must what it matches; |- in place of | leaves it out
             6 |         - |
               |           ^
            """),
        DiagnosticCase(
            "a regex in a folded block",
            rule(match: "\n      regex:\n        - >-\n          a\n          b)c"),
            """
            a.yaml:6:11: error: the regex does not compile: unmatched closing parenthesis, at character 4 (PCRE2 error 122)
             6 |         - >-
               |           ^
            """),
        DiagnosticCase(
            "a plain regex over two lines",
            rule(match: "\n      regex:\n        - a b\n          c)d"),
            """
            a.yaml:6:11: error: the regex does not compile: unmatched closing parenthesis, at character 6 (PCRE2 error 122)
             6 |         - a b
               |           ^
            """),
        DiagnosticCase(
            "an error in the first of two lines",
            rule(match: "\n      regex:\n        - a)b\n          cd"),
            """
            a.yaml:6:12: error: the regex does not compile: unmatched closing parenthesis, at character 2 (PCRE2 error 122)
             6 |         - a)b
               |            ^
            """),
        DiagnosticCase(
            "a regex behind characters of several bytes",
            rule(match: "{regex: ['żółć 😀 a)b']}"),
            """
            a.yaml:4:30: error: the regex does not compile: unmatched closing parenthesis, at character 9 (PCRE2 error 122)
             4 |     match: {regex: ['żółć 😀 a)b']}
               |                               ^
            """),
        DiagnosticCase(
            "a regex behind wide characters",
            rule(match: "{regex: ['전각 ｗ 漢字 a)b']}"),
            """
            a.yaml:4:31: error: the regex does not compile: unmatched closing parenthesis, at character 10 (PCRE2 error 122)
             4 |     match: {regex: ['전각 ｗ 漢字 a)b']}
               |                                    ^
            """),
        DiagnosticCase(
            "a regex behind combining and invisible characters",
            rule(match: #"{regex: ['e\#u{301}\#u{200D} a)b']}"#),
            #"""
            a.yaml:4:27: error: the regex does not compile: unmatched closing parenthesis, at character 6 (PCRE2 error 122)
             4 |     match: {regex: ['e\#u{301}\#u{200D} a)b']}
               |                         ^
            """#),
        DiagnosticCase(
            "a regex behind a tab",
            rule(match: #"{regex:\#t['a)b']}"#),
            #"""
            a.yaml:4:23: error: the regex does not compile: unmatched closing parenthesis, at character 2 (PCRE2 error 122)
             4 |     match: {regex:\#t['a)b']}
               |                   \#t   ^
            """#),
        DiagnosticCase(
            "a regex in a file with CRLF",
            #"""
            version: 1\#r
            rules:\#r
              - id: a\#r
                match: {regex: ['a)b']}\#r
                action: deny\#r
            """#,
            """
            a.yaml:4:23: error: the regex does not compile: unmatched closing parenthesis, at character 2 (PCRE2 error 122)
             4 |     match: {regex: ['a)b']}
               |                       ^
            """),
        DiagnosticCase(
            "a name that a regex has twice",
            rule(match: "{regex: ['(?<w>a)(?<w>b)']}"),
            """
            a.yaml:4:34: error: the regex does not compile: two named subpatterns have the same name (PCRE2_DUPNAMES not set), at character 13 (PCRE2 error 143)
             4 |     match: {regex: ['(?<w>a)(?<w>b)']}
               |                                  ^
            """),
        DiagnosticCase(
            "no blocks",
            rule(match: "{all: []}"),
            """
            a.yaml:4:18: error: all has no blocks
             4 |     match: {all: []}
               |                  ^
            """),
        DiagnosticCase(
            "a block outside of a list",
            rule(match: "{all: {keywords: [a]}}"),
            """
            a.yaml:4:18: error: all is a list; this is a mapping
             4 |     match: {all: {keywords: [a]}}
               |                  ^
            """),
        DiagnosticCase(
            "a block of nothing",
            rule(match: "{all: [{keywords: [a]}, {keywords: []}]}"),
            """
            a.yaml:4:36: error: a block of all looks for nothing
             4 |     match: {all: [{keywords: [a]}, {keywords: []}]}
               |                                    ^
            """),
        DiagnosticCase(
            "an unknown key in a block",
            rule(match: "{all: [{keyword: [a]}]}"),
            """
            a.yaml:4:20: error: unknown key 'keyword' in a block of all; did you mean 'keywords'?
             4 |     match: {all: [{keyword: [a]}]}
               |                    ^
            """),
        DiagnosticCase(
            "an unknown key in except",
            rule("except: {keyword: [a]}"),
            """
            a.yaml:6:14: error: unknown key 'keyword' in except; did you mean 'keywords'?
             6 |     except: {keyword: [a]}
               |              ^
            """),
        DiagnosticCase(
            "a filter in except",
            rule("except: {links: {}}"),
            """
            a.yaml:6:14: error: 'links' cannot stand here: except takes keywords and regex only
             6 |     except: {links: {}}
               |              ^
            """),
        DiagnosticCase(
            "a keyword in except",
            rule(#"except: {keywords: ["a*b"], regex: ["a)"]}"#),
            #"""
            a.yaml:6:27: error: a * may stand at the start or the end of a keyword only; \* is the character itself
             6 |     except: {keywords: ["a*b"], regex: ["a)"]}
               |                           ^
            a.yaml:6:43: error: the regex does not compile: unmatched closing parenthesis, at character 2 (PCRE2 error 122)
             6 |     except: {keywords: ["a*b"], regex: ["a)"]}
               |                                           ^
            """#),
    ]
}
