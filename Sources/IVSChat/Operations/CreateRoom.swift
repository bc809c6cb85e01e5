/// What a new room is to be.
public struct CreateRoomInput: Sendable, Hashable {
    /// Its name, 0 to 128 of `A-Z a-z 0-9 - _`; not unique.
    public var name: String?
    /// Messages per second that all clients of the room together may send, 1 to 100; 10 where nil.
    public var maximumMessageRatePerSecond: Int?
    /// Code points that a message may have, 1 to 500; 500 where nil.
    public var maximumMessageLength: Int?
    /// The function that reviews its messages.
    public var messageReviewHandler: MessageReviewHandler?
    /// Its tags, 50 at most.
    public var tags: [String: String]?
    /// ARNs of its logging configurations, 3 at most.
    public var loggingConfigurationIdentifiers: [String]?

    /// An input of these members.
    public init(
        name: String? = nil, maximumMessageRatePerSecond: Int? = nil, maximumMessageLength: Int? = nil,
        messageReviewHandler: MessageReviewHandler? = nil, tags: [String: String]? = nil,
        loggingConfigurationIdentifiers: [String]? = nil
    ) {
        self.name = name
        self.maximumMessageRatePerSecond = maximumMessageRatePerSecond
        self.maximumMessageLength = maximumMessageLength
        self.messageReviewHandler = messageReviewHandler
        self.tags = tags
        self.loggingConfigurationIdentifiers = loggingConfigurationIdentifiers
    }
}

/// The answer to `CreateRoom`.
public struct CreateRoomOutput: Sendable, Hashable {
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
    /// `CreateRoom`.
    public static let createRoom = ChatOperation(
        "CreateRoom", isRepeatable: false,
        input: [
            .init("name", .name),
            .init("maximumMessageRatePerSecond", .integer(1...100)),
            .init("maximumMessageLength", .integer(1...500)),
            .init("messageReviewHandler", MessageReviewHandler.shape),
            .init("tags", .tags),
            .init("loggingConfigurationIdentifiers", .loggingConfigurationIdentifiers),
        ],
        output: Room.members)
}

extension CreateRoomInput {
    /// The input as it goes over the wire.
    public var json: JSONObject {
        var json = JSONObject()
        json.set("name", name)
        json.set("maximumMessageRatePerSecond", maximumMessageRatePerSecond)
        json.set("maximumMessageLength", maximumMessageLength)
        json.set("messageReviewHandler", messageReviewHandler?.json)
        json.set("tags", tags)
        json.set("loggingConfigurationIdentifiers", loggingConfigurationIdentifiers)
        return json
    }
}

extension CreateRoomOutput {
    /// The output that an answer of these members stands for.
    public init(json: JSONObject, metadata: ResponseMetadata) {
        self.init(room: Room(json: json), metadata: metadata)
    }
}

extension IVSChat {
    /// See `IVSChatClient`.
    public func createRoom(_ input: CreateRoomInput) async throws -> CreateRoomOutput {
        let response = try await call(.createRoom, input.json)
        return CreateRoomOutput(json: response.output, metadata: response.metadata)
    }
}
