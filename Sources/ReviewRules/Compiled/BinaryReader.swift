/// Reads what `BinaryWriter` writes, and never past the end.
struct BinaryReader {
    private let bytes: ImageTable<UInt8>
    private var position: Int

    init(_ bytes: ImageTable<UInt8>, from position: Int = 0) {
        self.bytes = bytes
        self.position = position
    }

    var isAtEnd: Bool { position == bytes.count }

    /// The error for a value that no compiler writes, at the byte that was read last.
    var malformed: CompiledRuleSetError { .malformed(byteOffset: position) }

    mutating func integer<Value: FixedWidthInteger>(_ type: Value.Type = Value.self) throws(CompiledRuleSetError)
        -> Value
    {
        let raw = try take(MemoryLayout<Value>.size)
        return raw.indices.reversed().reduce(0) { $0 << 8 | Value(truncatingIfNeeded: raw[$1]) }
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
        guard let text = try take(Int(try integer(UInt32.self))).text else { throw malformed }
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
        // An element takes a byte or more, so that a wrong count cannot ask for more elements than there are bytes. Room for
        // them is made as they come: an element may take a hundred times the memory of its bytes.
        guard count <= bytes.count - position else { throw malformed }
        var elements: [Element] = []
        elements.reserveCapacity(min(count, 64))
        for _ in 0..<count { elements.append(try body(&self)) }
        return elements
    }

    private mutating func take(_ count: Int) throws(CompiledRuleSetError) -> ImageTable<UInt8> {
        guard count <= bytes.count - position else { throw malformed }
        defer { position += count }
        return bytes.slice(position..<(position + count))
    }
}
