/// Reads what `BinaryWriter` writes, and never past the end.
struct BinaryReader {
    private let bytes: ArraySlice<UInt8>
    private var position: Int

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        position = bytes.startIndex
    }

    var isAtEnd: Bool { position == bytes.endIndex }

    /// The error for a value that no compiler writes, at the byte that was read last.
    var malformed: CompiledRuleSetError { .malformed(byteOffset: position) }

    mutating func integer<Value: FixedWidthInteger>(_ type: Value.Type = Value.self) throws(CompiledRuleSetError)
        -> Value
    {
        let raw = try take(MemoryLayout<Value>.size)
        return raw.reversed().reduce(0) { $0 << 8 | Value(truncatingIfNeeded: $1) }
    }

    mutating func int() throws(CompiledRuleSetError) -> Int {
        Int(try integer(Int64.self))
    }

    mutating func double() throws(CompiledRuleSetError) -> Double {
        Double(bitPattern: try integer(UInt64.self))
    }

    mutating func bool() throws(CompiledRuleSetError) -> Bool {
        switch try integer(UInt8.self) {
        case 0: return false
        case 1: return true
        default: throw malformed
        }
    }

    mutating func string() throws(CompiledRuleSetError) -> String {
        let raw = try take(Int(try integer(UInt32.self)))
        guard let text = String(validating: raw, as: UTF8.self) else { throw malformed }
        return text
    }

    mutating func optional<Value>(
        _ body: (inout BinaryReader) throws(CompiledRuleSetError) -> Value
    ) throws(CompiledRuleSetError) -> Value? {
        try bool() ? try body(&self) : nil
    }

    mutating func array<Element>(
        _ body: (inout BinaryReader) throws(CompiledRuleSetError) -> Element
    ) throws(CompiledRuleSetError) -> [Element] {
        let count = Int(try integer(UInt32.self))
        // An element takes a byte or more, so that a wrong count cannot ask for more memory than the file is long.
        guard count <= bytes.endIndex - position else { throw malformed }
        var elements: [Element] = []
        elements.reserveCapacity(count)
        for _ in 0..<count { elements.append(try body(&self)) }
        return elements
    }

    private mutating func take(_ count: Int) throws(CompiledRuleSetError) -> ArraySlice<UInt8> {
        guard count <= bytes.endIndex - position else { throw malformed }
        defer { position += count }
        return bytes[position..<(position + count)]
    }
}
