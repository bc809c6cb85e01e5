import ArgumentParser
import IVSChat
import RoomAdmin

/// `ivsreview rooms create`.
struct RoomsCreateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "create", abstract: "Make rooms, one for each name.")

    @Argument(help: ArgumentHelp("Names: letters, digits, - and _. They need not be unique.", valueName: "name"))
    var names: [String]

    @OptionGroup(title: "Limits") var limits: RoomLimits

    @Option(help: ArgumentHelp("The function that reviews; its fallback is DENY.", valueName: "arn"))
    var handler: String?

    @Option(name: .customLong("tag"), help: ArgumentHelp("A tag; may be repeated.", valueName: "key=value"))
    var tags: [String] = []

    @OptionGroup var options: RoomsOptions

    func validate() throws {
        guard !names.contains("") else { throw ValidationError("A name must not be empty.") }
    }

    func run() async throws {
        do {
            let tags = try tags.map { tag in
                let tag = try NamedValue(tag, flag: "--tag")
                return (tag.name, tag.value)
            }
            let (client, pace) = (options.client, Pace())
            var rooms: [Room] = []
            // What was made is told, whatever comes after it.
            defer { if !rooms.isEmpty { options.show(rooms) } }
            for name in names {
                try await pace.wait(for: .create)
                rooms.append(
                    try await client.createRoom(
                        CreateRoomInput(
                            name: name, maximumMessageRatePerSecond: limits.rate, maximumMessageLength: limits.length,
                            messageReviewHandler: handler.map { MessageReviewHandler(uri: $0, fallbackResult: .deny) },
                            tags: tags.isEmpty ? nil : Dictionary(tags) { $1 })
                    ).room)
            }
        } catch {
            throw CommandFailure(admin: error)
        }
    }
}

/// How much may be said in a room.
struct RoomLimits: ParsableArguments {
    @Option(help: ArgumentHelp("Messages per second of all clients together, 1 to 100.", valueName: "n"))
    var rate: Int?

    @Option(help: ArgumentHelp("Characters of a message, 1 to 500.", valueName: "n"))
    var length: Int?

    func validate() throws {
        guard 1...100 ~= rate ?? 1 else { throw ValidationError("--rate must be from 1 to 100.") }
        guard 1...500 ~= length ?? 1 else { throw ValidationError("--length must be from 1 to 500.") }
    }
}
