import Foundation
import ReviewRules
import RuleFiles
import Testing

@Suite struct KeywordListsTests {
    private let user = "lists: {l: lists/l.txt}\n" + rule(match: "{keywords: ['@l']}")

    @Test(
        "a list has a keyword a line, and comments behind a # at the start or behind white space",
        arguments: [
            "a b\nc#\n", "# x\na b # x\n\n\t c# \t#x\n  # y", "\u{FEFF}# x\r\na b\r\n\r\nc#\r\n", "a b\u{2028}c#",
        ])
    func lines(_ text: String) throws {
        let folder = try RuleFolderFixture(["a.yaml": user, "lists/l.txt": text])
        #expect(folder.diagnostics() == "")
        #expect(try folder.load().ruleSet.rules.first?.match?.any.keywords.map(\.text) == ["a b", "c#"])
    }

    @Test("a list may be named in one file and used in another, before or after it, and by several names")
    func otherFiles() throws {
        let folder = try RuleFolderFixture([
            "a.yaml": rule(match: "{keywords: ['@l', '@m']}"),
            "b/b.yaml": "version: 1\nlists: {l: ../l.txt, m: ../l.txt}",
            "c.yaml": "version: 1\nlists: {l: l.txt}", "l.txt": "x",
        ])
        #expect(folder.diagnostics() == "")
        #expect(try folder.load().ruleSet.rules.first?.match?.any.keywords.map(\.text) == ["x", "x"])
    }

    @Test("two lists of one name are an error")
    func sameName() throws {
        let folder = try RuleFolderFixture([
            "a.yaml": "version: 1\nlists: {l: l.txt}", "b.yaml": "version: 1\nlists: {l: m.txt}", "l.txt": "x",
            "m.txt": "y",
        ])
        #expect(
            folder.diagnostics() == """
                b.yaml:2:9: error: the list 'l' is l.txt already
                 2 | lists: {l: m.txt}
                   |         ^
                """)
    }

    @Test(
        "bad lines are reported where they stand in the list",
        arguments: [
            (
                "  a*b # x\n", 1, 4,
                "a * may stand at the start or the end of a keyword only; \\* is the character itself"
            ),
            ("\n\n*\n", 3, 1, "nothing is left to look for"),
            ("a\r\n\tż\\b\r\n", 2, 3, "a \\ stands before *, @, # or \\ only; \\\\ is the character itself"),
            ("a\u{B}b\u{2028}c\\", 2, 2, "a \\ stands before *, @, # or \\ only; \\\\ is the character itself"),
        ])
    func badLines(text: String, line: Int, column: Int, message: String) throws {
        let folder = try RuleFolderFixture(["a.yaml": user, "lists/l.txt": text])
        #expect(folder.diagnostics().hasPrefix("lists/l.txt:\(line):\(column): error: \(message)\n"))
        let error = #expect(throws: RuleFileErrors.self) { try folder.load() }
        #expect(error?.diagnostics.count == 1)
    }

    @Test("a list that cannot be read is an error where it is named, and only there")
    func unreadable() throws {
        let folder = try RuleFolderFixture(bytes: [
            "a.yaml": Data(
                "version: 1\nlists:\n  a: a.txt\n  b: lists\n  c: lists/c.txt\n  d: [x]\n  e:\nrules: []\n".utf8),
            "b.yaml": Data(rule(match: "{keywords: ['@a', '@b', '@c', '@d', '@e']}").utf8),
            "lists/c.txt": Data([0x61, 0x0A, 0x62, 0xC3, 0x28]),
        ])
        #expect(
            folder.diagnostics() == """
                a.yaml:3:6: error: the list a.txt cannot be read: there is no such file
                 3 |   a: a.txt
                   |      ^
                a.yaml:4:6: error: the list lists cannot be read: it is a folder
                 4 |   b: lists
                   |      ^
                a.yaml:5:6: error: the list lists/c.txt cannot be read: line 2 is not UTF-8 text; save the file with the \
                encoding UTF-8
                 5 |   c: lists/c.txt
                   |      ^
                a.yaml:6:6: error: the path of a list is a text; this is a list
                 6 |   d: [x]
                   |      ^
                a.yaml:7:5: error: the path of a list is a text; this is empty
                 7 |   e:
                   |     ^
                """)
    }

    @Test("lists that are a list are reported")
    func list() throws {
        let folder = try RuleFolderFixture(["a.yaml": "version: 1\nlists: [lists/a.txt]\n"])
        #expect(
            folder.diagnostics() == """
                a.yaml:2:8: error: lists is a mapping of names to values; this is a list
                 2 | lists: [lists/a.txt]
                   |        ^
                """)
    }

    @Test(
        "a list that is spelt wrong is reported with the name that may be meant, and one that holds nothing as nothing")
    func wrongName() throws {
        let folder = try RuleFolderFixture([
            "a.yaml": "lists: {slurs: l.txt}\n" + rule(match: "{keywords: ['@slur', '@doxxing', '@slurs']}"),
            "l.txt": "# none yet",
        ])
        #expect(
            folder.diagnostics() == #"""
                a.yaml:5:24: error: no list is named 'slur'; did you mean '@slurs'?
                 5 |     match: {keywords: ['@slur', '@doxxing', '@slurs']}
                   |                        ^
                a.yaml:5:33: error: no list is named 'doxxing'; a keyword that begins with @ is written \@
                 5 |     match: {keywords: ['@slur', '@doxxing', '@slurs']}
                   |                                 ^
                """#)
        let empty = try RuleFolderFixture(["a.yaml": user, "lists/l.txt": "# none yet"])
        #expect(
            empty.diagnostics() == """
                a.yaml:5:12: error: match looks for nothing
                 5 |     match: {keywords: ['@l']}
                   |            ^
                """)
    }
}
