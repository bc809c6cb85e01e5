/// Which tags a resource is to get.
public struct TagResourceInput: Sendable, Hashable {
    /// The ARN of a room or a logging configuration.
    public var resourceARN: String
    /// The tags to add or change, 50 at most.
    public var tags: [String: String]

    /// An input of these members.
    public init(resourceARN: String, tags: [String: String]) {
        self.resourceARN = resourceARN
        self.tags = tags
    }
}

/// The answer to `TagResource`.
public struct TagResourceOutput: Sendable, Hashable {
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
    /// `TagResource`.
    public static let tagResource = ChatOperation(
        "TagResource", path: "/tags/{resourceArn}",
        input: [
            .init("resourceArn", .resourceARN, isRequired: true, in: .path),
            .init("tags", .tags, isRequired: true),
        ])
}

extension TagResourceInput {
    /// The input as it goes over the wire.
    public var json: JSONObject {
        var json = JSONObject()
        json.set("resourceArn", resourceARN)
        json.set("tags", tags)
        return json
    }
}

extension TagResourceOutput {
    /// The output that an answer of these members stands for.
    public init(json: JSONObject, metadata: ResponseMetadata) {
        self.init(unknownMembers: json, metadata: metadata)
    }
}

extension IVSChat {
    /// See `IVSChatClient`.
    public func tagResource(_ input: TagResourceInput) async throws -> TagResourceOutput {
        let response = try await call(.tagResource, input.json)
        return TagResourceOutput(json: response.output, metadata: response.metadata)
    }
}
