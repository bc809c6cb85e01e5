/// Which tags a resource is to lose.
public struct UntagResourceInput: Sendable, Hashable {
    /// The ARN of a room or a logging configuration.
    public var resourceARN: String
    /// The keys of the tags to remove, 50 at most; keys that are not there do no harm.
    public var tagKeys: [String]

    /// An input of these members.
    public init(resourceARN: String, tagKeys: [String]) {
        self.resourceARN = resourceARN
        self.tagKeys = tagKeys
    }
}

/// The answer to `UntagResource`.
public struct UntagResourceOutput: Sendable, Hashable {
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
    /// `UntagResource`.
    public static let untagResource = ChatOperation(
        "UntagResource", method: "DELETE", path: "/tags/{resourceArn}",
        input: [
            .init("resourceArn", .resourceARN, isRequired: true, in: .path),
            .init(
                "tagKeys", .list(ListShape(.string(StringShape(length: 1...128)), count: 0...50)), isRequired: true,
                in: .query),
        ])
}

extension UntagResourceInput {
    /// The input as it goes over the wire.
    public var json: JSONObject {
        var json = JSONObject()
        json.set("resourceArn", resourceARN)
        json.set("tagKeys", tagKeys)
        return json
    }
}

extension UntagResourceOutput {
    /// The output that an answer of these members stands for.
    public init(json: JSONObject, metadata: ResponseMetadata) {
        self.init(unknownMembers: json, metadata: metadata)
    }
}

extension IVSChat {
    /// See `IVSChatClient`.
    public func untagResource(_ input: UntagResourceInput) async throws -> UntagResourceOutput {
        let response = try await call(.untagResource, input.json)
        return UntagResourceOutput(json: response.output, metadata: response.metadata)
    }
}
