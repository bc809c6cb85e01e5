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
            var rooms = try await SelectedRooms(try selection.requiredSelection(), options)
            let client = rooms.client
            if limits.rate == nil, limits.length == nil {
                options.show(
                    try await rooms.each(.read) { room in
                        try await client.getRoom(GetRoomInput(identifier: room.arn.description)).room
                    })
            } else {
                if !rooms.present.isEmpty {
                    try Confirmation.require("Change \(rooms.count)?", isGiven: yes, alternative: "")
                }
                options.show(
                    try await rooms.each(.update) { room in
                        try await client.updateRoom(
                            UpdateRoomInput(
                                identifier: room.arn.description, maximumMessageRatePerSecond: limits.rate,
                                maximumMessageLength: limits.length)
                        ).room
                    })
            }
            try rooms.finish()
        } catch {
            throw CommandFailure(admin: error)
        }
    }
}
