import BuiltProducts
import Foundation
import FoundationNetworking
import IVSChat
import Testing

@testable import LocalIVSChat

/// `ivsreview local` as people start it.
@Suite struct LocalCommandTests {
    private static let rules = BuiltProduct.root.appendingPathComponent("rules").path

    /// Starts the command with its output in a file, hands its first output over, and ends it as Ctrl-C does.
    private func run(_ arguments: [String], _ body: (String) async throws -> Void) async throws -> Int32 {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("out-\(UUID().uuidString)")
        try Data().write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let process = Process()
        process.executableURL = try BuiltProduct.executable("ivsreview")
        process.arguments = ["local", "--port", "0", "--quiet", "--rules", Self.rules] + arguments
        process.standardOutput = try FileHandle(forWritingTo: file)
        process.standardError = FileHandle.nullDevice
        try process.run()
        var text = ""
        while text.isEmpty, process.isRunning {
            try await Task.sleep(nanoseconds: 20_000_000)
            text = try String(contentsOf: file, encoding: .utf8)
        }
        try await body(text)
        process.interrupt()
        return try await RunningServer.blocking {
            process.waitUntilExit()
            return process.terminationStatus
        }
    }

    @Test("It says what to do next")
    func welcome() async throws {
        let code = try await run([]) { text in
            let url = try #require(text.firstMatch(of: /http:\/\/127\.0\.0\.1:\d+/)?.output)
            #expect(text.contains("Page        \(url)/"))
            #expect(text.contains("AWS_ENDPOINT_URL_IVSCHAT=\(url)"))
            #expect(text.contains("aws ivschat list-rooms"))
            #expect(text.contains("create-chat-token"))
            #expect(text.contains("--room-identifier arn:aws:ivschat:"))
        }
        #expect(code == 0)
    }

    @Test("A script gets one JSON object, and our own client reaches the server")
    func json() async throws {
        let code = try await run(["--output", "json", "--verify-signatures"]) { text in
            let line = try #require(JSONObject(parsing: Array(text.utf8)))
            let url = try #require(line["url"]?.stringValue)
            let environment = [
                "AWS_ENDPOINT_URL_IVSCHAT": url, "AWS_REGION": "us-west-2", "AWS_ACCESS_KEY_ID": "local",
                "AWS_SECRET_ACCESS_KEY": "local",
            ]
            let ivsreview = try BuiltProduct.executable("ivsreview")
            let result = try await RunningServer.blocking {
                try BuiltProduct.run(ivsreview, ["ivschat", "list-rooms"], environment: environment)
            }
            let rooms = JSONObject(parsing: Array(result.output.utf8))?["rooms"]?.arrayValue
            #expect(rooms?.first?.objectValue?["arn"] == line["room"], "\(result.errors)")
        }
        #expect(code == 0)
    }

    @Test(
        "What cannot be used is named",
        arguments: [
            (["--fault", "operation=*"], 2, "nothing goes wrong"), (["--concurrency", "0"], 2, "--concurrency"),
            (["--rules", "/nowhere"], 2, "/nowhere"), (["--handler", "/nowhere"], 2, "/nowhere"),
            (["--state", "/nowhere/x"], 253, "/nowhere/x"), (["--port", "99999"], 2, "--port"),
        ])
    func misuse(arguments: [String], code: Int32, text: String) async throws {
        let ivsreview = try BuiltProduct.executable("ivsreview")
        let options = arguments.contains("--rules") ? [] : ["--rules", Self.rules]
        let result = try await RunningServer.blocking {
            try BuiltProduct.run(ivsreview, ["local"] + arguments + options)
        }
        #expect(result.code == code)
        #expect(result.errors.contains(text), "\(result.errors)")
    }

    @Test("What make install installs runs where there is no checkout")
    func installed() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("installed-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let products = try BuiltProduct.executable("ivsreview").deletingLastPathComponent().path
        let made = try await RunningServer.blocking {
            try BuiltProduct.run(
                URL(fileURLWithPath: "/usr/bin/env"),
                ["make", "-o", "build", "install", "DESTDIR=\(folder.path)", "PREFIX=/usr", "products=\(products)"])
        }
        #expect(made.code == 0, "\(made.errors)")
        let server = try RunningProduct(
            folder.appendingPathComponent("usr/bin/ivsreview"), ["local", "--port", "0", "--rules", Self.rules],
            in: folder)
        while server.isRunning, !server.output.contains("Ctrl-C ends it") {
            try await Task.sleep(nanoseconds: 20_000_000)
        }
        let url = try #require(server.output.firstMatch(of: /http:\/\/127\.0\.0\.1:\d+/)?.output, "\(server.errors)")
        let (state, _) = try await URLSession.shared.data(from: try #require(URL(string: "\(url)/local/state")))
        let handler = folder.appendingPathComponent("usr/libexec/ivsreview/review-handler").path
        #expect(String(decoding: state, as: UTF8.self).contains(handler))
        server.end()
    }

    @Test("A port that is taken is named")
    func takenPort() async throws {
        try await RunningServer.with { address in
            let ivsreview = try BuiltProduct.executable("ivsreview")
            let result = try await RunningServer.blocking {
                try BuiltProduct.run(ivsreview, ["local", "--port", String(address.port), "--rules", Self.rules])
            }
            #expect(result.code == 253)
            #expect(result.errors.contains("127.0.0.1:\(address.port)"), "\(result.errors)")
        }
    }
}
