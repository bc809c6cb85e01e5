import Foundation
import Testing

@Suite("ivsreview rules lint")
struct RulesLintCommandTests {
    private let tool: CommandLineTool

    init() throws {
        tool = try CommandLineTool()
        try tool.write(
            "rules/a.yaml",
            """
            version: 1
            rules:
              - id: words
                match: {keywords: ["darn*", "darnit", "class"]}
                except: {keywords: [darning, elephant]}
                action: mask
                tests: [{text: "darn", expect: rewrite}, {text: "dog", expect: allow}]
              - id: loops # lint: allow R042 because the sender knows
                match: {regex: ['(a+)+b']}
                action: deny
                tests: [{text: "aab", hit: true}, {text: "dog", expect: allow}]

            """)
    }

    @Test("shows each finding with its line and a caret, within the width of the terminal")
    func text() throws {
        let result = try tool.run("rules", "lint", environment: ["COLUMNS": "80"])
        #expect(
            result.output == """
                rules/a.yaml:4:33: warning R021: 'darnit' is found already by 'darn*'
                  (rules/a.yaml:4)
                 4 |     match: {keywords: ["darn*", "darnit", "class"]}
                   |                                 ^
                   why: It finds nothing that is not found already, and whoever takes it out is
                        surprised.
                   fix: Take it out, or narrow the other one.
                rules/a.yaml:4:43: warning R023: 'class' is a frequent English word
                 4 |     match: {keywords: ["darn*", "darnit", "class"]}
                   |                                           ^
                   why: Ordinary messages are denied or masked.
                   fix: Narrow the keyword, or name the innocent words in except.
                rules/a.yaml:5:34: warning R030: 'elephant' excepts nothing that the rule finds
                 5 |     except: {keywords: [darning, elephant]}
                   |                                  ^
                   why: It excepts nothing that the rule finds: misspelt, or left behind.
                   fix: Correct it, or take it out.
                rules/a.yaml:9:21: error R013: the regex exceeds match_limit (10000) on a
                  message of 500 characters, mostly 'a'
                 9 |     match: {regex: ['(a+)+b']}
                   |                     ^
                   why: Whoever knows such a text decides what becomes of it: a limit that fires
                        ends in on_error.
                   fix: Make the repeated parts exclude each other, bound them ({0,20}), or make
                        them possessive (*+, ++).
                rules/a.yaml:9:21: warning R023: the regex finds 222 frequent English words:
                  abandon, abandoned, abandoning, abandons, abbreviate, …
                 9 |     match: {regex: ['(a+)+b']}
                   |                     ^
                2 rules in 1 file: 1 error, 4 warnings, 0 notes, 1 allowed

                """, "\(result.output)")
        #expect(result.errors == "" && result.code == 1)
    }

    @Test("no line but a source line is wider than the terminal", arguments: [40, 80, 120])
    func width(columns: Int) throws {
        let result = try tool.run("rules", "lint", environment: ["COLUMNS": "\(columns)"])
        for line in result.output.split(separator: "\n") {
            #expect(line.count <= columns || !line.contains(" "), "\(line)")
        }
    }

    @Test("JSON holds every finding and the counts")
    func json() throws {
        let result = try tool.run("rules", "lint", "--output", "json")
        let report = try #require(
            JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
        let findings = try #require(report["findings"] as? [[String: Any]])
        let codes = findings.compactMap { $0["code"] as? String }
        #expect(codes.contains("R013") && codes.contains("R021") && codes.contains("R030") && !codes.contains("R042"))
        #expect(report["errors"] as? Int == 1 && report["allowed"] as? Int == 1 && report["rules"] as? Int == 2)
        let covered = try #require(findings.first { $0["code"] as? String == "R021" })
        #expect(
            covered["line"] as? Int == 4 && covered["column"] as? Int == 33 && covered["rule"] as? String == "words")
        #expect(covered["file"] as? String == "rules/a.yaml" && covered["severity"] as? String == "warning")
    }

    @Test("GitHub's commands hold place, code and text, with what would end them escaped")
    func github() throws {
        try tool.write(
            "rules,1/a.yaml", "version: 1\nrules:\n  - {id: a, match: {keywords: [50% off]}, action: mask}\n")
        let result = try tool.run("rules", "lint", "rules,1", "--output", "github")
        #expect(
            result.output
                == "::warning file=rules%2C1/a.yaml,line=3,col=10,title=R050::the rule has no tests"
                + "%0ANobody knows whether the rule finds what it is for."
                + "%0AAdd tests: - {text: \"…\", expect: deny, hit: true}\n")
        #expect(result.code == 0)
    }

    @Test("warnings fail a strict run only, notes none")
    func strict() throws {
        try tool.write("w.yaml", "version: 1\nrules:\n  - {id: a, match: {keywords: [foo]}, action: mask}\n")
        #expect(try tool.run("rules", "lint", "w.yaml").code == 0)
        #expect(try tool.run("rules", "lint", "w.yaml", "--strict").code == 1)
        try tool.write("n.yaml", "version: 1\nsettings: {mode: shadow}\n")
        #expect(try tool.run("rules", "lint", "n.yaml", "--strict").code == 0)
        try tool.write("e.yaml", "version: 1\nrulez: []\n")
        let broken = try tool.run("rules", "lint", "e.yaml", "--quiet")
        #expect(broken.code == 1 && broken.output.hasPrefix("e.yaml:2:1: error R001: unknown key 'rulez'"))
        let missing = try tool.run("rules", "lint", "none")
        #expect(missing.code == 1 && missing.output.hasPrefix("none: error R001: there is no such file or folder"))
    }
}
