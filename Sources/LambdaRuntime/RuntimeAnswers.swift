internal import CurlTransport

/// What came back from `next`.
enum NextAnswer {
    /// An event.
    case invocation(Invocation)
    /// Status 200 without a request id: nothing can answer such an event.
    case missingRequestID
    /// Any other status.
    case status(Int)
}

/// What came back from a post.
struct PostAnswer {
    /// The status: 202 when the post was taken.
    let status: Int
    /// The server's words, at most 512 bytes.
    let message: String
    /// Why the first of two tries failed; nil when there was one.
    let failure: TransportError?

    init(_ response: HTTPResponse, afterFailure failure: TransportError?) {
        status = response.status
        message = PostAnswer.isSuccess(status) ? "" : response.message
        self.failure = failure
    }

    var isAccepted: Bool { Self.isSuccess(status) }

    /// The first try had arrived after all: the API knows no such open invocation any more.
    var hadArrivedBefore: Bool { failure != nil && (status == 400 || status == 403) }

    var logFields: LogFields { ["status": .integer(status), "answer": .string(message)] }

    private static func isSuccess(_ status: Int) -> Bool { (200..<300).contains(status) }
}

extension HTTPResponse {
    /// The beginning of the body as text, for the log.
    var message: String { String(decoding: body.prefix(512), as: UTF8.self) }
}
