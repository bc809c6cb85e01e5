import ArgumentParser
import IVSChat

/// `ivsreview ivschat get-logging-configuration`.
struct GetLoggingConfigurationCommand: OperationCommand {
    static let operation = ChatOperation.getLoggingConfiguration

    static let configuration = CommandConfiguration(
        commandName: "get-logging-configuration",
        abstract: "Show a logging configuration.")

    @Option(help: ArgumentHelp("The logging configuration's ARN.", valueName: "arn"))
    var identifier: String?

    @OptionGroup var service: ServiceOptions

    var given: [GivenArgument] {
        [
            GivenArgument("identifier", identifier)
        ]
    }
}
