internal import IVSChat

/// A request that a client sends (Amazon IVS Chat Messaging API Reference, *Actions*).
///
/// Clients of AWS itself write keys with a capital first letter, others do not, and both work: case does not matter.
struct ClientRequest: Sendable {
    let requestID: String
    private let members: [String: JSONValue]

    /// How large a request may be, in bytes; the documents give no number.
    static let sizeLimit = 128 << 10
    /// How large attributes may be, all keys and values together, in bytes.
    static let attributesLimit = 1024

    /// Reads a request; nil if it is no JSON object.
    init?(_ bytes: [UInt8]) {
        guard let object = JSONObject(parsing: bytes) else { return nil }
        members = Dictionary(object.map { ($0.name.lowercased(), $0.value) }) { $1 }
        requestID = members["requestid"]?.stringValue ?? ""
    }

    /// What is to be done.
    var action: String { members["action"]?.stringValue ?? "" }

    /// A text that must be there, of so many code points.
    func required(_ name: String, _ length: ClosedRange<Int>) throws(ServerFrame.Failure) -> String {
        guard let text = try optional(name, length) else { throw .invalid(name, "is required") }
        return text
    }

    /// A text of so many code points, if it is there.
    func optional(_ name: String, _ length: ClosedRange<Int>) throws(ServerFrame.Failure) -> String? {
        let value = members[name.lowercased()] ?? .null
        guard value != .null else { return nil }
        guard let text = value.stringValue else { throw .invalid(name, "must be a string") }
        let count = text.unicodeScalars.count
        if count < length.lowerBound { throw .invalid(name, "is too short") }
        if count > length.upperBound { throw .tooLarge(name, "\(length.upperBound) characters") }
        return text
    }

    /// The text of a message.
    ///
    /// - Parameter limit: the room's `maximumMessageLength`, in code points.
    func content(limit: Int) throws(ServerFrame.Failure) -> String {
        let value = members["content"] ?? .null
        guard value != .null else { throw .contentMissing }
        guard let text = value.stringValue else { throw .invalid("Content", "must be a string") }
        guard !text.isEmpty else { throw .contentMissing }
        guard text.unicodeScalars.count <= limit else { throw .contentTooLong }
        return text
    }

    /// The attributes of a message; nil if there are none.
    func attributes() throws(ServerFrame.Failure) -> [(name: String, value: String)]? {
        let value = members["attributes"] ?? .null
        guard value != .null else { return nil }
        let names = value.objectValue.map { object in
            object.compactMap { member in member.value.stringValue.map { (name: member.name, value: $0) } }
        }
        guard let names, names.count == value.objectValue?.count else {
            throw .invalid("Attributes", "must be an object of strings")
        }
        guard names.reduce(0, { $0 + $1.name.utf8.count + $1.value.utf8.count }) <= Self.attributesLimit else {
            throw .tooLarge("Attributes", "1 KB")
        }
        return names
    }
}
