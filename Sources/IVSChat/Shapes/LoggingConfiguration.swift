/// A logging configuration: where the chat of rooms is recorded.
public struct LoggingConfiguration: Sendable, Hashable {
    /// Its ARN, which is also its identifier in every call.
    public var arn: String?
    /// Its id, the last part of the ARN.
    public var id: String?
    /// When it was made.
    public var createTime: ChatTimestamp?
    /// When it was changed last.
    public var updateTime: ChatTimestamp?
    /// Its name; not unique.
    public var name: String?
    /// Where it records the chat.
    public var destinationConfiguration: DestinationConfiguration?
    /// Where it stands.
    public var state: LoggingConfigurationState?
    /// Its tags, 50 at most.
    public var tags: [String: String]?
    /// Members of the answer that this version does not know.
    public var unknownMembers: JSONObject

    /// A value of these members.
    public init(
        arn: String? = nil, id: String? = nil, createTime: ChatTimestamp? = nil, updateTime: ChatTimestamp? = nil,
        name: String? = nil, destinationConfiguration: DestinationConfiguration? = nil,
        state: LoggingConfigurationState? = nil, tags: [String: String]? = nil, unknownMembers: JSONObject = [:]
    ) {
        self.arn = arn
        self.id = id
        self.createTime = createTime
        self.updateTime = updateTime
        self.name = name
        self.destinationConfiguration = destinationConfiguration
        self.state = state
        self.tags = tags
        self.unknownMembers = unknownMembers
    }
}

extension LoggingConfiguration {
    static let members: [StructureShape.Member] = [
        .init("arn", .loggingConfigurationARN),
        .init("id", .identifier),
        .init("createTime", .timestamp),
        .init("updateTime", .timestamp),
        .init("name", .name),
        .init("destinationConfiguration", DestinationConfiguration.shape),
        .init("state", LoggingConfigurationState.shape),
        .init("tags", .tags),
    ]

    init(json: JSONObject) {
        self.init(
            arn: json.string("arn"), id: json.string("id"), createTime: json.timestamp("createTime"),
            updateTime: json.timestamp("updateTime"), name: json.string("name"),
            destinationConfiguration: json.object("destinationConfiguration").map(DestinationConfiguration.init(json:)),
            state: json.string("state").map(LoggingConfigurationState.init), tags: json.map("tags"),
            unknownMembers: json.members(except: Self.members.map(\.name)))
    }
}
