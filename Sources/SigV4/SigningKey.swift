public import Digest

/// Stage 3 of a signature: the key for one day, region and service ("Derive a signing key", IAM User Guide).
public struct SigningKey: Sendable, Equatable {
    /// The 32 bytes of the key. They are secret for as long as the day lasts.
    public let bytes: [UInt8]

    /// The key that a secret access key gives for a scope.
    public init(secretAccessKey: String, scope: CredentialScope) throws(DigestError) {
        var key = Array("AWS4\(secretAccessKey)".utf8)
        for part in [scope.date.day, scope.region, scope.service, "aws4_request"] {
            key = try HMACSHA256.code(for: Array(part.utf8), key: key)
        }
        bytes = key
    }

    /// Stage 4: the signature, 64 lower-case hexadecimal digits.
    public func signature(of string: StringToSign) throws(DigestError) -> String {
        hexadecimal(try HMACSHA256.code(for: Array(string.text.utf8), key: bytes))
    }
}

extension SigningKey: CustomStringConvertible, CustomDebugStringConvertible {
    /// The name of the type only.
    public var description: String { "SigningKey" }

    /// The name of the type only.
    public var debugDescription: String { description }
}
