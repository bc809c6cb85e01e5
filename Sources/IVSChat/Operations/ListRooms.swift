/// Which rooms are to be listed, and which page of them.
public struct ListRoomsInput: Sendable, Hashable {
    /// Only rooms of this name.
    public var name: String?
    /// Where to go on: the token that the page before ended with.
    public var nextToken: String?
    /// How many to read at most, 1 to 50; the service takes 50 where none is set.
    public var maxResults: Int?
    /// Only rooms with this handler.
    public var messageReviewHandlerUri: String?
    /// Only rooms with this logging configuration.
    public var loggingConfigurationIdentifier: String?

    /// An input of these members.
    public init(
        name: String? = nil, nextToken: String? = nil, maxResults: Int? = nil, messageReviewHandlerUri: String? = nil,
        loggingConfigurationIdentifier: String? = nil
    ) {
        self.name = name
        self.nextToken = nextToken
        self.maxResults = maxResults
        self.messageReviewHandlerUri = messageReviewHandlerUri
        self.loggingConfigurationIdentifier = loggingConfigurationIdentifier
    }
}

/// The answer to `ListRooms`.
public struct ListRoomsOutput: Sendable, Hashable {
    /// The rooms of this page, those updated last first.
    public var rooms: [RoomSummary]
    /// Where the next page begins; nil on the last one.
    public var nextToken: String?
    /// Members of the answer that this version does not know.
    public var unknownMembers: JSONObject
    /// Status, request id and attempts.
    public var metadata: ResponseMetadata

    /// An output of these members.
    public init(
        rooms: [RoomSummary], nextToken: String? = nil, unknownMembers: JSONObject = [:],
        metadata: ResponseMetadata = ResponseMetadata()
    ) {
        self.rooms = rooms
        self.nextToken = nextToken
        self.unknownMembers = unknownMembers
        self.metadata = metadata
    }
}

extension ChatOperation {
    /// `ListRooms`.
    public static let listRooms = ChatOperation(
        "ListRooms",
        input: [
            .init("name", .name),
            .init("nextToken", .paginationToken),
            .init("maxResults", .maximumResults),
            .init("messageReviewHandlerUri", .functionARN),
            .init("loggingConfigurationIdentifier", .loggingConfigurationARN),
        ],
        output: [
            .init("rooms", .list(ListShape(.structure(StructureShape(RoomSummary.members)))), isRequired: true),
            .init("nextToken", .paginationToken),
        ])
}

extension ListRoomsInput {
    /// The input as it goes over the wire.
    public var json: JSONObject {
        var json = JSONObject()
        json.set("name", name)
        json.set("nextToken", nextToken)
        json.set("maxResults", maxResults)
        json.set("messageReviewHandlerUri", messageReviewHandlerUri)
        json.set("loggingConfigurationIdentifier", loggingConfigurationIdentifier)
        return json
    }
}

extension ListRoomsOutput {
    /// The output that an answer of these members stands for.
    public init(json: JSONObject, metadata: ResponseMetadata) {
        self.init(
            rooms: (json.objects("rooms") ?? []).map(RoomSummary.init(json:)), nextToken: json.string("nextToken"),
            unknownMembers: json.members(except: ["rooms", "nextToken"]), metadata: metadata)
    }
}

extension IVSChat {
    /// See `IVSChatClient`.
    public func listRooms(_ input: ListRoomsInput) async throws -> ListRoomsOutput {
        let response = try await call(.listRooms, input.json)
        return ListRoomsOutput(json: response.output, metadata: response.metadata)
    }
}
