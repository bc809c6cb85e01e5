/// Header fields as they came, in one buffer; looked up without regard to case (RFC 9110 §5.1).
public struct HTTPHeaders: Sendable {
    private struct Field {
        var name: Range<Int>
        var value: Range<Int>
    }

    private var bytes: [UInt8] = []
    private var fields: [Field] = []

    init() {}

    /// The value of the first field of this name, without the white space around it; broken UTF-8 reads as U+FFFD.
    public subscript(name: String) -> String? {
        let field = fields.first { matches($0.name, name) }
        return field.map { String(decoding: bytes[$0.value], as: UTF8.self) }
    }

    mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        fields.removeAll(keepingCapacity: true)
    }

    /// The size of what is kept, in bytes.
    var byteCount: Int { bytes.count }

    /// Takes one line `name: value`. A line without a colon, or one that continues the line before it (the obsolete
    /// folding of RFC 9112 §5.2), names no field and is left out.
    mutating func append(line: some Collection<UInt8>) {
        let start = bytes.count
        bytes.append(contentsOf: line)
        guard let colon = bytes[start...].firstIndex(of: UInt8(ascii: ":")), colon > start,
            !Self.isWhiteSpace(bytes[start])
        else {
            bytes.removeSubrange(start...)
            return
        }
        var value = (colon + 1)..<bytes.count
        while let first = value.first, Self.isWhiteSpace(bytes[first]) { value.removeFirst() }
        while let last = value.last, Self.isWhiteSpace(bytes[last]) { value.removeLast() }
        fields.append(Field(name: start..<colon, value: value))
    }

    private func matches(_ range: Range<Int>, _ name: String) -> Bool {
        let wanted = name.utf8
        guard wanted.count == range.count else { return false }
        return zip(bytes[range], wanted).allSatisfy { Self.lowercased($0) == Self.lowercased($1) }
    }

    private static func lowercased(_ byte: UInt8) -> UInt8 {
        byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte
    }

    private static func isWhiteSpace(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
            || byte == UInt8(ascii: "\n")
    }
}
