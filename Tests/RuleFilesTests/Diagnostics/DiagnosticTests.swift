import ReviewRules
import RuleFiles
import Testing

@Suite struct DiagnosticTests {
    @Test(
        "the caret stands below the character, whatever is before it",
        arguments: [
            // The line up to the error, its length in code points, and the blanks before the caret.
            ("foo: ", 5, "     "),
            ("\t", 1, "\t"),
            ("zażółć: ", 8, "        "),
            ("漢字: ", 4, "      "),
            ("ｆｏｏ: ", 5, "        "),
            ("전각: ", 4, "      "),
            ("e\u{301}o\u{200B}\u{FE0F}: ", 7, "    "),
            ("กิ๊: ", 5, "   "),
            ("😀⌚: ", 4, "      "),
            ("🇵🇱: ", 4, "    "),
        ])
    func caret(before: String, column: Int, indent: String) throws {
        let folder = try RuleFolderFixture(["a.yaml": "version: 1\n# \(before)\u{7}\n"])
        #expect(
            folder.diagnostics() == """
                a.yaml:2:\(column + 3): error: not YAML: the invisible character U+0007 is not allowed; \
                in double quotes it is written \\u0007
                 2 | # \(before)\u{FFFD}
                   |   \(indent)^
                """)
    }

    @Test("a file with a byte-order mark and CRLF is read, and its lines and columns are those of an editor")
    func byteOrderMark() throws {
        let folder = try RuleFolderFixture(["a.yaml": "\u{FEFF}version: 1\r\n\r\nrules: []\r\nrule: []\r\n"])
        #expect(
            folder.diagnostics() == """
                a.yaml:4:1: error: unknown key 'rule' in a rule file; did you mean 'rules'?
                 4 | rule: []
                   | ^
                """)
    }

    @Test("what a terminal would obey or reorder does not reach it")
    func controlCharacters() throws {
        let folder = try RuleFolderFixture(["a.yaml": "version: 1\n\"a\\e[2Jb\\nc\": 1 # \u{202E}x\n"])
        #expect(
            folder.diagnostics() == """
                a.yaml:2:1: error: unknown key 'a\u{FFFD}[2Jb\u{FFFD}c' in a rule file
                 2 | "a\\e[2Jb\\nc": 1 # \u{FFFD}x
                   | ^
                """)
    }

    @Test("the margin is as wide as the number of the line")
    func margin() throws {
        let folder = try RuleFolderFixture(["a.yaml": "version: 1\n" + String(repeating: "\n", count: 98) + "x: 1\n"])
        #expect(
            folder.diagnostics() == """
                a.yaml:100:1: error: unknown key 'x' in a rule file
                 100 | x: 1
                     | ^
                """)
    }

    @Test("a warning says that it is one, and does not stop the rule set")
    func warning() throws {
        let folder = try RuleFolderFixture(["a.yaml": rule("reason: b", action: "score\n    score: 1")])
        #expect(try folder.load().ruleSet.rules.map(\.id) == ["a"])
        #expect(
            folder.diagnostics() == """
                a.yaml:7:5: warning: only deny shows its reason; this one is never seen
                 7 |     reason: b
                   |     ^
                """)
    }
}
