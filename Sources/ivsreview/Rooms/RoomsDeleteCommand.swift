import ArgumentParser
import IVSChat
import RoomAdmin

/// `ivsreview rooms delete`.
struct RoomsDeleteCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "delete", abstract: "Delete rooms: nobody can join or send there any more.")

    @OptionGroup(title: "Rooms") var selection: RoomSelectionOptions

    @Flag(help: "Print the rooms, and delete none.")
    var dryRun = false

    @Flag(help: "Do not ask before they are deleted.")
    var yes = false

    @OptionGroup var options: RoomsOptions

    func run() async throws {
        do {
            var rooms = try await SelectedRooms(try selection.requiredSelection(), options)
            if dryRun {
                options.show(rooms.present.map(Room.init))
                return try rooms.finish()
            }
            if !yes { for room in rooms.present { StandardError.print("\(room.arn)  \(room.name ?? "")") } }
            if !rooms.present.isEmpty {
                try Confirmation.require("Delete \(rooms.count)? This cannot be undone.", isGiven: yes)
            }
            let client = rooms.client
            options.show(
                try await rooms.each(.delete) { room in
                    do {
                        _ = try await client.deleteRoom(DeleteRoomInput(identifier: room.arn.description))
                    } catch let error as ServiceError where error.isNotFound {
                        // It was there a moment ago: a try whose answer was lost has deleted it, or somebody else.
                    }
                    return Room(room)
                })
            try rooms.finish()
        } catch {
            throw CommandFailure(admin: error)
        }
    }
}
