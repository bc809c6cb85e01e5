public import Digest

/// Stage 2 of a signature ("Create a string to sign", IAM User Guide).
public struct StringToSign: Sendable, Equatable {
    /// The name of the algorithm, the first line of the text.
    public static let algorithm = "AWS4-HMAC-SHA256"

    /// The string to sign.
    public let text: String

    /// The string for a canonical request in a scope.
    public init(_ request: CanonicalRequest, _ scope: CredentialScope) throws(DigestError) {
        let hash = try request.hash()
        text = "\(Self.algorithm)\n\(scope.date.timestamp)\n\(scope)\n\(hash)"
    }
}
