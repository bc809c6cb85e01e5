/// Which page of the logging configurations is to be read.
public struct ListLoggingConfigurationsInput: Sendable, Hashable {
    /// Where to go on: the token that the page before ended with.
    public var nextToken: String?
    /// How many to read at most, 1 to 50; the service takes 50 where none is set.
    public var maxResults: Int?

    /// An input of these members.
    public init(nextToken: String? = nil, maxResults: Int? = nil) {
        self.nextToken = nextToken
        self.maxResults = maxResults
    }
}

/// The answer to `ListLoggingConfigurations`.
public struct ListLoggingConfigurationsOutput: Sendable, Hashable {
    /// The logging configurations of this page.
    public var loggingConfigurations: [LoggingConfiguration]
    /// Where the next page begins; nil on the last one.
    public var nextToken: String?
    /// Members of the answer that this version does not know.
    public var unknownMembers: JSONObject
    /// Status, request id and attempts.
    public var metadata: ResponseMetadata

    /// An output of these members.
    public init(
        loggingConfigurations: [LoggingConfiguration], nextToken: String? = nil, unknownMembers: JSONObject = [:],
        metadata: ResponseMetadata = ResponseMetadata()
    ) {
        self.loggingConfigurations = loggingConfigurations
        self.nextToken = nextToken
        self.unknownMembers = unknownMembers
        self.metadata = metadata
    }
}

extension ChatOperation {
    /// `ListLoggingConfigurations`.
    public static let listLoggingConfigurations = ChatOperation(
        "ListLoggingConfigurations",
        input: [
            .init("nextToken", .paginationToken),
            .init("maxResults", .maximumResults),
        ],
        output: [
            .init(
                "loggingConfigurations", .list(ListShape(.structure(StructureShape(LoggingConfiguration.members)))),
                isRequired: true),
            .init("nextToken", .paginationToken),
        ])
}

extension ListLoggingConfigurationsInput {
    /// The input as it goes over the wire.
    public var json: JSONObject {
        var json = JSONObject()
        json.set("nextToken", nextToken)
        json.set("maxResults", maxResults)
        return json
    }
}

extension ListLoggingConfigurationsOutput {
    /// The output that an answer of these members stands for.
    public init(json: JSONObject, metadata: ResponseMetadata) {
        self.init(
            loggingConfigurations: (json.objects("loggingConfigurations") ?? []).map(LoggingConfiguration.init(json:)),
            nextToken: json.string("nextToken"),
            unknownMembers: json.members(except: ["loggingConfigurations", "nextToken"]), metadata: metadata)
    }
}

extension IVSChat {
    /// See `IVSChatClient`.
    public func listLoggingConfigurations(
        _ input: ListLoggingConfigurationsInput
    ) async throws -> ListLoggingConfigurationsOutput {
        let response = try await call(.listLoggingConfigurations, input.json)
        return ListLoggingConfigurationsOutput(json: response.output, metadata: response.metadata)
    }
}
