import ArgumentParser
import IVSChat

/// `ivsreview ivschat create-logging-configuration`.
struct CreateLoggingConfigurationCommand: SettlingCommand {
    static let operation = ChatOperation.createLoggingConfiguration

    static let configuration = CommandConfiguration(
        commandName: "create-logging-configuration",
        abstract: "Make a logging configuration: a place where the chat of rooms is recorded.",
        discussion: """
            Attach it to rooms with --logging-configuration-identifiers. Example: --destination-configuration \
            cloudWatchLogs={logGroupName=/chat/live}
            """)

    @Option(help: ArgumentHelp("A name of letters, digits, - and _.", valueName: "name"))
    var name: String?

    @Option(
        help: ArgumentHelp(
            "One of s3={bucketName=…}, cloudWatchLogs={logGroupName=…}, firehose={deliveryStreamName=…}.",
            valueName: "member={…}"))
    var destinationConfiguration: String?

    @Option(help: ArgumentHelp("Tags, such as team=live,stage=prod.", valueName: "key=value,…"))
    var tags: String?

    @OptionGroup var settling: WaitOption

    @OptionGroup var service: ServiceOptions

    var given: [GivenArgument] {
        [
            GivenArgument("name", name),
            GivenArgument("destinationConfiguration", destinationConfiguration),
            GivenArgument("tags", tags),
        ]
    }
}
