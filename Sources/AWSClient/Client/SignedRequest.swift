/// A request as it would go over the wire. Its description hides what must not be shown.
public struct SignedRequest: Sendable, CustomStringConvertible {
    /// `GET`, `POST` …
    public let method: String
    /// The absolute URL.
    public let url: String
    /// All headers but those that the transport adds (`User-Agent`, `Content-Length`), with the signature and the token.
    public let headers: [(name: String, value: String)]
    /// The bytes to send; nil for none.
    public let body: [UInt8]?
    /// Stage 1 of the signature; nil for a request that is not signed.
    let canonicalRequest: String?

    /// The request line and the headers, a line each, with the signature and every token replaced by `<hidden>`. The body
    /// is left out.
    public var description: String {
        let lines = headers.map { "\($0.name): \(Redaction.header($0.name, $0.value))" }
        return (["\(method) \(url)"] + lines).joined(separator: "\n")
    }
}

/// Hides what must not be shown.
enum Redaction {
    static let placeholder = "<hidden>"

    static func header(_ name: String, _ value: String) -> String {
        switch name.lowercased() {
        case "authorization":
            guard let signature = value.firstRange(of: "Signature=") else { return placeholder }
            return value[..<signature.upperBound] + placeholder
        case "x-amz-security-token", "x-amz-sso_bearer_token", "x-aws-ec2-metadata-token", "cookie", "set-cookie":
            return placeholder
        default:
            return value
        }
    }

    /// A canonical request repeats the session token.
    static func canonicalRequest(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            guard let colon = line.firstIndex(of: ":") else { return String(line) }
            let value = String(line[line.index(after: colon)...])
            return "\(line[...colon])\(header(String(line[..<colon]), value))"
        }.joined(separator: "\n")
    }
}
