import BuiltProducts
import Foundation
import Testing

@Suite("ivsreview package")
struct PackageCommandTests {
    private let tool: CommandLineTool
    private let handler = BuiltProduct.root.appendingPathComponent(".build-static/review-handler").path

    init() throws {
        tool = try CommandLineTool()
        try tool.write("rules/a.yaml", sampleRules)
        try #require(FileManager.default.fileExists(atPath: handler), "\(handler) is not built: make handler")
    }

    private func exists(_ name: String) -> Bool {
        FileManager.default.fileExists(atPath: tool.folder.appendingPathComponent(name).path)
    }

    @Test("it writes the zip and says what to choose in Lambda")
    func function() throws {
        let result = try tool.run("package", "--handler", handler)
        let size = try Data(contentsOf: tool.folder.appendingPathComponent("handler.zip")).count
        let start = "handler.zip: 2 rules, \(size) bytes, provided.al2023, "
        #expect(["x86_64\n", "arm64\n"].map { start + $0 }.contains(result.output), "\(result.output)")
        #expect(
            result.errors.hasSuffix("Next: ivsreview handler deploy --function NAME --role ARN --zip handler.zip\n"))
        #expect(result.code == 0)
        let names = try tool.shell("python3 -m zipfile -l handler.zip | tail -n +2 | cut -d' ' -f1").output
        #expect(names == "bootstrap\nrules.compiled\nmanifest.json\n")
    }

    @Test("two packages of the same rules are the same, in whatever time zone")
    func reproducible() throws {
        let arguments = ["package", "--handler", handler, "--quiet", "-o"]
        for (name, zone) in [("a.zip", "America/Los_Angeles"), ("b.zip", "Asia/Tokyo")] {
            let result = try tool.shell("TZ=\(zone) \"$IVSREVIEW\" \(arguments.joined(separator: " ")) \(name)")
            #expect(result == .init(output: "", errors: "", code: 0))
        }
        #expect(try tool.shell("cmp a.zip b.zip") == .init(output: "", errors: "", code: 0))
    }

    @Test("--rules-only writes a layer, and needs no handler")
    func layer() throws {
        let result = try tool.run("package", "--rules-only")
        #expect(result.output.hasPrefix("rules.zip: 2 rules, ") && result.output.hasSuffix(" bytes, a layer\n"))
        #expect(result.errors.contains("Next: aws lambda publish-layer-version ") && result.code == 0)
        #expect(try tool.shell("python3 -m zipfile -l rules.zip | wc -l").output == "2\n")
        #expect(try tool.run("package", "--rules-only", "--handler", handler).code == 2)
    }

    @Test("rules with errors are not packaged, and are shown as `rules test` shows them")
    func errors() throws {
        try tool.write("rules/b.yaml", "version: 1\nrules:\n  - id: x\n    actoin: deny\n")
        let result = try tool.run("package", "--handler", handler)
        #expect(result == (try tool.run("rules", "test")))
        #expect(result.errors.contains("rules/b.yaml:4:5: error: ") && result.code == 1)
        #expect(!exists("handler.zip"))
    }

    @Test("rules with failing tests are not packaged, and are shown as `rules test` shows them")
    func failing() throws {
        try tool.write(
            "rules/b.yaml",
            sampleRules.replacingOccurrences(of: "profanity", with: "other")
                .replacingOccurrences(of: "coins\n", with: "money\n").replacingOccurrences(
                    of: "expect: rewrite", with: "expect: deny"))
        for options in [[], ["--quiet"]] {
            let result = try tool.shell(#""$IVSREVIEW" package --handler \#(handler) \#(options.joined())"#)
            #expect(result == (try tool.shell(#""$IVSREVIEW" rules test \#(options.joined())"#)))
            #expect(result.output.contains("expected  deny") && result.output.contains("got       rewrite"))
            #expect(result.code == 1)
        }
        #expect(!exists("handler.zip"))
    }

    @Test("rules in which lint finds errors are not packaged, and are shown as `rules lint` shows them")
    func lintErrors() throws {
        try tool.write(
            "rules/b.yaml",
            """
            version: 1
            rules:
              - id: everything
                match: {regex: ['x*']}
                action: tag
                attributes: {kind: x}
                tests: [{text: "x", expect: allow, hit: true}]

            """)
        for options in [[], ["--quiet"]] {
            let result = try tool.shell(#""$IVSREVIEW" package --handler \#(handler) \#(options.joined())"#)
            #expect(result == (try tool.shell(#""$IVSREVIEW" rules lint \#(options.joined())"#)))
            #expect(result.output.contains("error R010: ") && result.code == 1)
        }
        #expect(!exists("handler.zip"))
    }

    @Test("warnings of lint are counted, and stop nothing", arguments: [(1, "1 warning"), (2, "2 warnings")])
    func lintWarnings(count: Int, counted: String) throws {
        let rules = (1...count).map {
            "  - {id: x\($0), match: {keywords: [darn\($0)]}, action: deny, reason: \"Mind your words\"}\n"
        }
        try tool.write("plain.yaml", "version: 1\nrules:\n" + rules.joined())
        let result = try tool.run("package", "--rules-only", "--rules", "plain.yaml")
        #expect(result.errors.hasPrefix("lint: \(counted), shown by: ivsreview rules lint plain.yaml\n"))
        #expect(result.code == 0 && exists("rules.zip"))
        let quiet = try tool.run("package", "--rules-only", "--rules", "plain.yaml", "--quiet")
        #expect(quiet == .init(output: "", errors: "", code: 0))
    }

    @Test("rules without tests are packaged")
    func withoutTests() throws {
        try tool.write("plain.yaml", "version: 1\nrules:\n  - {id: x, match: {keywords: [darn]}, action: deny}\n")
        #expect(try tool.run("package", "--rules-only", "--rules", "plain.yaml", "-o", "layer.zip").code == 0)
        #expect(exists("layer.zip"))
    }

    @Test("what cannot be the handler is refused, with what to do")
    func handlers() throws {
        let absent = try tool.run("package")
        #expect(absent.errors.contains("run `make handler` in the checkout, or name one with --handler"))
        #expect(absent.code == 2)
        #expect(try tool.run("package", "--handler", "none").errors == "error: none: cannot be read\n")
        try tool.write("script", "#!/bin/sh\n")
        #expect(try tool.run("package", "--handler", "script").errors.contains("this is a script"))
        let dynamic = try BuiltProduct.executable("review-handler").path
        let result = try tool.run("package", "--handler", dynamic)
        #expect(result.errors.contains("needs shared libraries that Lambda does not have") && result.code == 2)
        try tool.write("half", [UInt8](try Data(contentsOf: URL(fileURLWithPath: handler)).prefix(500_000)))
        #expect(try tool.run("package", "--handler", "half").errors.contains("cut off"))
        #expect(!exists("handler.zip"))
    }
}
