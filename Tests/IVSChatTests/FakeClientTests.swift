import IVSChat
import Synchronization
import Testing

/// A service in memory, as users of the client write one for their tests: rooms can be made, read, changed and listed.
private final class RoomsInMemory: IVSChatClient {
    private let rooms = Mutex<[Room]>([])

    func createRoom(_ input: CreateRoomInput) async throws -> CreateRoomOutput {
        let room = rooms.withLock { rooms in
            let room = Room(
                arn: "\(ARN.room)\(rooms.count)", name: input.name, messageReviewHandler: input.messageReviewHandler)
            rooms.append(room)
            return room
        }
        return CreateRoomOutput(room: room)
    }

    func getRoom(_ input: GetRoomInput) async throws -> GetRoomOutput {
        guard let room = rooms.withLock({ $0.first { $0.arn == input.identifier } }) else {
            throw ServiceError(
                operation: "GetRoom", code: "ResourceNotFoundException", message: "gone",
                members: ["resourceType": "ROOM"], metadata: ResponseMetadata(status: 404))
        }
        return GetRoomOutput(room: room)
    }

    func listRooms(_ input: ListRoomsInput) async throws -> ListRoomsOutput {
        let all = rooms.withLock { $0.map { RoomSummary(arn: $0.arn, name: $0.name) } }
        let start = input.nextToken.flatMap(Int.init) ?? 0
        let end = min(start + (input.maxResults ?? 50), all.count)
        return ListRoomsOutput(rooms: Array(all[start..<end]), nextToken: end < all.count ? String(end) : nil)
    }

    private struct Unexpected: Error {}

    func createChatToken(_ input: CreateChatTokenInput) async throws -> CreateChatTokenOutput { throw Unexpected() }
    func createLoggingConfiguration(
        _ input: CreateLoggingConfigurationInput
    ) async throws -> CreateLoggingConfigurationOutput { throw Unexpected() }
    func deleteLoggingConfiguration(
        _ input: DeleteLoggingConfigurationInput
    ) async throws -> DeleteLoggingConfigurationOutput { throw Unexpected() }
    func deleteMessage(_ input: DeleteMessageInput) async throws -> DeleteMessageOutput { throw Unexpected() }
    func deleteRoom(_ input: DeleteRoomInput) async throws -> DeleteRoomOutput { throw Unexpected() }
    func disconnectUser(_ input: DisconnectUserInput) async throws -> DisconnectUserOutput { throw Unexpected() }
    func getLoggingConfiguration(
        _ input: GetLoggingConfigurationInput
    ) async throws -> GetLoggingConfigurationOutput { throw Unexpected() }
    func listLoggingConfigurations(
        _ input: ListLoggingConfigurationsInput
    ) async throws -> ListLoggingConfigurationsOutput { throw Unexpected() }
    func listTagsForResource(_ input: ListTagsForResourceInput) async throws -> ListTagsForResourceOutput {
        throw Unexpected()
    }
    func sendEvent(_ input: SendEventInput) async throws -> SendEventOutput { throw Unexpected() }
    func tagResource(_ input: TagResourceInput) async throws -> TagResourceOutput { throw Unexpected() }
    func untagResource(_ input: UntagResourceInput) async throws -> UntagResourceOutput { throw Unexpected() }
    func updateLoggingConfiguration(
        _ input: UpdateLoggingConfigurationInput
    ) async throws -> UpdateLoggingConfigurationOutput { throw Unexpected() }
    func updateRoom(_ input: UpdateRoomInput) async throws -> UpdateRoomOutput { throw Unexpected() }
}

@Suite("A client that stands in for the service")
struct FakeClientTests {
    @Test("It lists, answers and fails as the real one does")
    func fake() async throws {
        let client: any IVSChatClient = RoomsInMemory()
        for name in ["a", "b", "c"] {
            let handler = MessageReviewHandler(uri: name == "b" ? ARN.function : "")
            _ = try await client.createRoom(CreateRoomInput(name: name, messageReviewHandler: handler))
        }
        var rooms: [Room] = []
        for try await summary in client.rooms(ListRoomsInput(maxResults: 2)) {
            rooms.append(try await client.getRoom(GetRoomInput(identifier: try #require(summary.arn))).room)
        }
        #expect(rooms.map(\.name) == ["a", "b", "c"])
        #expect(rooms.map { $0.messageReviewHandler?.isAttached } == [false, true, false])
        let error = await #expect(throws: ServiceError.self) {
            try await client.getRoom(GetRoomInput(identifier: ARN.room))
        }
        #expect(error?.kind == .resourceNotFound(.init(id: nil, type: "ROOM")))
    }
}
