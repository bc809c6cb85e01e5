/// The answer to a call that was made by an operation's name, without its types.
public struct OperationResponse: Sendable {
    /// The operation.
    public let operation: ChatOperation
    /// The members of the answer, in the order of the service model, unknown ones last.
    public let output: JSONObject
    /// Status, request id and attempts.
    public let metadata: ResponseMetadata
}

extension OperationResponse: CustomStringConvertible, CustomReflectable {
    /// Operation, status and request id; never the output, which may hold a token.
    public var description: String {
        "\(operation.name): status \(metadata.status), request id \(metadata.requestID ?? "none")"
    }

    /// Without the output, which may hold a token.
    public var customMirror: Mirror {
        Mirror(self, children: ["operation": operation.name, "metadata": metadata])
    }
}
