import BuiltProducts
import Foundation
import LoopbackServer
import Testing

@Suite("The end of ivsreview", .timeLimit(.minutes(20)))
struct ExitTests {
    /// A library of `hold_ending_thread.c`, which says what it does.
    private static func library(in folder: URL) throws -> URL {
        let source = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("hold_ending_thread.c")
        let library = folder.appendingPathComponent("hold.so")
        // Swift's own C compiler stands beside `swift`.
        let result = try BuiltProduct.run(
            URL(fileURLWithPath: "/usr/bin/env"),
            ["clang", "-Wall", "-Wextra", "-Werror", "-shared", "-fPIC", "-o", library.path, source.path, "-ldl"],
            environment: ["PATH": ProcessInfo.processInfo.environment["PATH"] ?? ""])
        guard result.code == 0 else {
            throw BuiltProduct.Missing(description: "clang could not build \(source.path): \(result.errors)")
        }
        return library
    }

    @Test(
        "A connection's thread has ended before the process exits",
        arguments: [
            (["get-room", "--identifier", ChatAnswers.room], 200), (["list-rooms", "--no-sign-request"], 200),
            (["create-room"], 403),
        ])
    func connectionThread(arguments: [String], status: Int) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("exit-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let server = try LoopbackServer { request in
            status == 200 ? ChatAnswers.answer(request) : .http(status, text: #"{"message": "no"}"#)
        }
        let run = try ChatCommand.run(
            ["ivschat"] + arguments,
            environment: [
                "AWS_ENDPOINT_URL": "http://\(server.address)", "LD_PRELOAD": try Self.library(in: folder).path,
            ])
        #expect(run.code == (status == 200 ? 0 : 254), "\(run.errors)")
        #expect(server.requests.count == 1)
    }
}
