internal import CurlTransport

/// The final answer of a service, whatever its status.
public struct ServiceResponse: Sendable {
    /// The status code.
    public let status: Int
    /// The header fields.
    public let headers: ResponseHeaders
    /// The body, whole.
    public let body: [UInt8]
    /// The service's name for this request, for its support: from `x-amzn-requestid` or one of its cousins.
    public let requestID: String?
    /// How often the request was sent, the first time included.
    public let attempts: Int

    init(_ response: HTTPResponse, attempts: Int) {
        status = response.status
        headers = ResponseHeaders(response.headers)
        body = response.body
        requestID = headers["x-amzn-requestid"] ?? headers["x-amzn-request-id"] ?? headers["x-amz-request-id"]
        self.attempts = attempts
    }
}

/// Header fields, looked up without regard to case.
public struct ResponseHeaders: Sendable {
    private let headers: HTTPHeaders

    init(_ headers: HTTPHeaders) {
        self.headers = headers
    }

    /// The value of the first field of this name.
    public subscript(name: String) -> String? { headers[name] }
}
