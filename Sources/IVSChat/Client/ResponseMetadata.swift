/// What an answer says beside its content.
public struct ResponseMetadata: Sendable, Hashable {
    /// The HTTP status.
    public var status: Int
    /// The id that AWS gave the request (`x-amzn-requestid`); AWS Support asks for it.
    public var requestID: String?
    /// How many times the request was sent, retries included.
    public var attempts: Int

    /// Metadata of these values; the defaults suit a client that stands in for the service.
    public init(status: Int = 200, requestID: String? = nil, attempts: Int = 1) {
        self.status = status
        self.requestID = requestID
        self.attempts = attempts
    }
}
