import AWSClient
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
            let configuration = options.connection.configuration(for: selection)
            let rooms = try await selection.rooms(
                from: IVSChat(configuration: configuration), home: (configuration.region, nil), pace: Pace())
            for room in rooms where room.problem != nil { StandardError.print("\(room.arn): \(room.problem ?? "")") }
            let shown = rooms.filter { $0.problem == nil && !(unreviewed && $0.handler?.isAttached == true) }
            options.show(shown.map(Room.init))
            guard rooms.allSatisfy({ $0.problem == nil }) else { throw CommandFailure(.failedCheck) }
        } catch {
            throw CommandFailure(admin: error)
        }
    }
}
