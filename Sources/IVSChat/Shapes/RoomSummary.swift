/// A chat room as a list shows it: without its message rate and length.
public struct RoomSummary: Sendable, Hashable {
    /// Its ARN, which is also its identifier in every call.
    public var arn: String?
    /// Its id, the last part of the ARN.
    public var id: String?
    /// Its name; not unique.
    public var name: String?
    /// The function that reviews its messages.
    public var messageReviewHandler: MessageReviewHandler?
    /// When it was made.
    public var createTime: ChatTimestamp?
    /// When it was changed last.
    public var updateTime: ChatTimestamp?
    /// Its tags, 50 at most.
    public var tags: [String: String]?
    /// ARNs of its logging configurations, 3 at most.
    public var loggingConfigurationIdentifiers: [String]?
    /// Members of the answer that this version does not know.
    public var unknownMembers: JSONObject

    /// A value of these members.
    public init(
        arn: String? = nil, id: String? = nil, name: String? = nil, messageReviewHandler: MessageReviewHandler? = nil,
        createTime: ChatTimestamp? = nil, updateTime: ChatTimestamp? = nil, tags: [String: String]? = nil,
        loggingConfigurationIdentifiers: [String]? = nil, unknownMembers: JSONObject = [:]
    ) {
        self.arn = arn
        self.id = id
        self.name = name
        self.messageReviewHandler = messageReviewHandler
        self.createTime = createTime
        self.updateTime = updateTime
        self.tags = tags
        self.loggingConfigurationIdentifiers = loggingConfigurationIdentifiers
        self.unknownMembers = unknownMembers
    }
}

extension RoomSummary {
    static let members: [StructureShape.Member] = [
        .init("arn", .roomARN),
        .init("id", .identifier),
        .init("name", .name),
        .init("messageReviewHandler", MessageReviewHandler.shape),
        .init("createTime", .timestamp),
        .init("updateTime", .timestamp),
        .init("tags", .tags),
        .init("loggingConfigurationIdentifiers", .loggingConfigurationIdentifiers),
    ]

    init(json: JSONObject) {
        self.init(
            arn: json.string("arn"), id: json.string("id"), name: json.string("name"),
            messageReviewHandler: json.object("messageReviewHandler").map(MessageReviewHandler.init(json:)),
            createTime: json.timestamp("createTime"), updateTime: json.timestamp("updateTime"), tags: json.map("tags"),
            loggingConfigurationIdentifiers: json.strings("loggingConfigurationIdentifiers"),
            unknownMembers: json.members(except: Self.members.map(\.name)))
    }
}
