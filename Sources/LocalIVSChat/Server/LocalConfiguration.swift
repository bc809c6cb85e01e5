/// What a local server is made of.
package struct LocalConfiguration: Sendable {
    /// The port on 127.0.0.1; 0 takes any that is free.
    package var port: UInt16 = 0
    /// The region and the account that it plays.
    package var identity = ServiceIdentity()
    /// The SQLite file that rooms and logging configurations are kept in; nil keeps them in memory.
    package var stateFile: String?
    /// The file that requests to the control plane are logged in; nil logs none.
    package var accessLog: String?
    /// Whether the quotas of the control plane count.
    package var hasQuotas = false
    /// Secret access keys by access key id, to verify signatures with; nil verifies none.
    package var secrets: [String: String]?
    /// What is to go wrong.
    package var faults: [Fault] = []
    /// How long a client may leave what is sent to it unread, in ns.
    package var writeLimit: UInt64 = 10_000_000_000
    /// The time.
    package var clock = ServerClock.system
    /// The source of ids and tokens.
    package var random = RandomSource()
    /// How messages are reviewed; nil if no room's messages can be.
    package var review: ReviewConfiguration?
    /// The name of a reviewed room that is made at the start unless there is a room of this name; nil makes none.
    package var roomName: String?

    /// A server in memory, on any free port.
    package init() {}
}
