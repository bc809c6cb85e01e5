public import JSONText

/// Why an event cannot be reviewed; it never holds any of the event's text.
public enum ReviewEventError: Error, Sendable, Equatable {
    /// The event is not one valid JSON text.
    case notJSON(JSONError)
    /// The event is JSON, but not an object.
    case notAnObject
    /// The event has no `Content`, or one that is not a string.
    case contentMissing
}

extension ReviewEventError: CustomStringConvertible {
    /// The cause in words, with the byte offset if there is one.
    public var description: String {
        switch self {
        case .notJSON(let error): "the event is not JSON: \(error)"
        case .notAnObject: "the event is not a JSON object"
        case .contentMissing: "the event has no Content, or one that is not a string"
        }
    }
}
