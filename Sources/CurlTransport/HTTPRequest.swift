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
    /// What the request line names in place of the URL's path and query (CURLOPT_REQUEST_TARGET(3)), already
    /// percent-encoded. libcurl takes a URL apart and puts it together again for each exchange; this it sends as it is.
    public var target: String?
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

    /// Whether the scheme is `https`.
    var isEncrypted: Bool {
        url.utf8.span.extracting(first: 6).equalsIgnoringCase("https:".utf8.span)
    }

    /// A line break in a header line would begin another header line, a NUL would end the text.
    var hasControlCharacter: Bool {
        url.hasControlCharacter(besidesTab: false) || target?.hasControlCharacter(besidesTab: false) == true
            || headers.contains { $0.hasControlCharacter(besidesTab: true) }
    }
}

extension String {
    fileprivate func hasControlCharacter(besidesTab: Bool) -> Bool {
        let text = utf8.span
        let ones: UInt64 = 0x0101_0101_0101_0101
        let topBits = ones &* 0x80
        var index = 0
        while index < text.count {
            // Eight bytes at once as long as none of them is suspicious: below 0x20, or 0x7F, or not ASCII.
            if index + 8 <= text.count {
                // SAFETY: any eight bytes are a UInt64; the offset is checked just above, and by RawSpan.
                let word = unsafe text.bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
                let belowSpace = word &- ones &* 0x20
                let delete = word &+ ones
                if (word | belowSpace | delete) & topBits == 0 {
                    index += 8
                    continue
                }
            }
            let byte = text[index]
            if byte < 0x20 || byte == 0x7F, !besidesTab || byte != UInt8(ascii: "\t") { return true }
            index += 1
        }
        return false
    }
}
