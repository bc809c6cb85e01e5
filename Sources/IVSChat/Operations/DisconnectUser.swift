/// Who is to be disconnected.
public struct DisconnectUserInput: Sendable, Hashable {
    /// The room's ARN; its bare id is not taken.
    public var roomIdentifier: String
    /// The user's id as the application chose it, 1 to 128 characters. Never printed.
    public var userId: Sensitive<String>
    /// Why, 1 to 256 characters; clients of the room see it.
    public var reason: String?

    /// An input of these members.
    public init(roomIdentifier: String, userId: Sensitive<String>, reason: String? = nil) {
        self.roomIdentifier = roomIdentifier
        self.userId = userId
        self.reason = reason
    }
}

/// The answer to `DisconnectUser`.
public struct DisconnectUserOutput: Sendable, Hashable {
    /// Members of the answer that this version does not know.
    public var unknownMembers: JSONObject
    /// Status, request id and attempts.
    public var metadata: ResponseMetadata

    /// An output of these members.
    public init(unknownMembers: JSONObject = [:], metadata: ResponseMetadata = ResponseMetadata()) {
        self.unknownMembers = unknownMembers
        self.metadata = metadata
    }
}

extension ChatOperation {
    /// `DisconnectUser`.
    public static let disconnectUser = ChatOperation(
        "DisconnectUser",
        input: [
            .init("roomIdentifier", .roomARN, isRequired: true),
            .init("userId", .userID, isRequired: true),
            .init("reason", .reason),
        ])
}

extension DisconnectUserInput {
    /// The input as it goes over the wire.
    public var json: JSONObject {
        var json = JSONObject()
        json.set("roomIdentifier", roomIdentifier)
        json.set("userId", userId.value)
        json.set("reason", reason)
        return json
    }
}

extension DisconnectUserOutput {
    /// The output that an answer of these members stands for.
    public init(json: JSONObject, metadata: ResponseMetadata) {
        self.init(unknownMembers: json, metadata: metadata)
    }
}

extension IVSChat {
    /// See `IVSChatClient`.
    public func disconnectUser(_ input: DisconnectUserInput) async throws -> DisconnectUserOutput {
        let response = try await call(.disconnectUser, input.json)
        return DisconnectUserOutput(json: response.output, metadata: response.metadata)
    }
}
