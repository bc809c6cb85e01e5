/// The rules and the settings that judge messages, ready to be evaluated or compiled.
public struct RuleSet: Sendable, Equatable {
    /// What the rules have in common.
    public var settings: Settings
    /// Settings for some rooms, in file order; where several match a room, the later one wins.
    public var rooms: [RoomSettings]
    /// The rules in the order in which they run.
    public let rules: [Rule]

    /// A rule set whose `rules` stand in file order; they run by priority, highest first, then in that order.
    public init(settings: Settings = Settings(), rooms: [RoomSettings] = [], rules: [Rule]) {
        self.settings = settings
        self.rooms = rooms
        // The standard library's sort keeps the order of equals, but does not promise it.
        self.rules = rules.enumerated()
            .sorted { ($1.element.priority, $0.offset) < ($0.element.priority, $1.offset) }
            .map(\.element)
    }

    /// The settings that hold in `room`, the ARN's UTF-8.
    public func settings(inRoom room: some RandomAccessCollection<UInt8>) -> Settings {
        settings.inRoom(room, rooms)
    }
}
