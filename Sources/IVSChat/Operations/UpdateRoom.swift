/// What is to change in a room.
public struct UpdateRoomInput: Sendable, Hashable {
    /// The room's ARN; its bare id is not taken.
    public var identifier: String
    /// Its new name; nil leaves it.
    public var name: String?
    /// Messages per second that all clients of the room together may send, 1 to 100; nil leaves it.
    public var maximumMessageRatePerSecond: Int?
    /// Code points that a message may have, 1 to 500; nil leaves it.
    public var maximumMessageLength: Int?
    /// The function that reviews its messages; nil leaves it, `.detached` takes it away.
    public var messageReviewHandler: MessageReviewHandler?
    /// ARNs of its logging configurations, 3 at most; nil leaves them, an empty list takes them away.
    public var loggingConfigurationIdentifiers: [String]?

    /// An input of these members.
    public init(
        identifier: String, name: String? = nil, maximumMessageRatePerSecond: Int? = nil,
        maximumMessageLength: Int? = nil, messageReviewHandler: MessageReviewHandler? = nil,
        loggingConfigurationIdentifiers: [String]? = nil
    ) {
        self.identifier = identifier
        self.name = name
        self.maximumMessageRatePerSecond = maximumMessageRatePerSecond
        self.maximumMessageLength = maximumMessageLength
        self.messageReviewHandler = messageReviewHandler
        self.loggingConfigurationIdentifiers = loggingConfigurationIdentifiers
    }
}

/// The answer to `UpdateRoom`.
public struct UpdateRoomOutput: Sendable, Hashable {
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
    /// `UpdateRoom`.
    public static let updateRoom = ChatOperation(
        "UpdateRoom",
        input: [
            .init("identifier", .roomARN, isRequired: true),
            .init("name", .name),
            .init("maximumMessageRatePerSecond", .integer(1...100)),
            .init("maximumMessageLength", .integer(1...500)),
            .init("messageReviewHandler", MessageReviewHandler.shape),
            .init("loggingConfigurationIdentifiers", .loggingConfigurationIdentifiers),
        ],
        output: Room.members)
}

extension UpdateRoomInput {
    /// The input as it goes over the wire.
    public var json: JSONObject {
        var json = JSONObject()
        json.set("identifier", identifier)
        json.set("name", name)
        json.set("maximumMessageRatePerSecond", maximumMessageRatePerSecond)
        json.set("maximumMessageLength", maximumMessageLength)
        json.set("messageReviewHandler", messageReviewHandler?.json)
        json.set("loggingConfigurationIdentifiers", loggingConfigurationIdentifiers)
        return json
    }
}

extension UpdateRoomOutput {
    /// The output that an answer of these members stands for.
    public init(json: JSONObject, metadata: ResponseMetadata) {
        self.init(room: Room(json: json), metadata: metadata)
    }
}

extension IVSChat {
    /// See `IVSChatClient`.
    public func updateRoom(_ input: UpdateRoomInput) async throws -> UpdateRoomOutput {
        let response = try await call(.updateRoom, input.json)
        return UpdateRoomOutput(json: response.output, metadata: response.metadata)
    }
}
