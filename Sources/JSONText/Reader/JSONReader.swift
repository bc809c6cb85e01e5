/// Reads one JSON text, value by value, in the order in which it stands there (RFC 8259, strict).
///
/// The caller asks for what it expects: `beginObject`, then `nextName` until it gives nil, with one value read or skipped
/// after each name; `beginArray`, then `nextElement` until it gives false. `end` must be called last. Strings are
/// decoded into a buffer of the caller, so reading costs no allocation once that buffer is large enough. Nothing
/// recurses. A UTF-8 byte order mark at the very start is skipped, as RFC 8259 §8.1 allows.
///
/// After an error the reader must not be used any further.
public struct JSONReader {
    /// What kind of value comes next.
    public enum Kind: Sendable {
        case object
        case array
        case string
        case number
        case boolean
        case null
    }

    /// How many arrays and objects may stand inside one another.
    public static let nestingLimit = 512

    let bytes: [UInt8]
    /// The next byte to read, counted from the start of the text.
    public internal(set) var offset = 0
    var depth = 0
    /// Whether a container was opened and nothing of it was read, so that no comma is due.
    var isFirst = false

    /// A reader at the start of `bytes`.
    public init(_ bytes: [UInt8]) {
        self.bytes = bytes
        if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF {
            offset = 3
        }
    }

    /// The kind of the next value, judged by its first byte.
    ///
    /// - Throws: `unexpectedEnd`, or `unexpectedByte` if no value can start here.
    public mutating func peek() throws(JSONError) -> Kind {
        switch try nextByte() {
        case UInt8(ascii: "\""): return .string
        case UInt8(ascii: "{"): return .object
        case UInt8(ascii: "["): return .array
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number
        case UInt8(ascii: "t"), UInt8(ascii: "f"): return .boolean
        case UInt8(ascii: "n"): return .null
        default: throw JSONError(code: .unexpectedByte, offset: offset)
        }
    }

    /// Reads `true` or `false`.
    public mutating func boolean() throws(JSONError) -> Bool {
        try require(.boolean)
        let value = bytes[offset] == UInt8(ascii: "t")
        try literal(value ? "true" : "false")
        return value
    }

    /// Reads `null`.
    public mutating func null() throws(JSONError) {
        try require(.null)
        try literal("null")
    }

    /// Checks that nothing but white space is left.
    ///
    /// - Throws: `trailingText`.
    public mutating func end() throws(JSONError) {
        skipWhitespace()
        guard offset == bytes.count else { throw JSONError(code: .trailingText, offset: offset) }
    }

    /// Moves to the next byte that is not white space, and gives it.
    @inline(__always)
    mutating func nextByte() throws(JSONError) -> UInt8 {
        if offset < bytes.count, bytes[offset] > UInt8(ascii: " ") {
            return bytes[offset]
        }
        skipWhitespace()
        guard offset < bytes.count else { throw JSONError(code: .unexpectedEnd, offset: bytes.count) }
        return bytes[offset]
    }

    /// Checks that the next value is of this kind.
    @inline(__always)
    mutating func require(_ kind: Kind) throws(JSONError) {
        guard try peek() == kind else { throw JSONError(code: .unexpectedKind, offset: offset) }
    }

    private mutating func literal(_ word: StaticString) throws(JSONError) {
        for index in 0..<word.utf8CodeUnitCount {
            guard offset < bytes.count else { throw JSONError(code: .unexpectedEnd, offset: bytes.count) }
            // SAFETY: `index` is below the number of bytes of the literal.
            guard bytes[offset] == word.utf8Start[index] else {
                throw JSONError(code: .unexpectedByte, offset: offset)
            }
            offset += 1
        }
        isFirst = false
    }

    private mutating func skipWhitespace() {
        while offset < bytes.count {
            switch bytes[offset] {
            case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\t"): offset &+= 1
            default: return
            }
        }
    }
}
