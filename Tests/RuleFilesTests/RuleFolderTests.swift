import Foundation
import ReviewRules
import RuleFiles
import Testing

@Suite struct RuleFolderTests {
    private let header = "version: 1\nrules:\n"

    private func rule(_ id: String) -> String { "  - {id: \(id), match: {keywords: [x]}, action: deny}\n" }

    @Test("files are read in path order, folders in their place, and other files are left alone")
    func order() throws {
        let folder = try RuleFolderFixture([
            "b.yaml": header + rule("b1") + rule("b2"), "a/z.yaml": header + rule("z"),
            "a-b.yaml": header + rule("a-b"),
            "10.yaml": header + rule("ten"), "9.yaml": header + rule("nine"), "README.md": "x", "lists/x.txt": "x",
            ".hidden/c.yaml": "x: [", ".d.yaml": "x: [",
        ])
        #expect(try folder.load().ruleSet.rules.map(\.id) == ["ten", "nine", "z", "a-b", "b1", "b2"])
    }

    @Test("a rule set may be one file, and its lists stand beside it")
    func oneFile() throws {
        let folder = try RuleFolderFixture([
            "a.yaml": "lists: {l: l/x.txt}\n" + header + "  - {id: a, match: {keywords: [\"@l\"]}, action: deny}\n",
            "b.yaml": "x", "l/x.txt": "darn",
        ])
        #expect(try folder.load("a.yaml").ruleSet.rules.first?.match?.any.keywords.map(\.text) == ["darn"])
    }

    @Test("a folder may be named through a link and with a slash at its end")
    func link() throws {
        let folder = try RuleFolderFixture(["rules/a.yaml": header + rule("a")])
        try FileManager.default.createSymbolicLink(
            atPath: folder.path + "/link", withDestinationPath: folder.path + "/rules")
        #expect(try folder.load("link").ruleSet.rules.map(\.id) == ["a"])
        #expect(try folder.load("rules/").ruleSet.rules.map(\.id) == ["a"])
    }

    @Test("rules run by priority, then in the order of the files")
    func priority() throws {
        let folder = try RuleFolderFixture([
            "a.yaml": header + rule("a") + "  - {id: b, priority: 5, match: {keywords: [x]}, action: deny}\n",
            "b.yaml": header + "  - {id: c, priority: 5, match: {keywords: [x]}, action: deny}\n" + rule("d"),
        ])
        #expect(try folder.load().ruleSet.rules.map(\.id) == ["b", "c", "a", "d"])
    }

    @Test("every error of every file is reported, in the order of the files and their lines")
    func severalErrors() throws {
        let folder = try RuleFolderFixture(bytes: [
            "a.yaml": Data("version: 1\nrules:\n  - {id: a, action: dney}\nsettings: {mode: shadw}\n".utf8),
            "b.yaml": Data([0x76, 0x0A, 0x0A, 0xFF]), "c.yaml": Data("version: 1\nrules: [\n".utf8),
            "d.yaml": Data("version: 1\nlists: {l: l.txt, m: missing.txt}\nsettings: {}\n".utf8),
            "e.yaml": Data((header + "  - {id: e, match: {keywords: [\"@l\", \"@m\", \"@o\"]}, action: deny}\n").utf8),
            "f.yaml": Data((header + rule("f") + "  - {id: e, match: {}, action: deny, views: [rwa]}\n").utf8),
            "l.txt": Data("ok\nb*d\n\\q\n".utf8),
        ])
        #expect(
            folder.diagnostics() == #"""
                a.yaml:3:21: error: action is one of deny, mask, replace, score, tag, allow; did you mean 'deny'?
                 3 |   - {id: a, action: dney}
                   |                     ^
                a.yaml:4:18: error: mode is one of enforce, shadow; did you mean 'shadow'?
                 4 | settings: {mode: shadw}
                   |                  ^
                b.yaml: error: cannot be read: line 3 is not UTF-8 text; save the file with the encoding UTF-8
                c.yaml:3:1: error: not YAML: did not find expected node content while parsing a flow node; \#
                a bracket is not closed, or a text must stand in quotes
                 3 |\#u{20}
                   | ^
                d.yaml:2:22: error: the list missing.txt cannot be read: there is no such file
                 2 | lists: {l: l.txt, m: missing.txt}
                   |                      ^
                d.yaml:3:1: error: a rule set has settings once; they stand in a.yaml:4 already
                 3 | settings: {}
                   | ^
                f.yaml:4:10: error: the id 'e' is taken by the rule at e.yaml:3
                 4 |   - {id: e, match: {}, action: deny, views: [rwa]}
                   |          ^
                f.yaml:4:46: error: a view is one of raw, folded, leet, joined; did you mean 'raw'?
                 4 |   - {id: e, match: {}, action: deny, views: [rwa]}
                   |                                              ^
                l.txt:2:2: error: a * may stand at the start or the end of a keyword only; \* is the character itself
                 2 | b*d
                   |  ^
                l.txt:3:1: error: a \ stands before *, @, # or \ only; \\ is the character itself
                 3 | \q
                   | ^
                """#)
    }

    @Test("an id is taken once in all files, and settings stand once")
    func onceInAllFiles() throws {
        let folder = try RuleFolderFixture([
            "a.yaml": header + rule("a") + "settings: {mode: shadow}\n",
            "b.yaml": header + rule("b") + rule("a") + "settings: {mode: enforce}\n",
        ])
        #expect(
            folder.diagnostics() == """
                b.yaml:4:10: error: the id 'a' is taken by the rule at a.yaml:3
                 4 |   - {id: a, match: {keywords: [x]}, action: deny}
                   |          ^
                b.yaml:5:1: error: a rule set has settings once; they stand in a.yaml:4 already
                 5 | settings: {mode: enforce}
                   | ^
                """)
    }

    @Test("a path that holds no rules is an error of its own")
    func noRules() throws {
        let folder = try RuleFolderFixture(["empty/x.txt": "x", "rules.txt": "x", "d.yaml/x.txt": "x"])
        #expect(folder.diagnostics("missing") == "missing: error: there is no such file or folder")
        #expect(folder.diagnostics("empty") == "empty: error: the folder holds no *.yaml file")
        #expect(folder.diagnostics("d.yaml") == "d.yaml: error: the folder holds no *.yaml file")
        #expect(
            folder.diagnostics("rules.txt") == """
                rules.txt:1:1: error: a rule file is a mapping of keys to values; this is a text
                 1 | x
                   | ^
                """)
    }

    @Test("a file with another ending that looks like YAML is warned of, since it is not read")
    func otherEnding() throws {
        let folder = try RuleFolderFixture(["a.yaml": header + rule("a"), "b.yml": "x: [", "c.YAML": "x: ["])
        #expect(try folder.load().ruleSet.rules.map(\.id) == ["a"])
        #expect(
            folder.diagnostics() == """
                b.yml: warning: is not read; rule files end in .yaml
                c.YAML: warning: is not read; rule files end in .yaml
                """)
        #expect(
            try RuleFolderFixture(["b.yml": "x"]).diagnostics() == "FOLDER: error: the folder holds no *.yaml file")
    }
}
