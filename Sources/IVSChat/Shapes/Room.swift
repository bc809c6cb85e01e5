/// A chat room.
public struct Room: Sendable, Hashable {
    /// Its ARN, which is also its identifier in every call.
    public var arn: String?
    /// Its id, the last part of the ARN.
    public var id: String?
    /// Its name; not unique.
    public var name: String?
    /// When it was made.
    public var createTime: ChatTimestamp?
    /// When it was changed last.
    public var updateTime: ChatTimestamp?
    /// Messages per second that all clients of the room together may send, 1 to 100.
    public var maximumMessageRatePerSecond: Int?
    /// Code points that a message may have, 1 to 500.
    public var maximumMessageLength: Int?
    /// The function that reviews its messages.
    public var messageReviewHandler: MessageReviewHandler?
    /// Its tags, 50 at most.
    public var tags: [String: String]?
    /// ARNs of its logging configurations, 3 at most.
    public var loggingConfigurationIdentifiers: [String]?
    /// Members of the answer that this version does not know.
    public var unknownMembers: JSONObject

    /// A value of these members.
    public init(
        arn: String? = nil, id: String? = nil, name: String? = nil, createTime: ChatTimestamp? = nil,
        updateTime: ChatTimestamp? = nil, maximumMessageRatePerSecond: Int? = nil, maximumMessageLength: Int? = nil,
        messageReviewHandler: MessageReviewHandler? = nil, tags: [String: String]? = nil,
        loggingConfigurationIdentifiers: [String]? = nil, unknownMembers: JSONObject = [:]
    ) {
        self.arn = arn
        self.id = id
        self.name = name
        self.createTime = createTime
        self.updateTime = updateTime
        self.maximumMessageRatePerSecond = maximumMessageRatePerSecond
        self.maximumMessageLength = maximumMessageLength
        self.messageReviewHandler = messageReviewHandler
        self.tags = tags
        self.loggingConfigurationIdentifiers = loggingConfigurationIdentifiers
        self.unknownMembers = unknownMembers
    }
}

extension Room {
    static let members: [StructureShape.Member] = [
        .init("arn", .roomARN),
        .init("id", .identifier),
        .init("name", .name),
        .init("createTime", .timestamp),
        .init("updateTime", .timestamp),
        .init("maximumMessageRatePerSecond", .integer(1...100)),
        .init("maximumMessageLength", .integer(1...500)),
        .init("messageReviewHandler", MessageReviewHandler.shape),
        .init("tags", .tags),
        .init("loggingConfigurationIdentifiers", .loggingConfigurationIdentifiers),
    ]

    init(json: JSONObject) {
        self.init(
            arn: json.string("arn"), id: json.string("id"), name: json.string("name"),
            createTime: json.timestamp("createTime"), updateTime: json.timestamp("updateTime"),
            maximumMessageRatePerSecond: json.integer("maximumMessageRatePerSecond"),
            maximumMessageLength: json.integer("maximumMessageLength"),
            messageReviewHandler: json.object("messageReviewHandler").map(MessageReviewHandler.init(json:)),
            tags: json.map("tags"), loggingConfigurationIdentifiers: json.strings("loggingConfigurationIdentifiers"),
            unknownMembers: json.members(except: Self.members.map(\.name)))
    }
}
