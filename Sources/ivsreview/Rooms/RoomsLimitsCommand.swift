import ArgumentParser
import IVSChat
import RoomAdmin

/// `ivsreview rooms limits`.
struct RoomsLimitsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "limits",
        abstract: "Show how much may be said in rooms, or change it.",
        discussion: """
            A rule set's max_length must not be larger than the length here: a rewrite that is too long is invalid, and \
            the room's fallback decides.
            """)

    @OptionGroup(title: "Rooms") var selection: RoomSelectionOptions

    @OptionGroup(title: "Limits") var limits: RoomLimits

    @Flag(help: "Do not ask before rooms are changed.")
    var yes = false

    @OptionGroup var options: RoomsOptions

    func run() async throws {
        do {
            let (client, pace) = (options.client, Pace())
            let selected = try await selection.requiredSelection().rooms(from: client, pace: pace)
            let present = selected.filter { $0.problem == nil }
            for room in selected where room.problem != nil { StandardError.print("\(room.arn): \(room.problem ?? "")") }
            let isChange = limits.rate != nil || limits.length != nil
            if isChange, !present.isEmpty {
                let what = present.count == 1 ? "1 room" : "\(present.count) rooms"
                try Confirmation.require("Change \(what)?", isGiven: yes, alternative: "")
            }
            var rooms: [Room] = []
            for room in present {
                rooms.append(try await result(room.arn.description, client, pace, isChange: isChange))
            }
            options.show(rooms)
            guard present.count == selected.count else { throw CommandFailure(.failedCheck) }
        } catch {
            throw CommandFailure(admin: error)
        }
    }

    private func result(_ arn: String, _ client: IVSChat, _ pace: Pace, isChange: Bool) async throws -> Room {
        guard isChange else {
            try await pace.wait(for: .read)
            return try await client.getRoom(GetRoomInput(identifier: arn)).room
        }
        try await pace.wait(for: .update)
        return try await client.updateRoom(
            UpdateRoomInput(
                identifier: arn, maximumMessageRatePerSecond: limits.rate, maximumMessageLength: limits.length)
        ).room
    }
}
