import IVSChat
import RoomAdmin

/// What is printed of a plan, and of what became of it.
struct HandlerReport {
    let plan: HandlerPlan
    /// Nil while it is only a plan.
    let outcomes: [RoomOutcome]?
    var permission: String?

    private struct Row {
        let room: HandlerPlan.Room
        let word: String
        let detail: String
    }

    private var rows: [Row] {
        guard let outcomes else { return plan.rooms.map(Self.row) }
        return outcomes.map(Self.row)
    }

    private static func row(_ room: HandlerPlan.Room) -> Row {
        switch room.action {
        case .change(let handler):
            Row(room: room, word: handler.isAttached ? "attach" : "detach", detail: Self.change(room.handler, handler))
        case .keep: Row(room: room, word: "unchanged", detail: "")
        case .conflict(let uri): Row(room: room, word: "conflict", detail: "has \(uri)")
        case .unreachable(let reason): Row(room: room, word: "unreachable", detail: reason)
        }
    }

    private static func row(_ outcome: RoomOutcome) -> Row {
        switch outcome.result {
        case .changed: Row(room: outcome.room, word: "changed", detail: row(outcome.room).detail)
        case .unchanged: Row(room: outcome.room, word: "unchanged", detail: "")
        case .conflict(let uri): Row(room: outcome.room, word: "conflict", detail: "has \(uri)")
        case .unreachable(let reason): Row(room: outcome.room, word: "unreachable", detail: reason)
        case .failed(let reason): Row(room: outcome.room, word: "failed", detail: reason)
        case .notStarted: Row(room: outcome.room, word: "not-started", detail: "")
        }
    }

    private static func change(_ old: MessageReviewHandler?, _ new: MessageReviewHandler) -> String {
        "\(text(old)) → \(text(new))"
    }

    static func text(_ handler: MessageReviewHandler?) -> String {
        guard let handler, handler.isAttached, let uri = handler.uri else { return "none" }
        let function = FunctionARN(uri).map { $0.name + ($0.qualifier.map { ":\($0)" } ?? "") } ?? uri
        return "\(function) (fallback \(handler.effectiveFallback.rawValue))"
    }

    /// How many rooms there are of each kind, such as `3 changed, 1 conflict`.
    var summary: String {
        var counts: [(word: String, count: Int)] = []
        for row in rows {
            if let index = counts.firstIndex(where: { $0.word == row.word }) {
                counts[index].count += 1
            } else {
                counts.append((row.word, 1))
            }
        }
        guard !counts.isEmpty else { return "no rooms" }
        return counts.map { "\($0.count) \($0.word)" }.joined(separator: ", ")
    }

    /// A row for each room that something is to be said of, then the summary. Rooms in order are not listed.
    var table: String {
        var table = ColumnTable(["ROOM", "NAME", "RESULT", "DETAIL"])
        for row in rows where row.word != "unchanged" {
            table.add([row.room.arn.description, row.room.name ?? "", row.word, row.detail])
        }
        let end = permission.map { "permission: \($0)\n" } ?? ""
        return table.text(width: Terminal.outputWidth) + "\(summary)\n" + end
    }

    var json: String {
        let rooms = rows.map { row -> JSONValue in
            var object: JSONObject = ["arn": .string(row.room.arn.description)]
            object["name"] = row.room.name.map(JSONValue.string)
            object["result"] = .string(row.word)
            object["before"] = Self.json(row.room.handler)
            if case .change(let handler) = row.room.action { object["after"] = Self.json(handler) }
            if !row.detail.isEmpty { object["detail"] = .string(row.detail) }
            return .object(object)
        }
        var object: JSONObject = ["applied": .boolean(outcomes != nil)]
        if case .attach(let function, _) = plan.goal { object["function"] = .string(function.description) }
        object["rooms"] = .array(rooms)
        object["permission"] = permission.map(JSONValue.string)
        return JSONPrinter.text(.object(object))
    }

    private static func json(_ handler: MessageReviewHandler?) -> JSONValue {
        guard let handler, handler.isAttached else { return .null }
        return [
            "uri": .string(handler.uri ?? ""), "fallbackResult": .string(handler.effectiveFallback.rawValue),
        ]
    }

    func text(_ output: AdminOutput) -> String { output == .json ? json : table }
}
