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
        let wanted = name.utf8.span
        for field in fields
        where field.name.count == wanted.count && bytes.span.extracting(field.name).equalsIgnoringCase(wanted) {
            return String(decoding: bytes[field.value], as: UTF8.self)
        }
        return nil
    }

    mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        fields.removeAll(keepingCapacity: true)
    }

    /// The size of what is kept, in bytes.
    var byteCount: Int { bytes.count }

    /// Takes one line `name: value`. A line without a colon, or one that continues the line before it (the obsolete
    /// folding of RFC 9112 §5.2), names no field and is left out.
    mutating func append(line: borrowing Span<UInt8>) {
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > 0, !Self.isWhiteSpace(line[0]) else { return }
        var value = (colon + 1)..<line.count
        while let first = value.first, Self.isWhiteSpace(line[first]) { value.removeFirst() }
        while let last = value.last, Self.isWhiteSpace(line[last]) { value.removeLast() }
        let start = bytes.count
        unsafe line.withUnsafeBufferPointer { unsafe bytes.append(contentsOf: $0) }
        fields.append(
            Field(name: start..<(start + colon), value: (start + value.lowerBound)..<(start + value.upperBound)))
    }

    private static func isWhiteSpace(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
            || byte == UInt8(ascii: "\n")
    }
}
