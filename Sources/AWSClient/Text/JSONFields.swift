internal import JSONText

/// The members of a small JSON object that hold text, numbers or further objects, as credential sources and token caches
/// write them. Of a repeated name the last counts.
struct JSONFields: Sendable {
    private enum Field: Sendable {
        case text(String)
        case number(String)
        case object(JSONFields)
    }

    private var fields: [String: Field] = [:]

    /// Reads one object and nothing after it.
    init(_ bytes: [UInt8]) throws(JSONError) {
        var reader = JSONReader(bytes)
        self = try JSONFields(&reader)
        try reader.end()
    }

    private init(_ reader: inout JSONReader) throws(JSONError) {
        try reader.beginObject()
        var buffer: [UInt8] = []
        while let range = try reader.nextName(into: &buffer) {
            let name = String(decoding: buffer[range], as: UTF8.self)
            switch try reader.peek() {
            case .string:
                let value = try reader.string(into: &buffer)
                fields[name] = .text(String(decoding: buffer[value], as: UTF8.self))
            case .number:
                let value = try reader.number(into: &buffer)
                fields[name] = .number(String(decoding: buffer[value], as: UTF8.self))
            case .object:
                fields[name] = .object(try JSONFields(&reader))
            case .array, .boolean, .null:
                try reader.skipValue()
                fields[name] = nil
            }
        }
    }

    /// The member's text; nil when it is missing, empty, or no text.
    func text(_ name: String) -> String? {
        guard case .text(let text) = fields[name], !text.isEmpty else { return nil }
        return text
    }

    /// The member's whole number.
    func integer(_ name: String) -> Int64? {
        guard case .number(let text) = fields[name] else { return nil }
        return Int64(text)
    }

    /// The member's object.
    func object(_ name: String) -> JSONFields? {
        guard case .object(let object) = fields[name] else { return nil }
        return object
    }
}
