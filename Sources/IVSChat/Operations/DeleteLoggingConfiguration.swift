/// Which logging configuration is to be deleted.
public struct DeleteLoggingConfigurationInput: Sendable, Hashable {
    /// The logging configuration's ARN.
    public var identifier: String

    /// An input of these members.
    public init(identifier: String) {
        self.identifier = identifier
    }
}

/// The answer to `DeleteLoggingConfiguration`.
public struct DeleteLoggingConfigurationOutput: Sendable, Hashable {
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
    /// `DeleteLoggingConfiguration`.
    public static let deleteLoggingConfiguration = ChatOperation(
        "DeleteLoggingConfiguration",
        input: [
            .init("identifier", .loggingConfigurationARN, isRequired: true)
        ])
}

extension DeleteLoggingConfigurationInput {
    /// The input as it goes over the wire.
    public var json: JSONObject {
        var json = JSONObject()
        json.set("identifier", identifier)
        return json
    }
}

extension DeleteLoggingConfigurationOutput {
    /// The output that an answer of these members stands for.
    public init(json: JSONObject, metadata: ResponseMetadata) {
        self.init(unknownMembers: json, metadata: metadata)
    }
}

extension IVSChat {
    /// See `IVSChatClient`.
    public func deleteLoggingConfiguration(
        _ input: DeleteLoggingConfigurationInput
    ) async throws -> DeleteLoggingConfigurationOutput {
        let response = try await call(.deleteLoggingConfiguration, input.json)
        return DeleteLoggingConfigurationOutput(json: response.output, metadata: response.metadata)
    }
}
