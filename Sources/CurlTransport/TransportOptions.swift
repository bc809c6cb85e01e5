/// What stays the same for all exchanges of one `EasyHandle`.
public struct TransportOptions: Sendable {
    /// The value of `User-Agent`.
    public var userAgent: String
    /// How long to wait for a connection.
    public var connectTimeout: Duration
    /// The largest body accepted in an answer, in bytes.
    public var maximumBodySize: Int

    /// Options with these values.
    public init(userAgent: String, connectTimeout: Duration, maximumBodySize: Int) {
        self.userAgent = userAgent
        self.connectTimeout = connectTimeout
        self.maximumBodySize = maximumBodySize
    }
}
