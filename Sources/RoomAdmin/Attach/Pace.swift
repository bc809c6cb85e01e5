/// Keeps calls within the quota: IVS Chat takes five a second of each room operation, for account and region together,
/// and that quota cannot be raised (Amazon IVS Chat User Guide, *Service quotas*).
public actor Pace {
    /// What is counted separately.
    public enum Operation: Sendable, Hashable {
        /// ListRooms.
        case list
        /// GetRoom.
        case read
        /// UpdateRoom.
        case update
        /// CreateRoom.
        case create
        /// DeleteRoom.
        case delete
    }

    private let interval: Duration
    private let clock: any Clock<Duration>
    private let start: @Sendable () -> Duration
    private var next: [Operation: Duration] = [:]

    /// A pace of `rate` calls a second of each operation.
    public init<C: Clock>(rate: Int = 5, clock: C = ContinuousClock()) where C.Duration == Duration {
        interval = .seconds(1) / rate
        self.clock = clock
        let origin = clock.now
        start = { origin.duration(to: clock.now) }
    }

    /// Returns when the next call of an operation may be sent.
    ///
    /// - Throws: `CancellationError`.
    public func wait(for operation: Operation) async throws {
        let now = start()
        let turn = max(now, next[operation] ?? now)
        next[operation] = turn + interval
        if turn > now { try await sleep(turn - now) }
    }

    /// Waits on the same clock.
    public func sleep(_ duration: Duration) async throws {
        try await clock.sleep(for: duration)
    }

    /// The time since the pace was made.
    public var elapsed: Duration { start() }
}
