import ArgumentParser
import IVSChat

/// `ivsreview ivschat send-event`.
struct SendEventCommand: OperationCommand {
    static let operation = ChatOperation.sendEvent

    static let configuration = CommandConfiguration(
        commandName: "send-event",
        abstract: "Send an event to all clients of a room.",
        discussion: """
            Events are for your own clients: they are neither reviewed nor shown by themselves.
            """)

    @Option(help: ArgumentHelp("The room's ARN.", valueName: "arn"))
    var roomIdentifier: String?

    @Option(help: ArgumentHelp("The name, 1 to 100 characters.", valueName: "name"))
    var eventName: String?

    @Option(help: ArgumentHelp("What it carries, 1 KB in total, such as kind=goal,score=2.", valueName: "key=value,…"))
    var attributes: String?

    @OptionGroup var service: ServiceOptions

    var given: [GivenArgument] {
        [
            GivenArgument("roomIdentifier", roomIdentifier),
            GivenArgument("eventName", eventName),
            GivenArgument("attributes", attributes),
        ]
    }
}
