import ArgumentParser
import IVSChat

/// `ivsreview ivschat create-room`.
struct CreateRoomCommand: OperationCommand {
    static let operation = ChatOperation.createRoom

    static let configuration = CommandConfiguration(
        commandName: "create-room",
        abstract: "Make a chat room.",
        discussion: """
            A review handler must be a function of the same account and region that allows ivschat.amazonaws.com to \
            invoke it. Example: create-room --name lounge --message-review-handler \
            uri=arn:aws:lambda:us-west-2:123456789012:function:review,fallbackResult=DENY
            """)

    @Option(help: ArgumentHelp("A name of letters, digits, - and _.", valueName: "name"))
    var name: String?

    @Option(help: ArgumentHelp("Messages per second of all clients together, 1 to 100; 10 by default.", valueName: "n"))
    var maximumMessageRatePerSecond: String?

    @Option(help: ArgumentHelp("Characters of a message, 1 to 500; 500 by default.", valueName: "n"))
    var maximumMessageLength: String?

    @Option(
        help: ArgumentHelp("The reviewing function: uri=ARN,fallbackResult=ALLOW|DENY.", valueName: "member=value,…"))
    var messageReviewHandler: String?

    @Option(help: ArgumentHelp("Tags, such as team=live,stage=prod.", valueName: "key=value,…"))
    var tags: String?

    @Option(parsing: .upToNextOption, help: ArgumentHelp("ARNs of up to 3 logging configurations.", valueName: "arn"))
    var loggingConfigurationIdentifiers: [String] = []

    @OptionGroup var service: ServiceOptions

    var given: [GivenArgument] {
        [
            GivenArgument("name", name),
            GivenArgument("maximumMessageRatePerSecond", maximumMessageRatePerSecond),
            GivenArgument("maximumMessageLength", maximumMessageLength),
            GivenArgument("messageReviewHandler", messageReviewHandler),
            GivenArgument("tags", tags),
            GivenArgument("loggingConfigurationIdentifiers", list: loggingConfigurationIdentifiers),
        ]
    }
}
