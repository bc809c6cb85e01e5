import Glibc
import LambdaRuntime

/// The variables that this process reads, and no others: a Lambda environment also holds credentials.
func readEnvironment() -> [String: String] {
    let names = [
        RuntimeConfiguration.endpointVariable, "AWS_LAMBDA_LOG_FORMAT", "AWS_LAMBDA_LOG_LEVEL", RulesLocation.variable,
        RuntimePollers.concurrencyVariable, ShutdownExtension.variable,
    ]
    var environment: [String: String] = [:]
    for name in names + HandlerOptions.variables {
        environment[name] = getenv(name).map { String(cString: $0) }
    }
    return environment
}
