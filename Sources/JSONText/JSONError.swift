/// Why bytes are not the JSON that was asked for, and where; it never holds any of the text.
public struct JSONError: Error, Sendable, Equatable {
    /// What is wrong.
    public enum Code: String, Sendable {
        /// The text ends inside a value.
        case unexpectedEnd = "unexpected end"
        /// A byte that no rule of the grammar allows at this place (RFC 8259 §2).
        case unexpectedByte = "unexpected byte"
        /// A number that breaks RFC 8259 §6, such as `01`, `1.` or `1e`.
        case invalidNumber = "invalid number"
        /// A backslash that no escape of RFC 8259 §7 follows.
        case invalidEscape = "invalid escape"
        /// A raw byte below U+0020 in a string.
        case controlCharacter = "control character in a string"
        /// Bytes that are not well-formed UTF-8 (Unicode, table 3-7): overlong forms, surrogates, above U+10FFFF.
        case invalidUTF8 = "invalid UTF-8"
        /// More than `JSONReader.nestingLimit` arrays and objects inside one another.
        case nestingTooDeep = "nesting too deep"
        /// Something follows the value.
        case trailingText = "text after the value"
        /// A valid start of a value, but of another kind than the caller asked for.
        case unexpectedKind = "unexpected kind of value"
    }

    /// What is wrong.
    public var code: Code
    /// Where: bytes from the start of the text, the number of its bytes if it ends too early.
    public var offset: Int

    /// An error of this kind at this byte.
    public init(code: Code, offset: Int) {
        self.code = code
        self.offset = offset
    }
}

extension JSONError: CustomStringConvertible {
    /// Code and byte offset, in words.
    public var description: String {
        "\(code.rawValue) at byte \(offset)"
    }
}
