import ArgumentParser
import IVSChat

/// `ivsreview ivschat get-room`.
struct GetRoomCommand: OperationCommand {
    static let operation = ChatOperation.getRoom

    static let configuration = CommandConfiguration(
        commandName: "get-room",
        abstract: "Show a room.",
        discussion: """
            An empty uri of the review handler means that there is none.
            """)

    @Option(help: ArgumentHelp("The room's ARN.", valueName: "arn"))
    var identifier: String?

    @OptionGroup var service: ServiceOptions

    var given: [GivenArgument] {
        [
            GivenArgument("identifier", identifier)
        ]
    }
}
