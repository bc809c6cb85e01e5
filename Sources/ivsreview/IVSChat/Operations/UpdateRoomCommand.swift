import ArgumentParser
import IVSChat

/// `ivsreview ivschat update-room`.
struct UpdateRoomCommand: OperationCommand {
    static let operation = ChatOperation.updateRoom

    static let configuration = CommandConfiguration(
        commandName: "update-room",
        abstract: "Change a room.",
        discussion: """
            What is not given stays as it is. --message-review-handler uri= detaches the handler: from then on \
            messages are delivered unreviewed.
            """)

    @Option(help: ArgumentHelp("The room's ARN.", valueName: "arn"))
    var identifier: String?

    @Option(help: ArgumentHelp("The new name.", valueName: "name"))
    var name: String?

    @Option(help: ArgumentHelp("Messages per second of all clients together, 1 to 100.", valueName: "n"))
    var maximumMessageRatePerSecond: String?

    @Option(help: ArgumentHelp("Characters of a message, 1 to 500.", valueName: "n"))
    var maximumMessageLength: String?

    @Option(
        help: ArgumentHelp(
            "The reviewing function: uri=ARN,fallbackResult=ALLOW|DENY; uri= detaches.", valueName: "member=value,…"))
    var messageReviewHandler: String?

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            "ARNs of up to 3 logging configurations; none at all takes them away.", valueName: "arn"))
    var loggingConfigurationIdentifiers: [String] = []

    @OptionGroup var service: ServiceOptions

    var given: [GivenArgument] {
        [
            GivenArgument("identifier", identifier),
            GivenArgument("name", name),
            GivenArgument("maximumMessageRatePerSecond", maximumMessageRatePerSecond),
            GivenArgument("maximumMessageLength", maximumMessageLength),
            GivenArgument("messageReviewHandler", messageReviewHandler),
            GivenArgument("loggingConfigurationIdentifiers", list: loggingConfigurationIdentifiers),
        ]
    }
}
