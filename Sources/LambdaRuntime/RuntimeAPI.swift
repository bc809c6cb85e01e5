internal import CurlTransport
internal import JSONText

/// The client of the Lambda Runtime API, version 2018-06-01: one connection, kept alive.
public struct RuntimeAPI: ~Copyable {
    /// The largest answer that Lambda takes, in bytes: 6 MiB and 100 bytes (the service's own constant, published with
    /// aws-lambda-runtime-interface-emulator).
    public static let maximumResponseSize = 6 * 1024 * 1024 + 100

    /// Somewhat more than the largest event (6 MB), so that no valid event is refused.
    private static let maximumEventSize = 7 * 1024 * 1024

    private static let path = "/2018-06-01/runtime"
    private static let invocationPath = path + "/invocation/"

    private var handle: EasyHandle
    private let nextRequest: HTTPRequest
    private var post: HTTPRequest
    private var answer = HTTPResponse()
    private var errorBody = JSONWriter()

    /// A client without a connection yet.
    ///
    /// - Parameter stop: Ends the wait for the next event, which then is the API's still; nil: nothing does.
    /// - Throws: A transport error when libcurl cannot be set up.
    public init(_ configuration: RuntimeConfiguration, stop: StopSignal? = nil) throws {
        let url = "http://\(configuration.endpoint)/"
        handle = try EasyHandle(
            TransportOptions(
                userAgent: configuration.userAgent, connectTimeout: configuration.connectTimeout,
                maximumBodySize: Self.maximumEventSize), interruption: stop?.readEnd ?? -1)
        // No time-out: the process may be frozen for hours while it waits.
        var next = HTTPRequest(.get, url: url)
        next.target = Self.invocationPath + "next"
        next.isInterruptible = true
        nextRequest = next
        post = HTTPRequest(.post, url: url)
    }

    /// Waits for the next event; its payload or the server's message is the body of `response`.
    mutating func next(into response: inout HTTPResponse) throws(TransportError) -> NextAnswer {
        try handle.perform(nextRequest, into: &response)
        guard response.status == 200 else { return .status(response.status) }
        return Invocation(response.headers).map { .invocation($0) } ?? .missingRequestID
    }

    /// Posts the answer to an event.
    mutating func respond(_ body: [UInt8], to invocation: Invocation) throws(TransportError) -> PostAnswer {
        post.headers.removeAll(keepingCapacity: true)
        post.headers.append("Content-Type: application/json")
        return try deliver(body, for: invocation, path: "/response")
    }

    /// Posts that an event could not be answered.
    mutating func report(_ error: InvocationError, for invocation: Invocation) throws(TransportError) -> PostAnswer {
        setErrorHeaders(error)
        return try deliver(errorBody.bytes, for: invocation, path: "/error")
    }

    /// Posts to `/init/error` that the process cannot serve events, and logs it; call it before the first event. The
    /// caller of the function gets the error, not just the news that the runtime has exited.
    ///
    /// - Returns: The exit for the process to take at once.
    public mutating func reportInitializationError(_ error: InvocationError, log: Logger) -> RuntimeExit {
        log.fatal("Initialization failed", ["errorType": .string("\(error.type)"), "error": .string(error.message)])
        setErrorHeaders(error)
        setTarget(Self.path, "/init/error")
        // The process is about to end: it does not wait for an API that is silent.
        post.timeout = .seconds(2)
        do throws(TransportError) {
            let posted = try deliver(errorBody.bytes)
            if !posted.isAccepted {
                log.error("The initialization error was refused", posted.logFields)
            }
        } catch {
            log.error("The initialization error could not be posted", ["error": .string("\(error)")])
        }
        return .initializationFailed
    }

    private mutating func setErrorHeaders(_ error: InvocationError) {
        error.write(to: &errorBody)
        post.headers.removeAll(keepingCapacity: true)
        post.headers.append("Content-Type: application/json")
        post.headers.append("Lambda-Runtime-Function-Error-Type: \(error.type)")
    }

    private mutating func deliver(
        _ body: [UInt8], for invocation: Invocation, path: String
    ) throws(TransportError) -> PostAnswer {
        setTarget(Self.invocationPath, segment: invocation.requestID, path)
        if let invocationID = invocation.invocationID {
            post.headers.append("Lambda-Runtime-Invocation-Id: \(invocationID)")
        }
        return try deliver(body)
    }

    /// Posts, and when the connection fails posts once more on a fresh one. The first post may have arrived: the API
    /// then answers the second with 400 or 403, which harms nothing, while an answer not posted leaves the invocation
    /// to time out.
    private mutating func deliver(_ body: [UInt8]) throws(TransportError) -> PostAnswer {
        post.body = body
        post.needsFreshConnection = false
        defer { post.body = [] }
        do throws(TransportError) {
            try handle.perform(post, into: &answer)
            return PostAnswer(answer, afterFailure: nil)
        } catch {
            post.needsFreshConnection = true
            try handle.perform(post, into: &answer)
            return PostAnswer(answer, afterFailure: error)
        }
    }

    /// Puts the path together in the memory of the one before.
    private mutating func setTarget(_ path: String, segment: String = "", _ rest: String) {
        var target = post.target.take() ?? ""
        target.removeAll(keepingCapacity: true)
        target += path
        target.append(percentEncoding: segment)
        target += rest
        post.target = target
    }
}

extension String {
    /// Appends `segment`, its bytes other than letters, digits, `-`, `_` and `~` in percent-encoding (RFC 3986 §2.1), so
    /// that no id, however odd, names another path.
    fileprivate mutating func append(percentEncoding segment: String) {
        if segment.utf8.allSatisfy(Self.isUnreserved) {
            self += segment
            return
        }
        for byte in segment.utf8 {
            if Self.isUnreserved(byte) {
                append(Character(Unicode.Scalar(byte)))
            } else {
                append(byte < 0x10 ? "%0" : "%")
                append(String(byte, radix: 16, uppercase: true))
            }
        }
    }

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "~"):
            true
        default: false
        }
    }
}
