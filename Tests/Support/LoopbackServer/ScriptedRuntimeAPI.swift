import Synchronization

/// A Lambda Runtime API that hands out a list of events and keeps every post. When the list is used up, `next` usually
/// answers 500, which ends a runtime's loop.
public final class ScriptedRuntimeAPI: Sendable {
    /// One answer to `next`.
    public enum Next: Sendable {
        /// 200 with this event, the usual headers and the request id `request-1`, `request-2` …
        case event(String)
        /// 200 with exactly these headers and this body.
        case invocation(headers: [(String, String)], body: [UInt8])
        /// Anything else.
        case answer(Answer)
    }

    private let server: LoopbackServer

    /// What `next` answers when the list is used up.
    public enum Ending: Sendable {
        /// 500.
        case containerError
        /// Nothing.
        case hold
    }

    /// Starts to listen. `posts` are the answers to the posts, in order; all after them are answered 202.
    public init(next: [Next], posts: [Answer] = [], ending: Ending = .containerError) throws {
        let script = Script(next: next, posts: posts, ending: ending)
        server = try LoopbackServer { script.answer($0) }
    }

    /// The value for `AWS_LAMBDA_RUNTIME_API`.
    public var address: String { server.address }

    /// Every request, in order.
    public var requests: [RecordedRequest] { server.requests }

    /// Every post, in order.
    public var posts: [RecordedRequest] { server.requests.filter { $0.method == "POST" } }

    /// The path of `next`.
    public static let nextPath = "/2018-06-01/runtime/invocation/next"

    /// The path of a post: `response` or `error`.
    public static func postPath(_ requestID: String, _ kind: String) -> String {
        "/2018-06-01/runtime/invocation/\(requestID)/\(kind)"
    }
}

/// What is left of the script.
private final class Script: Sendable {
    private struct Rest {
        var next: ArraySlice<ScriptedRuntimeAPI.Next>
        var posts: ArraySlice<Answer>
        var eventCount = 0
    }

    private let rest: Mutex<Rest>

    private let ending: Answer

    init(next: [ScriptedRuntimeAPI.Next], posts: [Answer], ending: ScriptedRuntimeAPI.Ending) {
        self.ending = ending == .hold ? Answer([.hold]) : Self.containerError
        rest = Mutex(Rest(next: next[...], posts: posts[...]))
    }

    func answer(_ request: RecordedRequest) -> Answer {
        rest.withLock { rest in
            if request.method == "POST" { return rest.posts.popFirst() ?? Self.accepted }
            guard request.target == ScriptedRuntimeAPI.nextPath else { return .http(404) }
            switch rest.next.popFirst() {
            case .event(let text):
                rest.eventCount += 1
                return .http(200, headers: Self.usualHeaders(eventNumber: rest.eventCount), text: text)
            case .invocation(let headers, let body):
                return .http(200, headers: headers, body: body)
            case .answer(let answer):
                return answer
            case nil:
                return ending
            }
        }
    }

    private static func usualHeaders(eventNumber: Int) -> [(String, String)] {
        [
            ("Lambda-Runtime-Aws-Request-Id", "request-\(eventNumber)"),
            ("Lambda-Runtime-Deadline-Ms", "1763700000000"),
            ("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:us-west-2:123456789012:function:review"),
            ("Content-Type", "application/json"),
        ]
    }

    private static let accepted = Answer.http(202, text: #"{"status":"OK"}"#)
    private static let containerError = Answer.http(
        500, text: #"{"errorMessage":"the script has ended","errorType":"InternalServerError"}"#)
}
