/// One operation of the API: where its request goes and what its input and output are made of.
public struct ChatOperation: Sendable {
    /// Its name, such as `CreateRoom`.
    public let name: String
    /// The request's method.
    public let method: String
    /// The request's path; a name in braces stands for the member that goes there.
    public let path: String
    /// Whether the request may be sent again when its answer was lost. A creation may not: the service would create twice,
    /// since the API has no idempotency token. Retries after an answer, such as one of throttling, are made in any case.
    public let isRepeatable: Bool
    /// What the input is made of.
    public let input: StructureShape
    /// What the output is made of.
    public let output: StructureShape

    /// An operation; without a path it is a POST to its name.
    init(
        _ name: String, method: String = "POST", path: String? = nil, isRepeatable: Bool = true,
        input: [StructureShape.Member],
        output: [StructureShape.Member] = []
    ) {
        self.name = name
        self.method = method
        self.path = path ?? "/\(name)"
        self.isRepeatable = isRepeatable
        self.input = StructureShape(input)
        self.output = StructureShape(output)
    }
}

extension ChatOperation {
    /// All 17 operations, by name.
    public static var all: [ChatOperation] {
        [
            .createChatToken, .createLoggingConfiguration, .createRoom, .deleteLoggingConfiguration, .deleteMessage,
            .deleteRoom, .disconnectUser, .getLoggingConfiguration, .getRoom, .listLoggingConfigurations, .listRooms,
            .listTagsForResource, .sendEvent, .tagResource, .untagResource, .updateLoggingConfiguration, .updateRoom,
        ]
    }
}
