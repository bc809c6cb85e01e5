/// An event for all clients of a room.
public struct SendEventInput: Sendable, Hashable {
    /// The room's ARN; its bare id is not taken.
    public var roomIdentifier: String
    /// The name of the event, 1 to 100 characters.
    public var eventName: String
    /// What the event carries, 1 KB in total.
    public var attributes: [String: String]?

    /// An input of these members.
    public init(roomIdentifier: String, eventName: String, attributes: [String: String]? = nil) {
        self.roomIdentifier = roomIdentifier
        self.eventName = eventName
        self.attributes = attributes
    }
}

/// The answer to `SendEvent`.
public struct SendEventOutput: Sendable, Hashable {
    /// The id of the operation.
    public var id: String?
    /// Members of the answer that this version does not know.
    public var unknownMembers: JSONObject
    /// Status, request id and attempts.
    public var metadata: ResponseMetadata

    /// An output of these members.
    public init(id: String? = nil, unknownMembers: JSONObject = [:], metadata: ResponseMetadata = ResponseMetadata()) {
        self.id = id
        self.unknownMembers = unknownMembers
        self.metadata = metadata
    }
}

extension ChatOperation {
    /// `SendEvent`.
    public static let sendEvent = ChatOperation(
        "SendEvent",
        input: [
            .init("roomIdentifier", .roomARN, isRequired: true),
            .init("eventName", .string(StringShape(length: 1...100)), isRequired: true),
            .init("attributes", .eventAttributes),
        ],
        output: [
            .init("id", .identifier)
        ])
}

extension SendEventInput {
    /// The input as it goes over the wire.
    public var json: JSONObject {
        var json = JSONObject()
        json.set("roomIdentifier", roomIdentifier)
        json.set("eventName", eventName)
        json.set("attributes", attributes)
        return json
    }
}

extension SendEventOutput {
    /// The output that an answer of these members stands for.
    public init(json: JSONObject, metadata: ResponseMetadata) {
        self.init(id: json.string("id"), unknownMembers: json.members(except: ["id"]), metadata: metadata)
    }
}

extension IVSChat {
    /// See `IVSChatClient`.
    public func sendEvent(_ input: SendEventInput) async throws -> SendEventOutput {
        let response = try await call(.sendEvent, input.json)
        return SendEventOutput(json: response.output, metadata: response.metadata)
    }
}
