import ArgumentParser
import IVSChat

/// `ivsreview ivschat disconnect-user`.
struct DisconnectUserCommand: OperationCommand {
    static let operation = ChatOperation.disconnectUser

    static let configuration = CommandConfiguration(
        commandName: "disconnect-user",
        abstract: "End all connections of one user to a room.",
        discussion: """
            The user can come back with a new token.
            """)

    @Option(help: ArgumentHelp("The room's ARN.", valueName: "arn"))
    var roomIdentifier: String?

    @Option(help: ArgumentHelp("The user's id, as the token was made with.", valueName: "id"))
    var userId: String?

    @Option(help: ArgumentHelp("Why; clients of the room see it.", valueName: "text"))
    var reason: String?

    @OptionGroup var service: ServiceOptions

    var given: [GivenArgument] {
        [
            GivenArgument("roomIdentifier", roomIdentifier),
            GivenArgument("userId", userId),
            GivenArgument("reason", reason),
        ]
    }
}
