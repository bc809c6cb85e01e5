import ArgumentParser
import IVSChat

/// `ivsreview ivschat update-logging-configuration`.
struct UpdateLoggingConfigurationCommand: SettlingCommand {
    static let operation = ChatOperation.updateLoggingConfiguration

    static let configuration = CommandConfiguration(
        commandName: "update-logging-configuration",
        abstract: "Change a logging configuration.",
        discussion: """
            What is not given stays as it is.
            """)

    @Option(help: ArgumentHelp("The logging configuration's ARN.", valueName: "arn"))
    var identifier: String?

    @Option(help: ArgumentHelp("The new name.", valueName: "name"))
    var name: String?

    @Option(
        help: ArgumentHelp(
            "One of s3={bucketName=…}, cloudWatchLogs={logGroupName=…}, firehose={deliveryStreamName=…}.",
            valueName: "member={…}"))
    var destinationConfiguration: String?

    @OptionGroup var settling: WaitOption

    @OptionGroup var service: ServiceOptions

    var given: [GivenArgument] {
        [
            GivenArgument("identifier", identifier),
            GivenArgument("name", name),
            GivenArgument("destinationConfiguration", destinationConfiguration),
        ]
    }
}
