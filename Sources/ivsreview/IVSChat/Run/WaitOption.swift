import ArgumentParser
import IVSChat

/// The flag of operations after which a logging configuration is in transition for a while.
struct WaitOption: ParsableArguments {
    @Flag(help: "Wait until the logging configuration is active, for two minutes at most, and print it as it is then.")
    var wait = false
}

/// A command that makes or changes a logging configuration.
protocol SettlingCommand: OperationCommand {
    var settling: WaitOption { get }
}

extension SettlingCommand {
    func call(_ client: IVSChat, _ input: JSONObject) async throws -> JSONObject {
        let output = try await client.call(Self.operation, input).output
        guard settling.wait, let arn = output["arn"]?.stringValue else { return output }
        _ = try await client.waitUntilLoggingConfigurationIsActive(arn)
        return try await client.call(.getLoggingConfiguration, ["identifier": .string(arn)]).output
    }
}
