import JSONText

/// The error that skipping `text` as one whole JSON text gives, if any.
func skippingError(_ text: [UInt8]) -> JSONError? {
    var reader = JSONReader(text)
    do throws(JSONError) {
        try reader.skipValue()
        try reader.end()
        return nil
    } catch {
        return error
    }
}

/// The error that reading every value of `text` gives, if any.
func readingError(_ text: [UInt8]) -> JSONError? {
    var reader = JSONReader(text)
    var buffer: [UInt8] = []
    do throws(JSONError) {
        try readValue(&reader, &buffer)
        try reader.end()
        return nil
    } catch {
        return error
    }
}

private func readValue(_ reader: inout JSONReader, _ buffer: inout [UInt8]) throws(JSONError) {
    switch try reader.peek() {
    case .object:
        try reader.beginObject()
        while try reader.nextName(into: &buffer) != nil {
            try readValue(&reader, &buffer)
        }
    case .array:
        try reader.beginArray()
        while try reader.nextElement() {
            try readValue(&reader, &buffer)
        }
    case .string: _ = try reader.string(into: &buffer)
    case .number: _ = try reader.number(into: &buffer)
    case .boolean: _ = try reader.boolean()
    case .null: try reader.null()
    }
}

/// The string that `json` is.
func readString(_ json: [UInt8]) throws -> String {
    var reader = JSONReader(json)
    var buffer: [UInt8] = []
    let range = try reader.string(into: &buffer)
    try reader.end()
    guard let string = String(validating: buffer[range], as: UTF8.self) else {
        throw JSONError(code: .invalidUTF8, offset: 0)
    }
    return string
}

/// The strings of the array that `json` is.
func readStrings(_ json: [UInt8]) throws -> [String] {
    var reader = JSONReader(json)
    var buffer: [UInt8] = []
    var strings: [String] = []
    try reader.beginArray()
    while try reader.nextElement() {
        strings.append(String(decoding: buffer[try reader.string(into: &buffer)], as: UTF8.self))
    }
    try reader.end()
    return strings
}

/// The JSON that `string` is written as.
func written(_ string: String) -> [UInt8] {
    var writer = JSONWriter()
    writer.string(string)
    return writer.bytes
}
