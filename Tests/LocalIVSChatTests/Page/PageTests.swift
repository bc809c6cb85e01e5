import BuiltProducts
import Foundation
import LoopbackServer
import PythonTools
import Testing

@testable import LocalIVSChat

@Suite struct PageTests {
    private static let rules = """
        version: 1
        rules:
          - id: mild-words
            title: Mild words that some families would rather not read beside a stream
            severity: medium
            match: {keywords: ["darn*"]}
            fields: [content, attributes.name]
            action: mask
          - id: coins
            title: Free coins
            severity: high
            match: {regex: ['(?i)\\bfree\\s+btc\\b']}
            action: deny
            reason: "No coins"
          - id: shouting
            title: Being tried out
            status: test
            severity: low
            match: {keywords: [shouting]}
            action: mask

        """

    @Test("Two users and a moderator chat in Chromium, and a rule changes under them")
    func chromium() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("page-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Self.rules.write(to: folder.appendingPathComponent("words.yaml"), atomically: true, encoding: .utf8)
        let pictures = BuiltProduct.root.appendingPathComponent(".build/page-screenshots")
        let review = ReviewConfiguration.patient(
            handler: try BuiltProduct.executable("review-handler").path, rules: folder.path)
        let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("chat_in_chromium.py")
        let output = try await RunningServer.with {
            $0.review = review
            $0.roomName = "lobby"
        } _: { address in
            let ivsreview = try BuiltProduct.executable("ivsreview").path
            return try await RunningServer.blocking {
                try Python.run(
                    script, [address.url, folder.path, pictures.path, ivsreview, try LoopbackAddress.unused()])
            }
        }
        #expect(output == "ok\n")
    }
}
