/// Which room is to be deleted.
public struct DeleteRoomInput: Sendable, Hashable {
    /// The room's ARN; its bare id is not taken.
    public var identifier: String

    /// An input of these members.
    public init(identifier: String) {
        self.identifier = identifier
    }
}

/// The answer to `DeleteRoom`.
public struct DeleteRoomOutput: Sendable, Hashable {
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
    /// `DeleteRoom`.
    public static let deleteRoom = ChatOperation(
        "DeleteRoom",
        input: [
            .init("identifier", .roomARN, isRequired: true)
        ])
}

extension DeleteRoomInput {
    /// The input as it goes over the wire.
    public var json: JSONObject {
        var json = JSONObject()
        json.set("identifier", identifier)
        return json
    }
}

extension DeleteRoomOutput {
    /// The output that an answer of these members stands for.
    public init(json: JSONObject, metadata: ResponseMetadata) {
        self.init(unknownMembers: json, metadata: metadata)
    }
}

extension IVSChat {
    /// See `IVSChatClient`.
    public func deleteRoom(_ input: DeleteRoomInput) async throws -> DeleteRoomOutput {
        let response = try await call(.deleteRoom, input.json)
        return DeleteRoomOutput(json: response.output, metadata: response.metadata)
    }
}
