import ArgumentParser
import IVSChat

/// `ivsreview ivschat delete-room`.
struct DeleteRoomCommand: OperationCommand {
    static let operation = ChatOperation.deleteRoom

    static let configuration = CommandConfiguration(
        commandName: "delete-room",
        abstract: "Delete a room and disconnect everybody in it.")

    @Option(help: ArgumentHelp("The room's ARN.", valueName: "arn"))
    var identifier: String?

    @OptionGroup var service: ServiceOptions

    var given: [GivenArgument] {
        [
            GivenArgument("identifier", identifier)
        ]
    }
}
