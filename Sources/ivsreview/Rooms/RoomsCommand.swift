import ArgumentParser
import IVSChat
import RoomAdmin

/// `ivsreview rooms`: rooms as people need them.
struct RoomsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rooms",
        abstract: "List, make, delete and rename rooms, and set their limits.",
        subcommands: [
            RoomsListCommand.self, RoomsCreateCommand.self, RoomsDeleteCommand.self, RoomsRenameCommand.self,
            RoomsLimitsCommand.self,
        ])
}

/// The flags of all commands of rooms.
struct RoomsOptions: ParsableArguments {
    @Option(help: "How to print the rooms.")
    var output = AdminOutput.table

    @OptionGroup(title: "Connection") var connection: ConnectionOptions

    @OptionGroup var global: GlobalOptions

    var client: IVSChat { IVSChat(configuration: connection.configuration) }

    /// Prints rooms.
    func show(_ rooms: [Room]) {
        StandardOutput().printAll(output == .json ? Self.json(rooms) : Self.table(rooms))
    }

    private static func table(_ rooms: [Room]) -> String {
        guard !rooms.isEmpty else { return "no rooms\n" }
        // Lists do not tell the limits.
        let hasLimits = rooms.contains { $0.maximumMessageLength != nil }
        var table = ColumnTable(["ROOM", "NAME", "HANDLER"] + (hasLimits ? ["RATE", "LENGTH"] : []) + ["TAGS"])
        for room in rooms {
            let limits = [room.maximumMessageRatePerSecond, room.maximumMessageLength].map { $0.map(String.init) ?? "" }
            let tags = (room.tags ?? [:]).sorted { $0.key < $1.key }.map { "\($0)=\($1)" }.joined(separator: ",")
            let handler = HandlerReport.text(room.messageReviewHandler)
            table.add([room.arn ?? "", room.name ?? "", handler] + (hasLimits ? limits : []) + [tags])
        }
        return table.text(width: Terminal.outputWidth)
    }

    private static func json(_ rooms: [Room]) -> String {
        let values = rooms.map { room -> JSONValue in
            var object: JSONObject = ["arn": .string(room.arn ?? ""), "name": .string(room.name ?? "")]
            if let handler = room.messageReviewHandler, handler.isAttached {
                object["uri"] = handler.uri.map(JSONValue.string)
                object["fallbackResult"] = .string(handler.effectiveFallback.rawValue)
            }
            object["maximumMessageRatePerSecond"] = room.maximumMessageRatePerSecond.map { .number("\($0)") }
            object["maximumMessageLength"] = room.maximumMessageLength.map { .number("\($0)") }
            let tags = (room.tags ?? [:]).sorted { $0.key < $1.key }.map { ($0.key, JSONValue.string($0.value)) }
            object["tags"] = .object(JSONObject(tags))
            return .object(object)
        }
        return JSONPrinter.text(["rooms": .array(values)])
    }
}

extension Room {
    /// A room as it was found.
    init(_ room: SelectedRoom) {
        self.init(
            arn: room.arn.description, name: room.name, messageReviewHandler: room.handler, tags: room.tags)
    }
}
