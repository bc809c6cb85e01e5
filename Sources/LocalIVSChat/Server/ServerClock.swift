internal import Glibc
package import IVSChat

/// The time as a server sees it; tests hand in their own.
package struct ServerClock: Sendable {
    /// The time of day.
    package var now: @Sendable () -> ChatTimestamp.Instant
    /// Nanoseconds that never go back, from any start.
    package var monotonic: @Sendable () -> UInt64
    /// Returns after this many nanoseconds; throws `CancellationError`.
    package var sleep: @Sendable (UInt64) async throws -> Void

    /// A clock of these parts.
    package init(
        now: @escaping @Sendable () -> ChatTimestamp.Instant, monotonic: @escaping @Sendable () -> UInt64,
        sleep: @escaping @Sendable (UInt64) async throws -> Void
    ) {
        self.now = now
        self.monotonic = monotonic
        self.sleep = sleep
    }

    /// The machine's clock.
    package static let system = ServerClock(
        now: {
            let time = read(CLOCK_REALTIME)
            return ChatTimestamp.Instant(seconds: Int64(time.tv_sec), nanoseconds: Int32(time.tv_nsec))
        },
        monotonic: {
            let time = read(CLOCK_MONOTONIC)
            return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
        },
        sleep: { try await Task.sleep(nanoseconds: $0) })

    private static func read(_ clock: clockid_t) -> timespec {
        var time = timespec()
        clock_gettime(clock, &time)
        return time
    }
}
