/// One request to a service, before it has an endpoint and a signature.
public struct ServiceRequest: Sendable {
    /// The operation's name, for messages and the log.
    public var operation: String
    /// `GET`, `POST`, `DELETE`, `PUT`, `HEAD` or `PATCH`.
    public var method: String
    /// The path on the wire, its segments percent-encoded once: `/tags/arn%3Aaws…`.
    public var path: String
    /// Names and values before encoding, in the order of the wire.
    public var query: [(name: String, value: String)]
    /// Headers beside those that the client adds: host, date, token, signature and those of the retries.
    public var headers: [(name: String, value: String)]
    /// The exact bytes to send; nil for none.
    public var body: [UInt8]?
    /// Whether to send it again when the connection breaks and the first may have arrived. False for a request that
    /// must not be carried out twice.
    public var retriesLostAnswers: Bool

    /// A request of these parts.
    public init(
        operation: String, method: String = "POST", path: String, query: [(name: String, value: String)] = [],
        headers: [(name: String, value: String)] = [], body: [UInt8]? = nil, retriesLostAnswers: Bool = true
    ) {
        self.operation = operation
        self.method = method
        self.path = path
        self.query = query
        self.headers = headers
        self.body = body
        self.retriesLostAnswers = retriesLostAnswers
    }
}
