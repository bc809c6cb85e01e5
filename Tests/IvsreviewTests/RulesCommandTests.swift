import Foundation
import Testing

@Suite("ivsreview rules")
struct RulesCommandTests {
    private let tool: CommandLineTool

    init() throws {
        tool = try CommandLineTool()
        try tool.write("rules/a.yaml", sampleRules)
    }

    @Test("compile writes one file, says what is in it, and leaves no other file")
    func compile() throws {
        let result = try tool.run("rules", "compile")
        let size = try Data(contentsOf: tool.folder.appendingPathComponent("rules.compiled")).count
        #expect(result.output == "rules.compiled: 2 rules, 1 keyword, 1 pattern, \(size) bytes\n")
        #expect(result.errors == "" && result.code == 0)
        let files = try FileManager.default.contentsOfDirectory(atPath: tool.folder.path)
        #expect(files.filter { !$0.hasPrefix(".") }.sorted() == ["rules", "rules.compiled"])
    }

    @Test("an existing file is replaced, through a link as well, and a device is written to")
    func replace() throws {
        try tool.write("old.compiled", "old")
        let link = tool.folder.appendingPathComponent("link")
        try FileManager.default.createSymbolicLink(atPath: link.path, withDestinationPath: "old.compiled")
        #expect(
            try tool.run("rules", "compile", "rules/a.yaml", "-o", "link", "--quiet")
                == .init(output: "", errors: "", code: 0))
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link.path) == "old.compiled")
        #expect(try Data(contentsOf: link).starts(with: Array("IVSRULES".utf8)))
        #expect(try tool.shell(#""$IVSREVIEW" rules compile -o /dev/stdout --quiet | head -c 8"#).output == "IVSRULES")
    }

    @Test("an output that cannot be written is an error, and the old one stays")
    func unwritable() throws {
        let result = try tool.run("rules", "compile", "-o", "none/x")
        #expect(result == .init(output: "", errors: "error: none/x: No such file or directory\n", code: 253))
    }

    @Test("rules with errors are shown with their place, and nothing is written", arguments: ["compile", "test"])
    func errors(command: String) throws {
        try tool.write("rules/b.yaml", "version: 1\nrules:\n  - id: x\n    actoin: deny\n")
        let result = try tool.run("rules", command)
        #expect(result.output == "")
        #expect(result.errors.contains("rules/b.yaml:4:5: error: "), "\(result.errors)")
        #expect(result.code == 1)
        #expect(!FileManager.default.fileExists(atPath: tool.folder.appendingPathComponent("rules.compiled").path))
    }

    @Test("tests that pass are counted")
    func passing() throws {
        #expect(try tool.run("rules", "test") == .init(output: "2 passed, 0 failed, 0 to do\n", errors: "", code: 0))
        #expect(try tool.run("rules", "test", "rules/a.yaml", "--quiet") == .init(output: "", errors: "", code: 0))
    }

    @Test("tests that fail are listed, with exit code 1")
    func failing() throws {
        try tool.write(
            "bad.yaml",
            """
            version: 1
            rules:
              - id: mild
                match: {keywords: [darn]}
                action: deny
                tests:
                  - {text: "darn", expect: allow}
                  - {text: "fine", expect: deny, todo: true}
            """)
        let result = try tool.run("rules", "test", "bad.yaml")
        #expect(
            result.output == """
                bad.yaml:7: rule mild: failed
                  text      'darn'
                             ^^^^ mild (raw)
                  expected  allow
                  got       deny, hit by mild
                0 passed, 1 failed, 1 to do

                """)
        #expect(result.errors == "")
        #expect(result.code == 1)
    }
}
