/// What is to change in a logging configuration.
public struct UpdateLoggingConfigurationInput: Sendable, Hashable {
    /// The logging configuration's ARN.
    public var identifier: String
    /// Its new name; nil leaves it.
    public var name: String?
    /// Where it records the chat from now on; nil leaves it.
    public var destinationConfiguration: DestinationConfiguration?

    /// An input of these members.
    public init(identifier: String, name: String? = nil, destinationConfiguration: DestinationConfiguration? = nil) {
        self.identifier = identifier
        self.name = name
        self.destinationConfiguration = destinationConfiguration
    }
}

/// The answer to `UpdateLoggingConfiguration`.
public struct UpdateLoggingConfigurationOutput: Sendable, Hashable {
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
    /// `UpdateLoggingConfiguration`.
    public static let updateLoggingConfiguration = ChatOperation(
        "UpdateLoggingConfiguration",
        input: [
            .init("identifier", .loggingConfigurationARN, isRequired: true),
            .init("name", .name),
            .init("destinationConfiguration", DestinationConfiguration.shape),
        ],
        output: LoggingConfiguration.members)
}

extension UpdateLoggingConfigurationInput {
    /// The input as it goes over the wire.
    public var json: JSONObject {
        var json = JSONObject()
        json.set("identifier", identifier)
        json.set("name", name)
        json.set("destinationConfiguration", destinationConfiguration?.json)
        return json
    }
}

extension UpdateLoggingConfigurationOutput {
    /// The output that an answer of these members stands for.
    public init(json: JSONObject, metadata: ResponseMetadata) {
        self.init(loggingConfiguration: LoggingConfiguration(json: json), metadata: metadata)
    }
}

extension IVSChat {
    /// See `IVSChatClient`.
    public func updateLoggingConfiguration(
        _ input: UpdateLoggingConfigurationInput
    ) async throws -> UpdateLoggingConfigurationOutput {
        let response = try await call(.updateLoggingConfiguration, input.json)
        return UpdateLoggingConfigurationOutput(json: response.output, metadata: response.metadata)
    }
}
