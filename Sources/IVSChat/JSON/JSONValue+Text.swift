public import JSONText

extension JSONValue {
    /// Reads one JSON text, all of it. Of members with the same name the last one counts.
    ///
    /// - Throws: `JSONError` with the byte offset; a text that is cut off is `unexpectedEnd`.
    public init(parsing bytes: [UInt8]) throws(JSONError) {
        var reader = JSONReader(bytes)
        var buffer: [UInt8] = []
        self = try Self.read(&reader, &buffer)
        try reader.end()
    }

    /// The value as compact JSON in UTF-8.
    public var bytes: [UInt8] {
        var writer = JSONWriter()
        write(to: &writer)
        return writer.bytes
    }

    private static func read(_ reader: inout JSONReader, _ buffer: inout [UInt8]) throws(JSONError) -> JSONValue {
        switch try reader.peek() {
        case .null:
            try reader.null()
            return .null
        case .boolean:
            return .boolean(try reader.boolean())
        case .number:
            return .number(text(try reader.number(into: &buffer), &buffer))
        case .string:
            return .string(text(try reader.string(into: &buffer), &buffer))
        case .array:
            var elements: [JSONValue] = []
            try reader.beginArray()
            while try reader.nextElement() { elements.append(try read(&reader, &buffer)) }
            return .array(elements)
        case .object:
            var object = JSONObject()
            try reader.beginObject()
            while let range = try reader.nextName(into: &buffer) {
                let name = text(range, &buffer)
                object[name] = try read(&reader, &buffer)
            }
            return .object(object)
        }
    }

    private static func text(_ range: Range<Int>, _ buffer: inout [UInt8]) -> String {
        defer { buffer.removeAll(keepingCapacity: true) }
        return String(decoding: buffer[range], as: UTF8.self)
    }

    private func write(to writer: inout JSONWriter) {
        switch self {
        case .null: writer.null()
        case .boolean(let value): writer.bool(value)
        case .number(let text): writer.raw(Array(text.utf8))
        case .string(let text): writer.string(text)
        case .array(let elements):
            writer.beginArray()
            for element in elements { element.write(to: &writer) }
            writer.endArray()
        case .object(let object):
            writer.beginObject()
            for (name, value) in object {
                writer.name(name)
                value.write(to: &writer)
            }
            writer.endObject()
        }
    }
}
