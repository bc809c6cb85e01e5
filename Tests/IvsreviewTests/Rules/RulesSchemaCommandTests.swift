import BuiltProducts
import Foundation
import PythonTools
import Testing

@Suite("ivsreview rules schema and init")
struct RulesSchemaCommandTests {
    private let tool: CommandLineTool

    init() throws {
        tool = try CommandLineTool()
    }

    /// What Python's jsonschema says of each file, after `schema` has printed the schema.
    private func validate(_ files: [URL]) throws -> [String] {
        let schema = try tool.run("rules", "schema")
        #expect(schema.code == 0 && schema.errors == "")
        try tool.write("schema.json", schema.output)
        let script = BuiltProduct.root.appendingPathComponent("Tests/IvsreviewTests/Rules/validate_schema.py")
        let arguments = [tool.folder.appendingPathComponent("schema.json").path] + files.map(\.path)
        return try Python.run(script, arguments).split(separator: "\n").map(String.init)
    }

    @Test("the schema takes the rules of the project, those of init, and one with every key")
    func valid() throws {
        let folder = BuiltProduct.root.appendingPathComponent("rules")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".yaml") }
        _ = try tool.run("rules", "init", "start")
        try tool.write("all.yaml", everyKey)
        let files =
            names.sorted().map { folder.appendingPathComponent($0) }
            + [
                "start/00-settings.yaml", "start/10-staff.yaml", "start/20-words.yaml", "start/30-spam.yaml",
                "all.yaml",
            ]
            .map { tool.folder.appendingPathComponent($0) }
        #expect(try validate(files) == files.map { _ in "valid" })
        try tool.write("list.txt", "foo\n")
        #expect(!(try tool.run("rules", "lint", "all.yaml").output.contains("R001")))
    }

    @Test("what the linter refuses the schema refuses as well, as far as one file shows it")
    func invalid() throws {
        let rule = "version: 1\nrules:\n  - "
        let files = [
            "rules: []", "version: 2", "version: 1\nrulez: []", "version: 1\nsettings: {mode: off}",
            "version: 1\nsettings: {max_length: 501}", "version: 1\nsettings: {rooms: {lobby: {}}}",
            "version: 1\nsettings: {rooms: {'arn:x': {rooms: {}}}}", rule + "{action: deny, match: {keywords: [x]}}",
            rule + "{id: A b, action: deny, match: {keywords: [x]}}", rule + "{id: a, match: {keywords: [x]}}",
            rule + "{id: a, action: deny}", rule + "{id: a, action: mask, when: {room: ['*']}}",
            rule + "{id: a, action: replace, match: {keywords: [x]}}",
            rule + "{id: a, action: score, match: {keywords: [x]}}",
            rule + "{id: a, action: tag, match: {keywords: [x]}}",
            rule + "{id: a, action: deny, replacement: x, match: {keywords: [x]}}",
            rule + "{id: a, action: deny, match: {keyword: [x]}}", rule + "{id: a, action: deny, match: {keywords: x}}",
            rule + "{id: a, action: deny, match: {caps: {min_length: 3}}}",
            rule + "{id: a, action: deny, match: {pii: [emails]}}", rule + "{id: a, action: deny, match: {all: []}}",
            rule + "{id: a, action: deny, match: {all: [{all: []}]}}",
            rule + "{id: a, action: deny, match: {invisible: {max: 1}}}",
            rule + "{id: a, action: deny, match: {keywords: [x]}, views: [fold]}",
            rule + "{id: a, action: deny, match: {keywords: [x]}, fields: [contents]}",
            rule + "{id: a, action: deny, match: {keywords: [x]}, when: {sender.role: [x]}}",
            rule + "{id: a, action: deny, match: {keywords: [x]}, when: {room: {not: []}}}",
            rule + "{id: a, action: deny, match: {keywords: [x]}, except: {links: {}}}",
            rule + "{id: a, action: deny, match: {keywords: [x]}, tests: [{text: x}]}",
            rule + "{id: a, action: deny, match: {keywords: [x]}, tests: [{expect: deny}]}",
            rule + "{id: a, action: deny, match: {keywords: [x]}, tests: [{text: x, base64: eA==, expect: deny}]}",
            rule + "{id: a, action: deny, match: {keywords: [x]}, tests: [{text: x, expect: denied}]}",
        ]
        for (index, text) in files.enumerated() { try tool.write("\(index).yaml", text + "\n") }
        let results = try validate(files.indices.map { tool.folder.appendingPathComponent("\($0).yaml") })
        #expect(results.count == files.count)
        for (index, result) in results.enumerated() {
            #expect(result != "valid", "\(files[index])")
            let lint = try tool.run("rules", "lint", "\(index).yaml", "--output", "github")
            #expect(lint.code == 1 && lint.output.contains("title=R001"), "\(files[index]): \(lint.output)")
        }
    }

    @Test("init writes rules that pass a strict lint and their tests")
    func start() throws {
        let result = try tool.run("rules", "init", "a/rules")
        let names = ["00-settings.yaml", "10-staff.yaml", "20-words.yaml", "30-spam.yaml", "lists/words.txt"]
        #expect(result.output == names.map { "a/rules/\($0)\n" }.joined())
        #expect(result.code == 0)
        #expect(
            try tool.run("rules", "lint", "a/rules", "--strict")
                == .init(output: "5 rules in 5 files: 0 errors, 0 warnings, 0 notes\n", errors: "", code: 0))
        for arguments in [[], ["--isolated"]] {
            let tested = try tool.shell("\"$IVSREVIEW\" rules test a/rules \(arguments.joined())")
            #expect(tested.output == "14 passed, 0 failed, 0 to do\n")
        }
    }

    @Test("init overwrites nothing, and then writes nothing")
    func present() throws {
        try tool.write("rules/20-words.yaml", "mine")
        let result = try tool.run("rules", "init")
        #expect(
            result
                == .init(
                    output: "", errors: "error: rules/20-words.yaml is there already; nothing was written\n", code: 1))
        #expect(try FileManager.default.contentsOfDirectory(atPath: tool.folder.path + "/rules") == ["20-words.yaml"])
        #expect(
            try String(contentsOf: tool.folder.appendingPathComponent("rules/20-words.yaml"), encoding: .utf8) == "mine"
        )
    }
}

