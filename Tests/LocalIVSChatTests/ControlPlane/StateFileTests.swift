import Foundation
import IVSChat
import Testing

@testable import LocalIVSChat

@Suite struct StateFileTests {
    private let path = NSTemporaryDirectory() + "state-\(UUID().uuidString).sqlite"

    @Test("Rooms and logging configurations outlive the process, in their order")
    func persistence() async throws {
        defer { try? FileManager.default.removeItem(atPath: path) }
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

        let second = try TestControlPlane(store: StateFile(path))
        #expect(await second.call("ListRooms").json == first.call("ListRooms").json)
        #expect(
            await second.call("ListLoggingConfigurations").json == first.call("ListLoggingConfigurations").json)
        #expect(
            await second.call("GetRoom", ["identifier": .string(kept)]).json
                == first.call("GetRoom", ["identifier": .string(kept)]).json)
        _ = try await second.room(["name": "newest"])
        let rooms = await second.call("ListRooms")["rooms"]?.arrayValue
        #expect(rooms?.first?.objectValue?["name"] == "newest")
    }

    @Test("A file that is no database is refused with its name")
    func notADatabase() throws {
        defer { try? FileManager.default.removeItem(atPath: path) }
        try Data(String(repeating: "not a database ", count: 100).utf8).write(to: URL(fileURLWithPath: path))
        let error = #expect(throws: StateFileError.self) { try StateFile(path) }
        #expect(error?.description.contains(path) == true)
    }
}
