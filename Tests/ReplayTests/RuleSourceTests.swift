import Foundation
import ReviewRules
import Testing

@testable import Replay

@Suite("Rule source")
struct RuleSourceTests {
    private static let yaml = """
        version: 1
        rules:
          - id: mild
            match: {keywords: [darn]}
            action: deny
        """

    @Test("a folder, one rule file and a compiled rule set are all the same")
    func forms() throws {
        let folder = try ScratchFolder()
        let file = try folder.file("a.yaml", Self.yaml)
        let fromFile = try RuleSource(file.path).ruleSet
        #expect(fromFile.rules.map(\.id) == ["mild"])
        #expect(try RuleSource(folder.path).ruleSet == fromFile)
        let compiled = try folder.file("x", CompiledRuleSet.encode(fromFile))
        #expect(try RuleSource(compiled.path).ruleSet == fromFile)
        for path in [file.path, folder.path, compiled.path] {
            #expect(try RuleSource(path).compiled().ruleSet() == fromFile)
        }
    }

    @Test("a compiled rule set may come through a pipe, which cannot be mapped")
    func pipe() throws {
        let folder = try ScratchFolder()
        let rules = try RuleSource(folder.file("a.yaml", Self.yaml).path).ruleSet
        let pipe = Pipe()
        try pipe.fileHandleForWriting.write(contentsOf: CompiledRuleSet.encode(rules))
        try pipe.fileHandleForWriting.close()
        let source = try RuleSource("/dev/fd/\(pipe.fileHandleForReading.fileDescriptor)")
        #expect(try source.compiled().ruleSet() == rules)
    }

    @Test("a damaged compiled file and a missing path are errors that name it")
    func errors() throws {
        let folder = try ScratchFolder()
        var bytes = CompiledRuleSet.encode(RuleSet(rules: []))
        bytes[bytes.count - 1] ^= 1
        let damaged = try folder.file("x", bytes)
        #expect {
            try RuleSource(damaged.path)
        } throws: {
            "\($0)".hasPrefix("\(damaged.path): ")
        }
        #expect {
            try RuleSource("/nonexistent")
        } throws: {
            "\($0)".hasPrefix("/nonexistent: ")
        }
    }
}
