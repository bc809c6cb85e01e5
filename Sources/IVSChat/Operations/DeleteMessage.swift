/// Which message is to be deleted.
public struct DeleteMessageInput: Sendable, Hashable {
    /// The room's ARN; its bare id is not taken.
    public var roomIdentifier: String
    /// The id of the message, 12 letters and digits.
    public var id: String
    /// Why, 1 to 256 characters; clients of the room see it.
    public var reason: String?

    /// An input of these members.
    public init(roomIdentifier: String, id: String, reason: String? = nil) {
        self.roomIdentifier = roomIdentifier
        self.id = id
        self.reason = reason
    }
}

/// The answer to `DeleteMessage`.
public struct DeleteMessageOutput: Sendable, Hashable {
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
    /// `DeleteMessage`.
    public static let deleteMessage = ChatOperation(
        "DeleteMessage",
        input: [
            .init("roomIdentifier", .roomARN, isRequired: true),
            .init("id", .identifier, isRequired: true),
            .init("reason", .reason),
        ],
        output: [
            .init("id", .identifier)
        ])
}

extension DeleteMessageInput {
    /// The input as it goes over the wire.
    public var json: JSONObject {
        var json = JSONObject()
        json.set("roomIdentifier", roomIdentifier)
        json.set("id", id)
        json.set("reason", reason)
        return json
    }
}

extension DeleteMessageOutput {
    /// The output that an answer of these members stands for.
    public init(json: JSONObject, metadata: ResponseMetadata) {
        self.init(id: json.string("id"), unknownMembers: json.members(except: ["id"]), metadata: metadata)
    }
}

extension IVSChat {
    /// See `IVSChatClient`.
    public func deleteMessage(_ input: DeleteMessageInput) async throws -> DeleteMessageOutput {
        let response = try await call(.deleteMessage, input.json)
        return DeleteMessageOutput(json: response.output, metadata: response.metadata)
    }
}
