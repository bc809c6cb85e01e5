import ArgumentParser
import IVSChat

/// `ivsreview rooms rename`.
struct RoomsRenameCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "rename", abstract: "Give a room another name.")

    @Option(name: .customLong("room"), help: ArgumentHelp("The room's ARN.", valueName: "arn"))
    var room: String

    @Argument(help: ArgumentHelp("The new name.", valueName: "name"))
    var name: String

    @OptionGroup var options: RoomsOptions

    func run() async throws {
        do {
            options.show([try await options.client.updateRoom(UpdateRoomInput(identifier: room, name: name)).room])
        } catch {
            throw CommandFailure(admin: error)
        }
    }
}
