/// How many lines of each kind the files of a run hold; blank lines do not count.
public struct LineCounts: Sendable, Equatable {
    /// Messages.
    public internal(set) var messages = 0
    /// Chat-log records of events, which no handler ever reviews.
    public internal(set) var events = 0
    /// Lines that are no messages.
    public internal(set) var unread = 0

    mutating func add(_ other: LineCounts) {
        messages += other.messages
        events += other.events
        unread += other.unread
    }
}
