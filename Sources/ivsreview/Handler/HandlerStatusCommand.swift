import AWSClient
import ArgumentParser
import IVSChat
import ReviewRules
import RoomAdmin
import RuleFiles

/// `ivsreview handler status`.
struct HandlerStatusCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Show which rooms are reviewed by what, and what could go wrong.",
        discussion: "Without a choice of rooms all are shown. With warnings the exit code is 1.")

    @OptionGroup(title: "Rooms") var selection: RoomSelectionOptions

    @Option(
        help: ArgumentHelp(
            "Compare the rooms' maximum message lengths with the max_length of these rules; five rooms a second are read.",
            valueName: "path"))
    var rules: String?

    @Option(help: "How to print it.")
    var output = AdminOutput.table

    @OptionGroup(title: "Connection") var connection: ConnectionOptions

    @OptionGroup var global: GlobalOptions

    func run() async throws {
        do {
            var selection = try selection.selection()
            if selection.isEmpty { selection.includesAll = true }
            let ruleSet = try rules.map { try RuleFileOptions.load($0, global).ruleSet }
            let configuration = connection.configuration(for: selection)
            let admin = HandlerAdmin(configuration: configuration)
            var bar = ProgressBar(rooms: global)
            defer { bar.clear() }
            let status = try await admin.status(
                of: selection, home: (configuration.region, nil), readsLengths: ruleSet != nil
            ) { bar.advance(to: $0, of: $1) }
            bar.clear()
            let warnings = status.warnings(
                maximumLength: ruleSet.map { rules in { rules.settings(inRoom: Array($0.description.utf8)).maxLength } }
            )
            StandardOutput().printAll(output == .json ? Self.json(status, warnings) : Self.table(status))
            if output == .table { for warning in warnings { StandardError.print("warning: \(warning)") } }
            guard warnings.isEmpty else { throw CommandFailure(.failedCheck) }
        } catch {
            throw CommandFailure(admin: error)
        }
    }

    private struct Row {
        let permission: String
        let state: String

        init(_ room: SelectedRoom, _ status: HandlerStatus) {
            guard let uri = room.handler?.uri, let function = status.functions[uri] else {
                permission = ""
                state = ""
                return
            }
            (permission, state) =
                switch function.finding {
                case .found(let configuration): (Self.permission(room, function), configuration.state ?? "Active")
                case .unknown: ("", "unknown")
                case .elsewhere: ("", "elsewhere")
                case .missing, .notFunction: ("", "missing")
                }
        }

        private static func permission(_ room: SelectedRoom, _ function: FunctionStatus) -> String {
            function.forbiddenRooms.map { $0.contains(room.arn) ? "missing" : "granted" } ?? "unknown"
        }
    }

    private static func table(_ status: HandlerStatus) -> String {
        guard !status.rooms.isEmpty else { return "no rooms\n" }
        var table = ColumnTable(["ROOM", "NAME", "HANDLER", "PERMISSION", "FUNCTION"])
        for room in status.rooms {
            let row = Row(room, status)
            table.add([
                room.arn.description, room.name ?? "", HandlerReport.text(room.handler), row.permission,
                room.problem ?? row.state,
            ])
        }
        return table.text(width: Terminal.outputWidth)
    }

    private static func json(_ status: HandlerStatus, _ warnings: [String]) -> String {
        let rooms = status.rooms.map { room -> JSONValue in
            let row = Row(room, status)
            var object: JSONObject = ["arn": .string(room.arn.description)]
            object["name"] = room.name.map(JSONValue.string)
            if let handler = room.handler, handler.isAttached {
                object["uri"] = handler.uri.map(JSONValue.string)
                object["fallbackResult"] = .string(handler.effectiveFallback.rawValue)
                object["permission"] = .string(row.permission)
                object["state"] = .string(row.state)
            }
            object["maximumMessageLength"] = status.lengths[room.arn].map { .number("\($0)") }
            object["problem"] = room.problem.map(JSONValue.string)
            return .object(object)
        }
        return JSONPrinter.text(["rooms": .array(rooms), "warnings": .array(warnings.map(JSONValue.string))])
    }
}
