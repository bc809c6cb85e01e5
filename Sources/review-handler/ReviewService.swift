import LambdaRuntime
import ReviewRules

/// The handler's loop, once on the only thread or several times, each on a thread with a connection and a reviewer of its
/// own; the rule set is loaded once.
struct ReviewService: Sendable {
    let rules: CompiledRuleSet
    let options: HandlerOptions
    let log: Logger
    let stop: StopSignal

    /// Serves on this thread.
    func run(_ api: consuming RuntimeAPI) -> RuntimeExit {
        let traceVariable = TraceVariable()
        return run(api) { invocation in
            traceVariable.set(invocation?.traceID)
            CrashReport.setRequestID(invocation?.requestID)
        }
    }

    /// Serves on threads 1 to `pollerCount`. The environment variable with the trace id stays unset: it belongs to the
    /// process, and one thread would read what another one is changing.
    func run(pollerCount: Int, _ configuration: RuntimeConfiguration) -> RuntimeExit {
        RuntimePollers.run(count: pollerCount, stop: stop, log: log) { number in
            let thread = 1 + number
            CrashReport.enter(thread: thread)
            do {
                return run(try RuntimeAPI(configuration, stop: stop)) { invocation in
                    CrashReport.setRequestID(invocation?.requestID, thread: thread)
                }
            } catch {
                log.fatal("A poller cannot start", ["error": .string("\(error)")])
                return .initializationFailed
            }
        }
    }

    private func run(_ api: consuming RuntimeAPI, present: @escaping (Invocation?) -> Void) -> RuntimeExit {
        var api = api
        let handler: ReviewHandler
        do {
            handler = try ReviewHandler(rules, options)
        } catch {
            return api.reportInitializationError(Self.initializationError(error), log: log)
        }
        var loop = RuntimeLoop(api: api, handler: handler, log: log, stop: stop, present: present)
        return loop.run()
    }

    /// What the caller of the function is told when there are no usable rules.
    static func initializationError(_ error: any Error) -> InvocationError {
        InvocationError(type: ErrorType("Runtime.InvalidRules"), message: "\(error)")
    }
}
