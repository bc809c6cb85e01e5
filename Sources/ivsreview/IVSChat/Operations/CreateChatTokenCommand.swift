import ArgumentParser
import IVSChat

/// `ivsreview ivschat create-chat-token`.
struct CreateChatTokenCommand: OperationCommand {
    static let operation = ChatOperation.createChatToken

    static let configuration = CommandConfiguration(
        commandName: "create-chat-token",
        abstract: "Make a token with which one user can connect to a room.",
        discussion: """
            The token is taken once, within a minute, by a WebSocket connection to \
            wss://edge.ivschat.REGION.amazonaws.com. It is printed in clear: keep it to yourself.
            """)

    @Option(help: ArgumentHelp("The room's ARN.", valueName: "arn"))
    var roomIdentifier: String?

    @Option(help: ArgumentHelp("The user's id, as your application knows it.", valueName: "id"))
    var userId: String?

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            "SEND_MESSAGE, DELETE_MESSAGE, DISCONNECT_USER; none by default.", valueName: "capability"),
        completion: .list(["SEND_MESSAGE", "DISCONNECT_USER", "DELETE_MESSAGE"]))
    var capabilities: [String] = []

    @Option(help: ArgumentHelp("1 to 180; 60 by default.", valueName: "minutes"))
    var sessionDurationInMinutes: String?

    @Option(
        help: ArgumentHelp(
            "What each message of the user carries, such as name=Ana,role=moderator.", valueName: "key=value,…"))
    var attributes: String?

    @OptionGroup var service: ServiceOptions

    var given: [GivenArgument] {
        [
            GivenArgument("roomIdentifier", roomIdentifier),
            GivenArgument("userId", userId),
            GivenArgument("capabilities", list: capabilities),
            GivenArgument("sessionDurationInMinutes", sessionDurationInMinutes),
            GivenArgument("attributes", attributes),
        ]
    }
}
