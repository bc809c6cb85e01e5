/// Which room is to be read.
public struct GetRoomInput: Sendable, Hashable {
    /// The room's ARN; its bare id is not taken.
    public var identifier: String

    /// An input of these members.
    public init(identifier: String) {
        self.identifier = identifier
    }
}

/// The answer to `GetRoom`.
public struct GetRoomOutput: Sendable, Hashable {
    /// The room.
    public var room: Room
    /// Status, request id and attempts.
    public var metadata: ResponseMetadata

    /// An output of these members.
    public init(room: Room, metadata: ResponseMetadata = ResponseMetadata()) {
        self.room = room
        self.metadata = metadata
    }
}

extension ChatOperation {
    /// `GetRoom`.
    public static let getRoom = ChatOperation(
        "GetRoom",
        input: [
            .init("identifier", .roomARN, isRequired: true)
        ],
        output: Room.members)
}

extension GetRoomInput {
    /// The input as it goes over the wire.
    public var json: JSONObject {
        var json = JSONObject()
        json.set("identifier", identifier)
        return json
    }
}

extension GetRoomOutput {
    /// The output that an answer of these members stands for.
    public init(json: JSONObject, metadata: ResponseMetadata) {
        self.init(room: Room(json: json), metadata: metadata)
    }
}

extension IVSChat {
    /// See `IVSChatClient`.
    public func getRoom(_ input: GetRoomInput) async throws -> GetRoomOutput {
        let response = try await call(.getRoom, input.json)
        return GetRoomOutput(json: response.output, metadata: response.metadata)
    }
}
