internal import CPCRE2

/// An error that PCRE2 reports: its code, its text, and where in the pattern it stands.
public struct PCRE2Error: Error, Equatable, Sendable, CustomStringConvertible {
    /// PCRE2's own number: positive from compiling, negative from matching (pcre2api(3)).
    public let code: Int32
    /// PCRE2's text for `code`; it never holds any of the pattern or of the subject.
    public let message: String
    /// Where compiling stopped, in UTF-8 bytes from the start of the pattern; nil for other errors.
    public let byteOffset: Int?

    init(code: Int32, byteOffset: Int? = nil) {
        self.code = code
        self.byteOffset = byteOffset
        // 256 bytes hold every message of 10.x; pcre2_get_error_message cuts a longer one.
        self.message = unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 256) { buffer in
            let length = unsafe pcre2_get_error_message_8(code, buffer.baseAddress, buffer.count)
            guard length > 0 else { return "PCRE2 error" }
            return unsafe String(decoding: buffer.prefix(Int(length)), as: UTF8.self)
        }
    }

    /// The text, the code and the offset.
    public var description: String {
        guard let byteOffset else { return "\(message) (PCRE2 error \(code))" }
        return "\(message) at byte \(byteOffset) (PCRE2 error \(code))"
    }
}
