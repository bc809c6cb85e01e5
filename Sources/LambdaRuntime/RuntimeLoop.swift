internal import CurlTransport

/// The loop of a Lambda runtime: wait for an event, hand it to the handler, post what comes out. It blocks, uses one
/// thread and one connection, and stays alive through everything but a lost API, status 500 and the wish that it stop.
public struct RuntimeLoop<Handler: InvocationHandler & ~Copyable>: ~Copyable {
    private var api: RuntimeAPI
    private var handler: Handler
    private let log: Logger
    private let stop: StopSignal?
    private let retryDelays: [Duration]
    private let present: (Invocation?) -> Void
    private var event = HTTPResponse()
    private var response: [UInt8] = []

    /// A loop that has not begun.
    ///
    /// - Parameters:
    ///   - api: The client, which the loop takes over.
    ///   - handler: What answers the events.
    ///   - log: Where records go.
    ///   - stop: Ends the loop as soon as no event is in hand. To be woken while it waits, `api` needs the same one.
    ///   - retryDelays: The waits before each further try of `next` after a failure, and by their number the limit of
    ///     failures in a row.
    ///   - present: Is told of each invocation before the handler is, and of its end by nil: for what the process shows
    ///     of it, such as `_X_AMZN_TRACE_ID`.
    public init(
        api: consuming RuntimeAPI, handler: consuming Handler, log: Logger, stop: StopSignal? = nil,
        retryDelays: [Duration] = .standardRetry, present: @escaping (Invocation?) -> Void
    ) {
        self.api = api
        self.handler = handler
        self.log = log
        self.stop = stop
        self.retryDelays = retryDelays
        self.present = present
    }

    /// Serves events until there is a reason to exit.
    public mutating func run() -> RuntimeExit {
        defer { handler.end() }
        var failureCount = 0
        while stop?.isRequested != true {
            switch poll() {
            case .invocation(let invocation):
                failureCount = 0
                present(invocation)
                let log = log.with(requestID: invocation.requestID)
                let exit = serve(invocation, log)
                handler.answered(invocation, log: log)
                present(nil)
                if let exit { return exit }
            case .exit(let exit):
                return exit
            case .failure(let reason):
                if stop?.isRequested == true { continue }
                guard failureCount < retryDelays.count else {
                    log.fatal("No next event, giving up", ["error": .string(reason)])
                    return .unreachable
                }
                log.warn("No next event, trying again", ["error": .string(reason)])
                pause(retryDelays[failureCount])
                failureCount += 1
            }
        }
        return .stopped
    }

    private func pause(_ duration: Duration) {
        if let stop {
            stop.wait(duration)
        } else {
            Pause.sleep(duration)
        }
    }

    private enum Poll {
        case invocation(Invocation)
        case failure(String)
        case exit(RuntimeExit)
    }

    private mutating func poll() -> Poll {
        do throws(TransportError) {
            switch try api.next(into: &event) {
            case .invocation(let invocation):
                return .invocation(invocation)
            case .missingRequestID:
                return .failure("an event without a request id")
            case .status(let status) where status == 500 || status == 403:
                let fields: LogFields = ["status": .integer(status), "answer": .string(event.message)]
                log.fatal("The Runtime API has ended this process's work", fields)
                return .exit(status == 500 ? .containerError : .refused)
            case .status(let status):
                return .failure("status \(status): \(event.message)")
            }
        } catch {
            return .failure("\(error)")
        }
    }

    /// Answers one event; the exit is nil when the loop goes on.
    private mutating func serve(_ invocation: Invocation, _ log: Logger) -> RuntimeExit? {
        response.removeAll(keepingCapacity: true)
        do {
            try handler.handle(event.body, invocation: invocation, log: log, response: &response)
        } catch {
            return report(InvocationError(thrown: error), for: invocation, log)
        }
        guard response.count <= RuntimeAPI.maximumResponseSize else {
            let message = "The response has \(response.count) bytes, Lambda takes \(RuntimeAPI.maximumResponseSize)"
            return report(InvocationError(type: .responseSizeTooLarge, message: message), for: invocation, log)
        }
        log.trace("Answered", ["eventBytes": .integer(event.body.count), "responseBytes": .integer(response.count)])
        do throws(TransportError) {
            return conclude(try api.respond(response, to: invocation), log)
        } catch {
            return lose(error, log)
        }
    }

    /// Posts an error. The log has its type alone: its text may quote the event.
    private mutating func report(_ error: InvocationError, for invocation: Invocation, _ log: Logger) -> RuntimeExit? {
        log.error("The handler failed", ["errorType": .string("\(error.type)")])
        do throws(TransportError) {
            return conclude(try api.report(error, for: invocation), log)
        } catch {
            return lose(error, log)
        }
    }

    /// Whatever the API thinks of a post, the next event is waiting: after 400, 403, 410 and 413 nothing can be mended,
    /// and an `/error` after 413 would be refused. Only 500 means that there is no next event.
    private func conclude(_ answer: PostAnswer, _ log: Logger) -> RuntimeExit? {
        if let failure = answer.failure {
            log.warn("Posted again on a fresh connection", ["error": .string("\(failure)")])
        }
        guard answer.status != 500 else {
            log.fatal("The Runtime API has ended this process's work", answer.logFields)
            return .containerError
        }
        if !answer.isAccepted && !answer.hadArrivedBefore {
            log.error("The post was refused", answer.logFields)
        }
        return nil
    }

    /// A post that failed twice is given up: whether the API is gone is for `next` to find out.
    private func lose(_ error: TransportError, _ log: Logger) -> RuntimeExit? {
        log.error("The post was lost", ["error": .string("\(error)")])
        return nil
    }
}

extension [Duration] {
    /// At once, then up to 1 s: 1.3 s in all, far below the 10 s that Lambda gives to the init phase.
    public static var standardRetry: [Duration] {
        [.zero, .milliseconds(10), .milliseconds(50), .milliseconds(250), .seconds(1)]
    }
}
