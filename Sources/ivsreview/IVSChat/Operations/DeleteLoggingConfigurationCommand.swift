import ArgumentParser
import IVSChat

/// `ivsreview ivschat delete-logging-configuration`.
struct DeleteLoggingConfigurationCommand: OperationCommand {
    static let operation = ChatOperation.deleteLoggingConfiguration

    static let configuration = CommandConfiguration(
        commandName: "delete-logging-configuration",
        abstract: "Delete a logging configuration that no room uses.")

    @Option(help: ArgumentHelp("The logging configuration's ARN.", valueName: "arn"))
    var identifier: String?

    @OptionGroup var service: ServiceOptions

    var given: [GivenArgument] {
        [
            GivenArgument("identifier", identifier)
        ]
    }
}
