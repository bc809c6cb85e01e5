import AdminServices
import BuiltProducts
import Foundation
import IVSChat
import PythonTools
import Testing

@Suite("ivsreview handler beside moto", .timeLimit(.minutes(20)))
struct HandlerMotoTests {
    @Test("From a zip to attached rooms, with the permission, the status, the metrics and the way back")
    func walkThrough() async throws {
        try await LocalChat.with { chat in
            _ = try await chat.rooms(2, name: "lobby")
            try await LocalChat.blocking { try Self.walk(chat) }
        }
    }

    /// Ctrl-C after the first line.
    private static let interruptedWatch = """
        "$0" handler watch --function "$1" > lines & pid=$!
        for _ in $(seq 600); do [ "$(wc -l < lines)" -ge 2 ] && break; sleep 0.1; done
        kill -INT $pid; wait $pid; echo "code $?" >> lines; cat lines
        """

    private static func walk(_ chat: LocalChat) throws {
        let moto = try MotoServer()
        let tool = try CommandLineTool()
        try tool.write("rules/a.yaml", sampleRules)
        let handler = BuiltProduct.root.appendingPathComponent(".build-static/review-handler").path
        let packaged = try tool.run("package", "--handler", handler)
        #expect(packaged.code == 0, "\(packaged.errors)")
        let uri = LoopbackLambda.arn("review:live")
        let script = BuiltProduct.root.appendingPathComponent("Tests/IvsreviewTests/Handler/prepare_moto.py")
        let role = try Python.run(script, [moto.url, uri]).trimmingCharacters(in: .whitespacesAndNewlines)
        let environment = LocalChat.credentials.merging([
            "AWS_ENDPOINT_URL": moto.url, "AWS_ENDPOINT_URL_IVSCHAT": chat.url,
        ]) { $1 }
        func run(_ arguments: String...) throws -> BuiltProduct.Result {
            try BuiltProduct.run(
                try BuiltProduct.executable("ivsreview"), arguments, environment: environment, in: tool.folder)
        }
        let deploy = ["handler", "deploy", "--function", "review", "--zip", "handler.zip", "--alias", "live"]
        let deployed = try BuiltProduct.run(
            try BuiltProduct.executable("ivsreview"), deploy + ["--role", role], environment: environment,
            in: tool.folder)
        #expect(deployed.output == "\(uri): created, alias live → version 1\n", "\(deployed.errors)")
        let again = try BuiltProduct.run(
            try BuiltProduct.executable("ivsreview"), deploy, environment: environment, in: tool.folder)
        #expect(again.output == "\(uri): no change\n", "\(again.errors)")
        let configured = try run(
            "handler", "deploy", "--function", "review", "--memory", "512", "--env", "REVIEW_METRICS=1", "--alias",
            "live")
        #expect(
            configured.output == "\(uri): memory 512 MB, environment, alias live → version 2\n", "\(configured.errors)")
        try tool.write("rules/b.yaml", "version: 1\nrules:\n  - {id: b, match: {keywords: [bad]}, action: deny}\n")
        #expect(try tool.run("package", "--handler", handler).code == 0)
        let updated = try run(
            "handler", "deploy", "--function", "review", "--zip", "handler.zip", "--publish", "--output", "json")
        let report = try JSONValue(parsing: Array(updated.output.utf8)).objectValue
        #expect(report?["changes"] == ["code", "version 3"], "\(updated.errors)")
        let renamed = try run("handler", "deploy", "--function", "review", "--zip", "handler.zip", "--alias", "live")
        #expect(renamed.output == "\(uri): alias live → version 3\n", "\(renamed.errors)")
        let attached = try run("handler", "attach", "--function", "review:live", "--all-rooms", "--grant", "--yes")
        #expect(attached.code == 0, "\(attached.errors)")
        #expect(attached.output.contains("2 changed"))
        #expect(try run("handler", "status").code == 0)
        let watched = try run("handler", "watch", "--function", uri, "--once", "--minutes", "5", "--output", "json")
        #expect(watched.code == 1, "\(watched.errors)")
        #expect(watched.output.contains(#""InvocationErrors":3,"ResponseValidationErrors":null,"Reviews":40"#))
        let watching = try BuiltProduct.run(
            URL(fileURLWithPath: "/bin/bash"),
            ["-mc", interruptedWatch, try BuiltProduct.executable("ivsreview").path, uri], environment: environment,
            in: tool.folder)
        let lines = watching.output.split(separator: "\n")
        #expect(
            lines.count == 3 && lines[0].hasPrefix("END ")
                && lines[1].hasSuffix("Z       -        -        -        -          -"))
        #expect(lines.last == "code 0", "\(watching.errors)")
        let nobody = try run("handler", "attach", "--function", uri, "--name", "nobody", "--yes")
        #expect(nobody.errors.contains("no such rooms in us-west-2 of 123456789012"))
        let detached = try run("handler", "detach", "--all-rooms", "--revoke", "--yes")
        #expect(detached.output.contains("2 changed\npermission: removed from \(uri)\n"), "\(detached.output)")
    }
}
