public import Digest

/// The parts of a request that a signature covers, as they go over the wire.
public struct SignableRequest: Sendable {
    /// `GET`, `POST` …
    public var method: String
    /// The path as sent: its segments are percent-encoded once already.
    public var path: String
    /// Names and values before encoding, in the order of the wire.
    public var query: [(name: String, value: String)]
    /// Every header to sign, `Host` among them.
    public var headers: [(name: String, value: String)]
    /// The lower-case hexadecimal SHA-256 of the exact bytes of the body.
    public var bodyHash: String

    /// A request of these parts; nil stands for an empty body.
    public init(
        method: String, path: String, query: [(name: String, value: String)] = [],
        headers: [(name: String, value: String)], body: [UInt8]? = nil
    ) throws(DigestError) {
        self.method = method
        self.path = path
        self.query = query
        self.headers = headers
        bodyHash = hexadecimal(try SHA256.digest(of: body ?? []))
    }
}
