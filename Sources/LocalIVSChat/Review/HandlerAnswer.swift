internal import IVSChat

/// A valid answer of a message review handler (Amazon IVS Chat User Guide, *Chat Message Review Handler*).
package struct HandlerAnswer: Sendable, Equatable {
    /// Whether the message is delivered.
    let isAllowed: Bool
    /// What is delivered.
    let content: String
    /// The attributes that the answer has; nil if it has none.
    let attributes: [String: String]?

    /// How large attributes may be, all keys and values together, in bytes.
    static let attributesLimit = 1024

    /// The reason of a denial, for the sender.
    var reason: String? { attributes?["Reason"] }

    /// Reads an answer.
    ///
    /// - Parameter maximumLength: the room's `maximumMessageLength`, in code points.
    /// - Throws: `.invalid` for whatever breaks the syntax or a limit.
    package init(_ bytes: [UInt8], maximumLength: Int) throws(ReviewOutcome.Failure) {
        guard let value = try? JSONValue(parsing: bytes) else { throw .invalid("it is not JSON") }
        guard let object = value.objectValue else { throw .invalid("it is not a JSON object") }
        switch object["ReviewResult"]?.stringValue {
        case "ALLOW": isAllowed = true
        case "DENY": isAllowed = false
        default: throw .invalid("ReviewResult is neither ALLOW nor DENY")
        }
        attributes = try Self.attributes(object["Attributes"] ?? .null)
        let content = object["Content"] ?? .null
        guard content == .null || content.stringValue != nil else { throw .invalid("Content is not a string") }
        self.content = content.stringValue ?? ""
        // A denial needs no content, and what it has is shown to nobody.
        guard isAllowed else { return }
        let length = self.content.unicodeScalars.count
        guard length > 0 else { throw .invalid("Content is empty") }
        guard length <= maximumLength else {
            throw .invalid("Content has \(length) characters, the room takes \(maximumLength)")
        }
    }

    private static func attributes(_ value: JSONValue) throws(ReviewOutcome.Failure) -> [String: String]? {
        guard value != .null else { return nil }
        guard let object = value.objectValue, object.allSatisfy({ $0.value.stringValue != nil }) else {
            throw .invalid("Attributes is not an object of strings")
        }
        let texts = object.texts
        let size = texts.reduce(0) { $0 + $1.key.utf8.count + $1.value.utf8.count }
        guard size <= attributesLimit else { throw .invalid("Attributes has \(size) bytes, the limit is 1 KB") }
        return texts
    }
}
