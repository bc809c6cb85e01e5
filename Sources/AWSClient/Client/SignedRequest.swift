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
