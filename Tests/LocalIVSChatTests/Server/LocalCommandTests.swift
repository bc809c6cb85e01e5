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

    @Test("It says what to do next, and that works as it stands there")
    func welcome() async throws {
        let code = try await run(["--verify-signatures"]) { text in
            let url = try #require(text.firstMatch(of: /http:\/\/127\.0\.0\.1:\d+/)?.output)
            #expect(text.contains("Page        \(url)/"))
            let commands = text.components(separatedBy: "In another terminal:").dropFirst().joined()
            let environment = [
                "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "",
                "PYTHONPATH": try BuiltProduct.testTool("python").path, "AWS_CONFIG_FILE": "/dev/null",
                "AWS_SHARED_CREDENTIALS_FILE": "/dev/null",
            ]
            let result = try await RunningServer.blocking {
                try BuiltProduct.run(
                    URL(fileURLWithPath: "/bin/bash"),
                    ["-c", "set -eu\naws() { python3 -m awscli \"$@\"; }\n" + commands], environment: environment)
            }
            #expect(result.code == 0, "\(result.errors)")
            #expect(result.output.contains(#""name": "lobby""#))
            #expect(result.output.contains(#""token": ""#))
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
            (["--env", "REVIEW_AUDIT"], 2, "KEY=VALUE"),
            (["--rules", "/nowhere"], 2, "/nowhere"), (["--handler", "/nowhere"], 2, "/nowhere"),
            (["--state", "/nowhere/x"], 253, "/nowhere/x"), (["--port", "99999"], 2, "--port"),
            (["--handler", "/tmp"], 2, "/tmp: cannot be run"), (["--access-log", "/nowhere/x"], 253, "/nowhere/x"),
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

    /// A program that a user may start without any rules.
    private static func launch(_ program: URL, _ arguments: [String]) throws -> RunningProduct {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("elsewhere-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return try RunningProduct(program, arguments, in: folder)
    }

    @Test("Another handler needs no rules of ours")
    func noRules() async throws {
        let server = try Self.launch(
            try BuiltProduct.executable("ivsreview"), ["local", "--port", "0", "--handler", "/bin/true"])
        while server.isRunning, !server.output.contains("Ctrl-C ends it") {
            try await Task.sleep(nanoseconds: 20_000_000)
        }
        #expect(server.isRunning, "\(server.errors)")
        server.end()
    }

    @Test("More connections than files may be open wait, and the server lives on")
    func fileLimit() async throws {
        let ivsreview = try BuiltProduct.executable("ivsreview").path
        let server = try Self.launch(
            URL(fileURLWithPath: "/bin/sh"),
            ["-c", "ulimit -n 120 && exec '\(ivsreview)' local --port 0 --rules '\(Self.rules)'"])
        while server.isRunning, !server.output.contains("Ctrl-C ends it") {
            try await Task.sleep(nanoseconds: 20_000_000)
        }
        let match = server.output.firstMatch(of: /http:\/\/127\.0\.0\.1:(\d+)/)
        let port = try #require(match?.output.1, "\(server.errors)")
        // Few enough for this process too, whose limit may be 1,024, with other tests beside this one.
        let sockets = (0..<300).map { _ in Self.connection(to: UInt16(port) ?? 0) }
        #expect(sockets.allSatisfy { $0 >= 0 })
        for socket in sockets { close(socket) }
        let url = try #require(URL(string: "http://127.0.0.1:\(port)/local/rooms"))
        let (rooms, _) = try await URLSession.shared.data(from: url)
        #expect(String(decoding: rooms, as: UTF8.self).contains("lobby"))
        server.end()
    }

    /// A socket that asks for a connection and does not wait for it; -1 if there is none.
    private static func connection(to port: UInt16) -> Int32 {
        let socket = Foundation.socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_NONBLOCK.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        _ = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                connect(socket, pointer, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        return socket
    }

    @Test("A port that is taken is named")
    func takenPort() async throws {
        try await RunningServer.with { address in
            let ivsreview = try BuiltProduct.executable("ivsreview")
            let result = try await RunningServer.blocking {
                try BuiltProduct.run(ivsreview, ["local", "--port", String(address.port), "--rules", Self.rules])
            }
            #expect(result.code == 253)
            #expect(
                result.errors == """
                    error: 127.0.0.1:\(address.port): Address already in use; --port takes another port, and 0 any that is \
                    free

                    """)
        }
    }
}
