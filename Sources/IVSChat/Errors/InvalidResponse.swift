public import JSONText

/// An answer of the service that cannot be what it should be, although its status says success.
public struct InvalidResponse: Error, Sendable, Equatable {
    /// What is wrong with it. It never holds a value.
    public enum Cause: Sendable, Equatable {
        /// The body is no JSON, or it is cut off.
        case json(JSONError)
        /// The body is JSON, but no object; what it is instead.
        case notAnObject(found: String)
        /// A member that must be there is not.
        case missingMember(String)
        /// A member is of another kind.
        case wrongKind(member: String, expected: String, found: String)
    }

    /// The operation, such as `ListRooms`.
    public let operation: String
    /// What is wrong.
    public let cause: Cause
    /// Status, request id and attempts.
    public let metadata: ResponseMetadata
}

extension InvalidResponse: CustomStringConvertible {
    /// Operation, cause and request id, as one sentence.
    public var description: String {
        let request = metadata.requestID.map { " (request id \($0))" } ?? ""
        return "\(operation): the answer of the service \(cause)\(request)"
    }
}

extension InvalidResponse.Cause: CustomStringConvertible {
    /// What is wrong, as the end of a sentence.
    public var description: String {
        switch self {
        case .json(let error): "is not whole JSON: \(error)"
        case .notAnObject(let found): "is \(found), not an object"
        case .missingMember(let member): "lacks the required member \(member)"
        case .wrongKind(let member, let expected, let found): "has \(found) as \(member), where \(expected) must be"
        }
    }
}
