import ArgumentParser
import IVSChat
import RoomAdmin

/// `ivsreview rooms delete`.
struct RoomsDeleteCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "delete", abstract: "Delete rooms, and disconnect everybody in them.")

    @OptionGroup(title: "Rooms") var selection: RoomSelectionOptions

    @Flag(help: "Print the rooms, and delete none.")
    var dryRun = false

    @Flag(help: "Do not ask before they are deleted.")
    var yes = false

    @OptionGroup var options: RoomsOptions

    func run() async throws {
        do {
            var rooms = try await SelectedRooms(try selection.requiredSelection(), options)
            if dryRun || !yes {
                for room in rooms.present { StandardError.print("\(room.arn)  \(room.name ?? "")") }
            }
            guard !dryRun else { return try rooms.finish() }
            if !rooms.present.isEmpty {
                try Confirmation.require("Delete \(rooms.count)? This cannot be undone.", isGiven: yes)
            }
            let client = rooms.client
            options.show(
                try await rooms.each(.delete) { room in
                    _ = try await client.deleteRoom(DeleteRoomInput(identifier: room.arn.description))
                    return Room(arn: room.arn.description, name: room.name, tags: room.tags)
                })
            try rooms.finish()
        } catch {
            throw CommandFailure(admin: error)
        }
    }
}
