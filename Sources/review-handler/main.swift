import Glibc
import LambdaRuntime
import ReviewRules

// A log that nobody reads must not end the process.
signal(SIGPIPE, SIG_IGN)
exit(serve(environment: readEnvironment(), executable: readExecutable()))

/// Serves events until the Runtime API or SIGTERM ends it; the result is the exit code, 0 after SIGTERM alone.
func serve(environment: [String: String], executable: String) -> Int32 {
    let log = Logger.standardError(environment: environment)
    let pollerCount = RuntimePollers.count(environment: environment)
    CrashReport.install(format: log.format, threadCount: pollerCount == 1 ? 1 : 1 + pollerCount)
    let stop = StopSignal.onTermination()
    do {
        let configuration = try RuntimeConfiguration(environment: environment, userAgent: "ivsreview/\(version)")
        var api = try RuntimeAPI(configuration, stop: stop)
        let service: ReviewService
        do {
            service = ReviewService(
                rules: try RulesFile.read(RulesLocation.find(environment: environment, executable: executable)),
                options: HandlerOptions(environment: environment), log: log, stop: stop)
        } catch {
            return api.reportInitializationError(ReviewService.initializationError(error), log: log).code
        }
        let shutdownExtension =
            environment[ShutdownExtension.variable] == "1"
            ? ShutdownExtension.register(configuration, log: log) : nil
        let result: RuntimeExit
        if pollerCount == 1 {
            result = service.run(api)
        } else {
            result = service.run(pollerCount: pollerCount, configuration)
            // Not exit(3): what it tears down, a poller that was left behind may still use.
            _exit(result.code)
        }
        return withExtendedLifetime(shutdownExtension) { result.code }
    } catch {
        log.fatal("The handler cannot start", ["error": .string("\(error)")])
        return 1
    }
}
