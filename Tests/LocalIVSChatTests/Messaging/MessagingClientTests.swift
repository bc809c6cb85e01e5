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
}
