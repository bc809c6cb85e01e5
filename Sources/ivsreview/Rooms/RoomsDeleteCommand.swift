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
            let (client, pace) = (options.client, Pace())
            let rooms = try await selection.requiredSelection().rooms(from: client, pace: pace)
            var failureCount = rooms.count { $0.problem != nil }
            for room in rooms where room.problem != nil { StandardError.print("\(room.arn): \(room.problem ?? "")") }
            let present = rooms.filter { $0.problem == nil }
            if dryRun || !yes {
                for room in present { StandardError.print("\(room.arn)  \(room.name ?? "")") }
            }
            guard !dryRun else { return }
            if !present.isEmpty {
                let what = present.count == 1 ? "1 room" : "\(present.count) rooms"
                try Confirmation.require("Delete \(what)? This cannot be undone.", isGiven: yes)
            }
            ProcessSignal.watchInterrupt()
            var deleted: [Room] = []
            for room in present where !ProcessSignal.isInterrupted {
                do {
                    try await pace.wait(for: .delete)
                    _ = try await client.deleteRoom(DeleteRoomInput(identifier: room.arn.description))
                    deleted.append(Room(arn: room.arn.description, name: room.name, tags: room.tags))
                } catch let error as ServiceError {
                    failureCount += 1
                    StandardError.print("\(room.arn): \(error.code): \(error.message ?? "")")
                }
            }
            options.show(deleted)
            guard failureCount == 0, deleted.count == present.count else { throw CommandFailure(.failedCheck) }
        } catch {
            throw CommandFailure(admin: error)
        }
    }
}
