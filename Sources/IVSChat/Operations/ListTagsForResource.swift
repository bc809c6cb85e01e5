/// Whose tags are to be read.
public struct ListTagsForResourceInput: Sendable, Hashable {
    /// The ARN of a room or a logging configuration.
    public var resourceARN: String

    /// An input of these members.
    public init(resourceARN: String) {
        self.resourceARN = resourceARN
    }
}

/// The answer to `ListTagsForResource`.
public struct ListTagsForResourceOutput: Sendable, Hashable {
    /// The tags.
    public var tags: [String: String]
    /// Members of the answer that this version does not know.
    public var unknownMembers: JSONObject
    /// Status, request id and attempts.
    public var metadata: ResponseMetadata

    /// An output of these members.
    public init(
        tags: [String: String], unknownMembers: JSONObject = [:], metadata: ResponseMetadata = ResponseMetadata()
    ) {
        self.tags = tags
        self.unknownMembers = unknownMembers
        self.metadata = metadata
    }
}

extension ChatOperation {
    /// `ListTagsForResource`.
    public static let listTagsForResource = ChatOperation(
        "ListTagsForResource", method: "GET", path: "/tags/{resourceArn}",
        input: [
            .init("resourceArn", .resourceARN, isRequired: true, in: .path)
        ],
        output: [
            .init("tags", .tags, isRequired: true)
        ])
}

extension ListTagsForResourceInput {
    /// The input as it goes over the wire.
    public var json: JSONObject {
        var json = JSONObject()
        json.set("resourceArn", resourceARN)
        return json
    }
}

extension ListTagsForResourceOutput {
    /// The output that an answer of these members stands for.
    public init(json: JSONObject, metadata: ResponseMetadata) {
        self.init(tags: json.map("tags") ?? [:], unknownMembers: json.members(except: ["tags"]), metadata: metadata)
    }
}

extension IVSChat {
    /// See `IVSChatClient`.
    public func listTagsForResource(_ input: ListTagsForResourceInput) async throws -> ListTagsForResourceOutput {
        let response = try await call(.listTagsForResource, input.json)
        return ListTagsForResourceOutput(json: response.output, metadata: response.metadata)
    }
}
