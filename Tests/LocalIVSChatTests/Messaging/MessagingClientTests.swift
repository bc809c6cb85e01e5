import BuiltProducts
import Foundation
import PythonTools
import Testing

@testable import LocalIVSChat

@Suite struct MessagingClientTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()

    @Test(
        "The websockets package of PyPI chats, moderates, and is refused",
        arguments: ["chat_with_websockets.py", "break_the_protocol.py"])
    func websockets(script: String) async throws {
        let output = try await RunningServer.with {
            $0.writeLimit = 500_000_000
        } _: { address in
            try await RunningServer.blocking {
                try Python.run(
                    Self.folder.appendingPathComponent(script), [address.url, address.messagingURL])
            }
        }
        #expect(output == "ok\n")
    }

    @Test("A hundred clients get every message of a reviewed room, all in one order")
    func load() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("load-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try "version: 1\nrules:\n  - id: word\n    match: {keywords: [darn]}\n    action: mask\n".write(
            to: folder.appendingPathComponent("a.yaml"), atomically: true, encoding: .utf8)
        let review = ReviewConfiguration.patient(
            handler: try BuiltProduct.executable("review-handler").path, rules: folder.path)
        let output = try await RunningServer.with {
            $0.review = review
            $0.roomName = "lobby"
        } _: { address in
            let room = try #require(address.roomARN)
            return try await RunningServer.blocking {
                try Python.run(
                    Self.folder.appendingPathComponent("load_with_websockets.py"),
                    [address.url, address.messagingURL, room])
            }
        }
        #expect(output == "ok\n")
    }
}
