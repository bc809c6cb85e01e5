import AdminServices
import BuiltProducts
import Foundation
import Testing

@Suite("The README's way from a zip to moderated rooms", .timeLimit(.minutes(20)))
struct ReadmeWalkThroughTests {
    /// What builds, starts the servers and names them: here they have ports of their own.
    private static let preparations = [
        "make ", "ivsreview package", "PYTHONPATH=", "ivsreview local", "export AWS_ENDPOINT_URL",
    ]

    /// The commands of the README's section, in their order.
    private static func commands() throws -> String {
        let text = try String(contentsOf: BuiltProduct.root.appendingPathComponent("README.md"), encoding: .utf8)
        let section = try #require(
            text.components(separatedBy: "\n## ").first { $0.hasPrefix("From a zip to moderated rooms") })
        let blocks = section.components(separatedBy: "```sh\n").dropFirst()
            .map { $0.components(separatedBy: "```")[0] }
        return blocks.joined().split(separator: "\n")
            .filter { line in !preparations.contains { line.hasPrefix($0) } }.joined(separator: "\n")
    }

    @Test("Each of its commands works, one after another")
    func commandsWork() async throws {
        try await LocalChat.with { chat in
            try await LocalChat.blocking { try Self.walk(chat) }
        }
    }

    private static func walk(_ chat: LocalChat) throws {
        let moto = try MotoServer()
        let tool = try CommandLineTool()
        try FileManager.default.createSymbolicLink(
            at: tool.folder.appendingPathComponent("rules"),
            withDestinationURL: BuiltProduct.root.appendingPathComponent("rules"))
        try tool.write("a.yaml", sampleRules)
        let handler = BuiltProduct.root.appendingPathComponent(".build-static/review-handler").path
        let packaged = try tool.run("package", "--rules", "a.yaml", "--handler", handler)
        #expect(packaged.code == 0, "\(packaged.errors)")
        let environment = [
            "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "", "HOME": tool.folder.path,
            "AWS_ENDPOINT_URL": moto.url, "AWS_ENDPOINT_URL_IVSCHAT": chat.url,
            "PYTHONPATH": try BuiltProduct.testTool("python").path,
        ]
        let functions = """
            set -euo pipefail
            ivsreview() { "$0" "$@"; }
            aws() { python3 -m awscli "$@"; }

            """
        let run = try BuiltProduct.run(
            URL(fileURLWithPath: "/bin/bash"),
            ["-c", functions + commands(), try BuiltProduct.executable("ivsreview").path], environment: environment,
            in: tool.folder)
        #expect(run.code == 0, "\(run.errors)")
        for step in [
            "arena", "role/review", "created, alias live → version 1", "2 changed\npermission: granted",
            "review:live (fallback DENY)  granted     Active", "REWRITTEN", "2 changed\npermission: removed",
        ] {
            #expect(run.output.contains(step), "\(step): \(run.output)")
        }
    }
}
