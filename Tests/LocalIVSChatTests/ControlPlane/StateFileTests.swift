import Foundation
import IVSChat
import Testing

@testable import LocalIVSChat

@Suite struct StateFileTests {
    private let path = NSTemporaryDirectory() + "state-\(UUID().uuidString).sqlite"

    @Test("Rooms and logging configurations outlive the process, in their order")
    func persistence() async throws {
        defer { try? FileManager.default.removeItem(atPath: path) }
        let (kept, lists) = try await fill()
        let second = try TestControlPlane(store: StateFile(path))
        #expect(try await answers(second, kept) == lists)
        _ = try await second.room(["name": "newest"])
        let rooms = await second.call("ListRooms")["rooms"]?.arrayValue
        #expect(rooms?.first?.objectValue?["name"] == "newest")
    }

    /// Makes resources with a server that then lets go of the file; gives a room's ARN and what it answered.
    private func fill() async throws -> (room: String, answers: [JSONObject]) {
        let first = try TestControlPlane(store: StateFile(path))
        let logging = await first.call(
            "CreateLoggingConfiguration",
            ["name": "log", "destinationConfiguration": ["cloudWatchLogs": ["logGroupName": "/a"]]])
        let kept = try await first.room([
            "name": "kept", "maximumMessageLength": 9, "tags": ["k": "ü"],
            "loggingConfigurationIdentifiers": [try #require(logging["arn"])],
            "messageReviewHandler": ["uri": "arn:aws:lambda:us-west-2:123456789012:function:f"],
        ])
        _ = try await first.room(["name": "later"])
        let gone = try await first.room(["name": "gone"])
        await first.call("DeleteRoom", ["identifier": .string(gone)])

        return (kept, try await answers(first, kept))
    }

    private func answers(_ plane: TestControlPlane, _ room: String) async throws -> [JSONObject] {
        let found = [
            await plane.call("ListRooms"), await plane.call("ListLoggingConfigurations"),
            await plane.call("GetRoom", ["identifier": .string(room)]),
        ]
        for answer in found { #expect(answer.status == 200) }
        return found.map(\.json)
    }

    @Test("Two servers at a time do not share a file")
    func shared() throws {
        defer { try? FileManager.default.removeItem(atPath: path) }
        let first = try StateFile(path)
        let error = #expect(throws: StateFileError.self) { try StateFile(path) }
        #expect(error?.description == "\(path): another server uses it")
        withExtendedLifetime(first) {}
    }

    @Test("A file that is no database is refused with its name")
    func notADatabase() throws {
        defer { try? FileManager.default.removeItem(atPath: path) }
        try Data(String(repeating: "not a database ", count: 100).utf8).write(to: URL(fileURLWithPath: path))
        let error = #expect(throws: StateFileError.self) { try StateFile(path) }
        #expect(error?.description.contains(path) == true)
    }
}
