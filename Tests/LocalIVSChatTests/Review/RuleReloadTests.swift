import BuiltProducts
import Foundation
import IVSChat
import Testing

@testable import LocalIVSChat

/// Our own handler, with rules that change under it.
@Suite struct RuleReloadTests {
    private static func rules(_ word: String) -> String {
        "version: 1\nrules:\n  - id: word\n    match: {keywords: [\(word)]}\n    action: mask\n"
    }

    @Test("Messages are judged by the rules as they are, and by the last good ones while they are broken")
    func reload() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("rules-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let file = folder.appendingPathComponent("a.yaml")
        try Self.rules("darn").write(to: file, atomically: true, encoding: .utf8)

        var configuration = ReviewConfiguration.patient(
            handler: try BuiltProduct.executable("review-handler").path, rules: folder.path)
        configuration.pollInterval = 20_000_000
        let feed = PageFeed()
        let service = ReviewService(configuration, clock: .system, random: RandomSource(), feed: feed)
        let watching = Task { await service.run() }
        func waitForRules(_ condition: (JSONObject) -> Bool) async throws {
            while !(feed.snapshot.last { $0["type"] == "rules" }.map(condition) ?? false) {
                try await Task.sleep(nanoseconds: 10_000_000)
            }
        }
        let now = ServerClock.system.now()
        func review(_ content: String) async -> String {
            let sender = ChatToken(
                room: "r", userID: "u", capabilities: [], attributes: [:], expiry: now, sessionExpiry: now)
            let message = ServerFrame.Message(id: "abcdefghijkl", requestID: "", content: content, sender: sender)
            let request = ReviewRequest(
                message: message, room: "arn:aws:ivschat:us-west-2:123456789012:room/abcdefghijkl", address: "",
                maximumLength: 500, fallbackResult: "DENY")
            switch await service.review(request) {
            case .allow(let content, _): return content
            case .deny(let reason): return "denied: \(reason)"
            }
        }

        try await waitForRules { $0["rules"] != nil }
        #expect(await review("darn é heck") == "**** é heck")
        let hit = feed.snapshot.last?["rules"]?.arrayValue?.first?.objectValue
        #expect(hit?["id"] == "word")
        #expect(hit?["spans"]?.arrayValue?.first?.objectValue?["end"] == 4)

        try "version: 1\nrulez: []\n".write(to: file, atomically: true, encoding: .utf8)
        try await waitForRules { $0["rules"] == nil }
        let told = feed.snapshot.filter { $0["type"] == "rules" }
        #expect(told.map { $0["rules"]?.arrayValue?.count } == [1, nil], "a new page shows the rules still in use")
        #expect(told.allSatisfy { $0["time"]?.stringValue?.hasSuffix("Z") ?? false })
        let diagnostics = told.last?["diagnostics"]?.arrayValue ?? []
        #expect(diagnostics.first?.objectValue?["line"] == 2)
        #expect(await review("darn heck") == "**** heck")

        try Self.rules("heck").write(to: file, atomically: true, encoding: .utf8)
        try await waitForRules { $0["rules"] != nil }
        #expect(feed.snapshot.count { $0["type"] == "rules" } == 1)
        #expect(await review("é heck darn") == "é **** darn")
        #expect(feed.snapshot.first { $0["type"] == "handler" }?["ends"] == 0)
        watching.cancel()
        await service.stop()
    }
}
