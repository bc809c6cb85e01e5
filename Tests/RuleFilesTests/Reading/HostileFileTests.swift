import Foundation
import ReviewRules
import RuleFiles
import Testing

/// Files that are small, and would cost a careless reader its stack, its memory or its afternoon.
@Suite(.timeLimit(.minutes(20))) struct HostileFileTests {
    /// A text that a report of the tests is better off without.
    struct Piece: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let yaml: String
    }

    @Test(
        "a file that nests too deeply is an error",
        arguments: [
            Piece(testDescription: "lists", yaml: String(repeating: "[", count: 100_000)),
            Piece(testDescription: "mappings", yaml: String(repeating: "{a: ", count: 100_000)),
            Piece(testDescription: "dashes", yaml: String(repeating: "- ", count: 10_000) + "x"),
            Piece(testDescription: "keys", yaml: String(repeating: "? ", count: 10_000) + "x"),
            Piece(
                testDescription: "lines", yaml: (0..<2_000).map { String(repeating: " ", count: $0) + "a:\n" }.joined()),
        ])
    func deepFile(_ piece: Piece) throws {
        try expectHeader("nested too deeply for a rule file", of: piece.yaml)
    }

    @Test(
        "a file as deep as YAML allows is read to its end",
        arguments: [
            Piece(
                testDescription: "lists",
                yaml: String(repeating: "[", count: 990) + String(repeating: "]", count: 990)),
            // Each bracket holds a list of a mapping, so that there are twice as many levels.
            Piece(
                testDescription: "mappings in lists",
                yaml: String(repeating: "[a: ", count: 990) + String(repeating: "]", count: 990)),
        ])
    func deepestFile(_ piece: Piece) throws {
        try expectHeader("unknown key 'x' in a rule file", of: "version: 1\nx: \(piece.yaml)\n")
    }

    @Test("aliases are an error before they stand for anything")
    func aliases() throws {
        let line = "a%: &a% [*b, *b, *b, *b, *b, *b, *b, *b, *b]"
        let laughs = ["a0: &b [x]"] + (1..<20).map { line.replacing("%", with: "\($0)") }
        let message = "not YAML: text that begins with * must stand in quotes; rule files have no YAML aliases"
        // As values, as keys, which Yams hashes before anybody can count them, and as a chain that grows by each line.
        try expectHeader(message, of: laughs.joined(separator: "\n"))
        try expectHeader(message, of: (laughs + ["? *a19", ": x"]).joined(separator: "\n"))
        try expectHeader(message, of: "- &a x\n" + String(repeating: "- &a [*a]\n", count: 300_000))
    }

    @Test("an anchor cannot hide behind a directive")
    func directive() throws {
        let message = "not YAML: text that begins with & must stand in quotes; rule files have no YAML anchors"
        try expectHeader(message, of: "%TAG ! tag:yaml.org,2002:\n---\na: &seq [x]\n")
        try expectHeader("a key must be a word", of: "%TAG ! tag:yaml.org,2002:\n---\n? &seq [x]\n: x\n")
    }

    @Test("brackets, quotes, ampersands and exclamation marks in texts are texts")
    func texts() throws {
        let regexes = String(repeating: "        - '[[({&!*'' ,'\n", count: 400).replacing("[[({", with: #"\[\[\(\{"#)
        let folder = try RuleFolderFixture([
            "a.yaml": """
            version: 1 # [[[[ {{{{ & ! *
            rules:
              - id: a
                title: R&B & co! it's [the] {best}
                match:
                  keywords: ["&darn", "a&b", AT&T, "!x", wow!, '#y']
                  regex:
            \(regexes)
                action: deny
                reason: |
                  &anchor !tag *alias
                  \(String(repeating: "{[", count: 2_000))
            """
        ])
        let rule = try #require(try folder.load().ruleSet.rules.first)
        #expect(rule.title == "R&B & co! it's [the] {best}")
        #expect(rule.match?.any.keywords.map(\.text) == ["&darn", "a&b", "AT&T", "!x", "wow!", "#y"])
        #expect(rule.match?.any.patterns == Array(repeating: #"\[\[\(\{&!*' ,"#, count: 400))
        #expect(rule.reason == "&anchor !tag *alias\n" + String(repeating: "{[", count: 2_000))
    }

    @Test("a word of a megabyte is not compared with every name there is")
    func longWord() throws {
        let word = String(repeating: "d", count: 1_000_000)
        try expectHeader("action is one of deny, mask, replace, score, tag, allow", of: rule(action: word))
    }

    /// Expects one diagnostic, an error of this message.
    private func expectHeader(
        _ message: String, of yaml: String, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let folder = try RuleFolderFixture(["a.yaml": yaml])
        let error = #expect(throws: RuleFileErrors.self, sourceLocation: sourceLocation) { try folder.load() }
        #expect(error?.diagnostics.map(\.message) == [message], sourceLocation: sourceLocation)
    }
}
