/// One HTTP/1.1 request as `EasyHandle.perform` sends it. A value that is kept and changed between exchanges keeps its buffers.
public struct HTTPRequest: Sendable {
    /// How the resource is asked for.
    public enum Method: Sendable {
        /// RFC 9110 §9.3.1; the body is not sent.
        case get
        /// RFC 9110 §9.3.2; the body is not sent.
        case head
        /// RFC 9110 §9.3.3; the body goes with its exact size in `Content-Length`, even when it is empty.
        case post
        /// RFC 9110 §9.3.4; the body goes as with `post`.
        case put
        /// RFC 5789; the body goes as with `post`.
        case patch
        /// RFC 9110 §9.3.5; an empty body is not sent.
        case delete
    }

    /// The request's method.
    public var method: Method
    /// The absolute URL, already percent-encoded.
    public var url: String
    /// Header lines in the form `Name: value`. libcurl adds `Host`, `User-Agent`, `Accept` and `Content-Length`, and to a
    /// `post` without a `Content-Type` one of its own; a line `Name:` without a value takes such a header away.
    public var headers: [String]
    /// The bytes to send.
    public var body: [UInt8]
    /// How long the whole exchange may take; nil waits without end.
    public var timeout: Duration?
    /// Whether to open a new connection although one is kept alive.
    public var needsFreshConnection: Bool
    /// Whether the handle's interruption ends the wait for the answer, as long as no byte of it has come.
    public var isInterruptible = false

    /// A request for `url`.
    public init(
        _ method: Method, url: String, headers: [String] = [], body: [UInt8] = [], timeout: Duration? = nil,
        needsFreshConnection: Bool = false
    ) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
        self.timeout = timeout
        self.needsFreshConnection = needsFreshConnection
    }
}

extension HTTPRequest {
    /// Whether the body is sent, be it empty.
    var sendsBody: Bool {
        switch method {
        case .get, .head: false
        case .post, .put, .patch: true
        case .delete: !body.isEmpty
        }
    }

    /// The name to send where libcurl would send another: it knows `GET`, `HEAD` and `POST` by their options.
    var customMethod: String? {
        switch method {
        case .get, .head, .post: nil
        case .put: "PUT"
        case .patch: "PATCH"
        case .delete: "DELETE"
        }
    }

    /// A line break in a header line would begin another header line, a NUL would end the text.
    var hasControlCharacter: Bool {
        url.utf8.contains { $0 < 0x20 || $0 == 0x7F }
            || headers.contains { line in line.utf8.contains { $0 < 0x20 && $0 != 0x09 || $0 == 0x7F } }
    }
}
