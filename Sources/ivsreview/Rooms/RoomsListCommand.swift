import ArgumentParser
import IVSChat
import RoomAdmin

/// `ivsreview rooms list`.
struct RoomsListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List rooms, those updated last first.")

    @OptionGroup(title: "Rooms") var selection: RoomSelectionOptions

    @Flag(help: "Only rooms without a handler.")
    var unreviewed = false

    @OptionGroup var options: RoomsOptions

    func run() async throws {
        do {
            var selection = try selection.selection()
            if selection.isEmpty { selection.includesAll = true }
            let rooms = try await SelectedRooms(selection, options, mustMatch: false)
            options.show(rooms.present.filter { !(unreviewed && $0.handler?.isAttached == true) }.map(Room.init))
            try rooms.finish()
        } catch {
            throw CommandFailure(admin: error)
        }
    }
}
