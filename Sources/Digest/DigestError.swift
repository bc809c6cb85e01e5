internal import CCrypto

/// libcrypto refused to compute a digest: it has no memory, or its configuration forbids the algorithm.
public struct DigestError: Error, Sendable, Equatable, CustomStringConvertible {
    /// libcrypto's number for the error (ERR_get_error(3)), 0 if it gave none.
    public let code: UInt

    /// The error that libcrypto noted last on this thread.
    static func last() -> DigestError {
        DigestError(code: UInt(ERR_get_error()))
    }

    /// The number as `openssl errstr` reads it.
    public var description: String { "libcrypto could not compute a digest (error \(String(code, radix: 16)))" }
}