private let everyKey = """
    version: 1
    settings:
      mode: shadow
      on_error: allow
      threshold: 5
      reason: x
      max_length: 400
      time_budget_ms: 2.5
      match_limit: 5000
      rooms: {"arn:aws:ivschat:*:*:room/abc": {max_length: 300, mode: enforce}}
    lists: {l: list.txt}
    rules:
      - id: a-1
        title: T
        status: stable
        severity: high
        tags: [x, 1]
        priority: -3
        views: [raw, folded, leet, joined]
        fields: [content, attributes.nick, attributes.*]
        when:
          room: ["arn:*"]
          sender.user_id: [1]
          sender.attributes.role: {not: [mod]}
          attributes.kind: [chat]
        match:
          keywords: ["darn*", "@l", 1488]
          regex: ['free\\s+(?<c>btc)']
          links: {allow: [example.com], deny: ["*.zip"]}
          caps: {min_length: 10, max_percent: 70}
          repetition: {characters: 8, words: 5}
          symbols: {min_length: 10, max_percent: 60}
          emoji: {max: 15}
          mentions: {max: 5}
          length: {max: 300, lines: 5}
          zalgo: {max_marks: 3}
          invisible: {}
          mixed_script: {}
          pii: [email, phone, card, ipv4, wallet]
          all: [{keywords: [x], caps: {max_percent: 3}}, {regex: [y]}]
        except: {keywords: [darning], regex: [z]}
        action: replace
        replacement: "{{match}} ${c}"
        score: 3
        attributes: {moderation: profanity, level: 2}
        tests:
          - {text: a, expect: allow, content: b, hit: false, todo: true, room: r, attributes: {k: v}}
          - {base64: YQ==, hit: true, sender: {user_id: u, attributes: {role: mod}}}
      - {id: 7, action: deny, match: {links: {}}, reason: x}

    """
