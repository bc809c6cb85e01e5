/// What became of one room of a plan.
public struct RoomOutcome: Sendable, Hashable {
    /// How it ended.
    public enum Result: Sendable, Hashable {
        /// Its handler was changed, and read back.
        case changed
        /// There was nothing to do.
        case unchanged
        /// Another handler is attached, and stayed.
        case conflict(uri: String)
        /// It could not be reached, and why.
        case unreachable(String)
        /// The change failed, and why.
        case failed(String)
        /// Its turn did not come.
        case notStarted
    }

    /// The room, as it was before.
    public let room: HandlerPlan.Room
    /// How it ended.
    public let result: Result

    /// Whether the room is as the plan's goal has it.
    public var isAsWanted: Bool { result == .changed || result == .unchanged }
}
