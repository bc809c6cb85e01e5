import Glibc
import LambdaRuntime

// A log that nobody reads must not end the process.
signal(SIGPIPE, SIG_IGN)
exit(serve(environment: readEnvironment()))

/// Serves events until the Runtime API ends it; the result is the exit code, never 0.
func serve(environment: [String: String]) -> Int32 {
    let log = Logger.standardError(environment: environment)
    CrashReport.install(format: log.format)
    do {
        let configuration = try RuntimeConfiguration(environment: environment, userAgent: "ivsreview/\(version)")
        var api = try RuntimeAPI(configuration)
        let handler: ReviewHandler
        do {
            handler = try ReviewHandler(
                rules: RulesLocation.find(environment: environment),
                logsContent: environment["REVIEW_LOG_CONTENT"] == "1")
        } catch {
            let report = InvocationError(type: ErrorType("Runtime.InvalidRules"), message: "\(error)")
            return api.reportInitializationError(report, log: log).code
        }
        let traceVariable = TraceVariable()
        var loop = RuntimeLoop(api: api, handler: handler, log: log) { invocation in
            traceVariable.set(invocation?.traceID)
            CrashReport.setRequestID(invocation?.requestID)
        }
        return loop.run().code
    } catch {
        log.fatal("The handler cannot start", ["error": .string("\(error)")])
        return 1
    }
}
