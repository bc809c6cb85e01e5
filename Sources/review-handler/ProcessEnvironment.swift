import CAuxiliaryVector
import Glibc
import LambdaRuntime

/// The variables that this process reads, and no others: a Lambda environment also holds credentials.
func readEnvironment() -> [String: String] {
    let names = [
        RuntimeConfiguration.endpointVariable, "AWS_LAMBDA_LOG_FORMAT", "AWS_LAMBDA_LOG_LEVEL", RulesLocation.variable,
        RulesLocation.taskRootVariable, RuntimePollers.concurrencyVariable, ShutdownExtension.variable,
    ]
    var environment: [String: String] = [:]
    for name in names + HandlerOptions.variables {
        environment[name] = getenv(name).map { String(cString: $0) }
    }
    return environment
}

/// The path that this program was started by; empty if the kernel does not tell.
///
/// A function, not an expression of the top level: that would be on the main actor, which brings 700 KB of concurrency
/// into the executable.
func readExecutable() -> String {
    executed_path().map { String(cString: $0) } ?? ""
}
