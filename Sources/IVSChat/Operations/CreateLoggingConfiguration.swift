/// What a new logging configuration is to be.
public struct CreateLoggingConfigurationInput: Sendable, Hashable {
    /// Its name, 0 to 128 of `A-Z a-z 0-9 - _`; not unique.
    public var name: String?
    /// Where it records the chat.
    public var destinationConfiguration: DestinationConfiguration
    /// Its tags, 50 at most.
    public var tags: [String: String]?

    /// An input of these members.
    public init(
        name: String? = nil, destinationConfiguration: DestinationConfiguration, tags: [String: String]? = nil
    ) {
        self.name = name
        self.destinationConfiguration = destinationConfiguration
        self.tags = tags
    }
}

/// The answer to `CreateLoggingConfiguration`.
public struct CreateLoggingConfigurationOutput: Sendable, Hashable {
    /// The logging configuration.
    public var loggingConfiguration: LoggingConfiguration
    /// Status, request id and attempts.
    public var metadata: ResponseMetadata

    /// An output of these members.
    public init(loggingConfiguration: LoggingConfiguration, metadata: ResponseMetadata = ResponseMetadata()) {
        self.loggingConfiguration = loggingConfiguration
        self.metadata = metadata
    }
}

extension ChatOperation {
    /// `CreateLoggingConfiguration`.
    public static let createLoggingConfiguration = ChatOperation(
        "CreateLoggingConfiguration", isRepeatable: false,
        input: [
            .init("name", .name),
            .init("destinationConfiguration", DestinationConfiguration.shape, isRequired: true),
            .init("tags", .tags),
        ],
        output: LoggingConfiguration.members)
}

extension CreateLoggingConfigurationInput {
    /// The input as it goes over the wire.
    public var json: JSONObject {
        var json = JSONObject()
        json.set("name", name)
        json.set("destinationConfiguration", destinationConfiguration.json)
        json.set("tags", tags)
        return json
    }
}

extension CreateLoggingConfigurationOutput {
    /// The output that an answer of these members stands for.
    public init(json: JSONObject, metadata: ResponseMetadata) {
        self.init(loggingConfiguration: LoggingConfiguration(json: json), metadata: metadata)
    }
}

extension IVSChat {
    /// See `IVSChatClient`.
    public func createLoggingConfiguration(
        _ input: CreateLoggingConfigurationInput
    ) async throws -> CreateLoggingConfigurationOutput {
        let response = try await call(.createLoggingConfiguration, input.json)
        return CreateLoggingConfigurationOutput(json: response.output, metadata: response.metadata)
    }
}
