/// One handler process and what it is doing, as Lambda would call it: an execution environment.
struct ExecutionEnvironment: Sendable {
    /// What it does.
    enum Activity: String, Sendable {
        /// Started, and has not asked for an event yet.
        case starting
        /// Waits for an event.
        case idle
        /// Has an event, and has not asked for the next one yet.
        case busy
    }

    let id: Int
    /// Nil while it is being started.
    var process: HandlerProcess?
    var activity = Activity.starting
    /// When it was started, in ns of the monotonic clock.
    let start: UInt64
    /// How long it took to ask for its first event, in ns: the cold start.
    var initialization: UInt64?
    /// The event that it has, or will get as soon as it asks.
    var invocation: PendingInvocation?
    /// Whether `invocation` was handed out.
    var isHandedOut = false
    /// Its request for the next event, if it waits.
    var waiter: CheckedContinuation<PendingInvocation?, Never>?
    /// How many events it has answered.
    var answerCount = 0
    /// Whether it is to end as soon as it has nothing to do, since there are newer rules.
    var isRetired = false
    /// The server that it gets its events from.
    var endpoint: Task<Void, Never>?
}
