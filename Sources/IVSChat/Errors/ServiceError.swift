/// An error that the service answered with. Any operation can answer any code; codes that are not known are kept whole.
public struct ServiceError: Error, Sendable {
    /// The operation, such as `CreateRoom`.
    public let operation: String
    /// The error's code, such as `ValidationException`; the status as text where the answer names none.
    public let code: String
    /// What the service says about it.
    public let message: String?
    /// What it is, with the members that belong to it.
    public let kind: Kind
    /// All members of the answer, unknown ones too; empty if its body is no JSON object.
    public let members: JSONObject
    /// The body as it came.
    public let body: [UInt8]
    /// Status, request id and attempts.
    public let metadata: ResponseMetadata

    /// An error as a client that stands in for the service would throw it.
    public init(
        operation: String, code: String, message: String? = nil, members: JSONObject = [:], body: [UInt8] = [],
        metadata: ResponseMetadata = ResponseMetadata()
    ) {
        self.operation = operation
        self.code = code
        self.message = message
        self.members = members
        self.body = body
        self.metadata = metadata
        kind = Kind(code: code, members: members)
    }
}

extension ServiceError: CustomStringConvertible {
    /// Code, operation and message in the words of the AWS CLI, then a line for each further member.
    public var description: String {
        let sentence = "An error occurred (\(code)) when calling the \(operation) operation: \(message ?? "no message")"
        return ([sentence] + kind.details.map { "  \($0)" }).joined(separator: "\n")
    }
}

extension ServiceError: CustomDebugStringConvertible, CustomReflectable {
    /// The same as `description`, with status, request id, and how often the request was sent.
    public var debugDescription: String {
        let attempts = metadata.attempts > 1 ? ", sent \(metadata.attempts) times" : ""
        return "\(description)\n  status \(metadata.status), request id \(metadata.requestID ?? "none")\(attempts)"
    }

    /// Without the body, which may hold what must not be shown.
    public var customMirror: Mirror {
        Mirror(self, children: ["operation": operation, "code": code, "status": metadata.status])
    }
}
