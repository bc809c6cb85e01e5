import ArgumentParser
import IVSChat

/// `ivsreview ivschat delete-message`.
struct DeleteMessageCommand: OperationCommand {
    static let operation = ChatOperation.deleteMessage

    static let configuration = CommandConfiguration(
        commandName: "delete-message",
        abstract: "Have the clients of a room delete one message.",
        discussion: """
            Clients receive an event aws:DELETE_MESSAGE; what they do with it is theirs. The id printed is that of \
            the operation, not of the message.
            """)

    @Option(help: ArgumentHelp("The room's ARN.", valueName: "arn"))
    var roomIdentifier: String?

    @Option(help: ArgumentHelp("The id of the message: 12 letters and digits.", valueName: "id"))
    var id: String?

    @Option(help: ArgumentHelp("Why; clients of the room see it.", valueName: "text"))
    var reason: String?

    @OptionGroup var service: ServiceOptions

    var given: [GivenArgument] {
        [
            GivenArgument("roomIdentifier", roomIdentifier),
            GivenArgument("id", id),
            GivenArgument("reason", reason),
        ]
    }
}
