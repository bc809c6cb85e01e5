internal import ReviewRules
internal import Yams

/// Reads the `settings` of a rule file.
struct SettingsReader {
    /// A day: more than any message may take.
    private static let budgetRange = 0.001...86_400_000.0
    private static let keys = [
        "mode", "on_error", "threshold", "reason", "max_length", "time_budget_ms", "match_limit",
    ]

    let reader: NodeReader

    /// The settings and those of single rooms.
    func read(_ node: Node) -> (settings: Settings, rooms: [RoomSettings]) {
        var settings = Settings()
        guard let values = reader.mapping(node, "settings", keys: Self.keys + ["rooms"]) else { return (settings, []) }
        // The settings of the rule set are those of a room that replaces the defaults.
        settings.apply(overrides(values, room: "*"))
        let rooms = values["rooms"].map { reader.freeMapping($0.value, "rooms") } ?? []
        return (settings, rooms.compactMap { name, key, value in self.room(name, key, value) })
    }

    private func room(_ name: String, _ key: Node, _ value: Node) -> RoomSettings? {
        guard name.hasPrefix("arn:") || name.hasPrefix("*") else {
            reader.file.report("a room is named by its ARN, in which * stands for any text", at: key)
            return nil
        }
        guard let values = reader.mapping(value, "the settings of a room", keys: Self.keys) else { return nil }
        return overrides(values, room: name)
    }

    private func overrides(_ values: [String: (key: Node, value: Node)], room: String) -> RoomSettings {
        var settings = RoomSettings(room: Glob(room))
        settings.mode = values["mode"].flatMap { reader.choice($0.value, "mode") }
        settings.onError = values["on_error"].flatMap { reader.choice($0.value, "on_error") }
        settings.threshold = values["threshold"].flatMap {
            reader.integer($0.value, "threshold", in: 1...Rule.scoreRange.upperBound)
        }
        settings.reason = values["reason"].flatMap { reader.text($0.value, "reason") }
        // IVS Chat's own limits of maximumMessageLength.
        settings.maxLength = values["max_length"].flatMap { reader.integer($0.value, "max_length", in: 1...500) }
        settings.timeBudget = values["time_budget_ms"].flatMap {
            reader.number($0.value, "time_budget_ms", in: Self.budgetRange)
        }
        settings.matchLimit = values["match_limit"].flatMap {
            reader.integer($0.value, "match_limit", in: 1...Int(UInt32.max))
        }
        return settings
    }
}
