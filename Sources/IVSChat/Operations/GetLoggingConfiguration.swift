/// Which logging configuration is to be read.
public struct GetLoggingConfigurationInput: Sendable, Hashable {
    /// The logging configuration's ARN.
    public var identifier: String

    /// An input of these members.
    public init(identifier: String) {
        self.identifier = identifier
    }
}

/// The answer to `GetLoggingConfiguration`.
public struct GetLoggingConfigurationOutput: Sendable, Hashable {
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
    /// `GetLoggingConfiguration`.
    public static let getLoggingConfiguration = ChatOperation(
        "GetLoggingConfiguration",
        input: [
            .init("identifier", .loggingConfigurationARN, isRequired: true)
        ],
        output: LoggingConfiguration.members)
}

extension GetLoggingConfigurationInput {
    /// The input as it goes over the wire.
    public var json: JSONObject {
        var json = JSONObject()
        json.set("identifier", identifier)
        return json
    }
}

extension GetLoggingConfigurationOutput {
    /// The output that an answer of these members stands for.
    public init(json: JSONObject, metadata: ResponseMetadata) {
        self.init(loggingConfiguration: LoggingConfiguration(json: json), metadata: metadata)
    }
}

extension IVSChat {
    /// See `IVSChatClient`.
    public func getLoggingConfiguration(
        _ input: GetLoggingConfigurationInput
    ) async throws -> GetLoggingConfigurationOutput {
        let response = try await call(.getLoggingConfiguration, input.json)
        return GetLoggingConfigurationOutput(json: response.output, metadata: response.metadata)
    }
}
