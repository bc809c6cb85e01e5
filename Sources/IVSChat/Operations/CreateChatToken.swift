/// A token with which one user can connect to one room.
public struct CreateChatTokenInput: Sendable, Hashable {
    /// The room's ARN; its bare id is not taken.
    public var roomIdentifier: String
    /// The user's id as the application chose it, 1 to 128 characters. Never printed.
    public var userId: Sensitive<String>
    /// What the user may do beside reading; none where nil.
    public var capabilities: [ChatTokenCapability]?
    /// How long the session may last once connected, 1 to 180 minutes; 60 where nil.
    public var sessionDurationInMinutes: Int?
    /// What every message of the user carries, 1 KB in total. Never printed.
    public var attributes: Sensitive<[String: String]>?

    /// An input of these members.
    public init(
        roomIdentifier: String, userId: Sensitive<String>, capabilities: [ChatTokenCapability]? = nil,
        sessionDurationInMinutes: Int? = nil, attributes: Sensitive<[String: String]>? = nil
    ) {
        self.roomIdentifier = roomIdentifier
        self.userId = userId
        self.capabilities = capabilities
        self.sessionDurationInMinutes = sessionDurationInMinutes
        self.attributes = attributes
    }
}

/// The answer to `CreateChatToken`.
public struct CreateChatTokenOutput: Sendable, Hashable {
    /// The token: taken once, within a minute. Never printed.
    public var token: Sensitive<String>?
    /// Until when the token can be used to connect.
    public var tokenExpirationTime: ChatTimestamp?
    /// Until when the session lasts, once connected.
    public var sessionExpirationTime: ChatTimestamp?
    /// Members of the answer that this version does not know.
    public var unknownMembers: JSONObject
    /// Status, request id and attempts.
    public var metadata: ResponseMetadata

    /// An output of these members.
    public init(
        token: Sensitive<String>? = nil, tokenExpirationTime: ChatTimestamp? = nil,
        sessionExpirationTime: ChatTimestamp? = nil,
        unknownMembers: JSONObject = [:], metadata: ResponseMetadata = ResponseMetadata()
    ) {
        self.token = token
        self.tokenExpirationTime = tokenExpirationTime
        self.sessionExpirationTime = sessionExpirationTime
        self.unknownMembers = unknownMembers
        self.metadata = metadata
    }
}

extension ChatOperation {
    /// `CreateChatToken`.
    public static let createChatToken = ChatOperation(
        "CreateChatToken",
        input: [
            .init("roomIdentifier", .roomARN, isRequired: true),
            .init("userId", .userID, isRequired: true),
            .init("capabilities", .list(ListShape(ChatTokenCapability.shape))),
            .init("sessionDurationInMinutes", .integer(1...180)),
            .init("attributes", .tokenAttributes),
        ],
        output: [
            .init("token", .string(StringShape(isSensitive: true))),
            .init("tokenExpirationTime", .timestamp),
            .init("sessionExpirationTime", .timestamp),
        ])
}

extension CreateChatTokenInput {
    /// The input as it goes over the wire.
    public var json: JSONObject {
        var json = JSONObject()
        json.set("roomIdentifier", roomIdentifier)
        json.set("userId", userId.value)
        json.set("capabilities", capabilities?.map(\.rawValue))
        json.set("sessionDurationInMinutes", sessionDurationInMinutes)
        json.set("attributes", attributes?.value)
        return json
    }
}

extension CreateChatTokenOutput {
    /// The output that an answer of these members stands for.
    public init(json: JSONObject, metadata: ResponseMetadata) {
        self.init(
            token: json.string("token").map(Sensitive.init), tokenExpirationTime: json.timestamp("tokenExpirationTime"),
            sessionExpirationTime: json.timestamp("sessionExpirationTime"),
            unknownMembers: json.members(except: ["token", "tokenExpirationTime", "sessionExpirationTime"]),
            metadata: metadata)
    }
}

extension IVSChat {
    /// See `IVSChatClient`.
    public func createChatToken(_ input: CreateChatTokenInput) async throws -> CreateChatTokenOutput {
        let response = try await call(.createChatToken, input.json)
        return CreateChatTokenOutput(json: response.output, metadata: response.metadata)
    }
}
