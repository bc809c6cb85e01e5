internal import IVSChat
package import LocalIVSChat
internal import Synchronization

/// A clock on which nobody waits: a sleep moves it to its end at once. Client and emulator share it, so that what takes
/// minutes by the clock takes none in a test.
package final class JumpingClock: Clock, Sendable {
    /// A point in time.
    package struct Instant: InstantProtocol {
        package let offset: Duration

        package func advanced(by duration: Duration) -> Instant { Instant(offset: offset + duration) }

        package func duration(to other: Instant) -> Duration { other.offset - offset }

        package static func < (first: Instant, second: Instant) -> Bool { first.offset < second.offset }
    }

    private let time = Mutex(Duration.zero)

    package init() {}

    package var now: Instant { Instant(offset: elapsed) }

    package var minimumResolution: Duration { .nanoseconds(1) }

    /// The time since it was made.
    package var elapsed: Duration { time.withLock { $0 } }

    package func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        try Task.checkCancellation()
        time.withLock { $0 = max($0, deadline.offset) }
    }

    /// The same clock, as the emulator takes it. Each look at it costs a microsecond, as a real one does.
    package var server: ServerClock {
        ServerClock(
            now: {
                let (seconds, attoseconds) = self.elapsed.components
                return ChatTimestamp.Instant(
                    seconds: 1_767_323_045 + seconds, nanoseconds: Int32(attoseconds / 1_000_000_000))
            },
            monotonic: {
                let (seconds, attoseconds) = self.elapsed.components
                return UInt64(seconds) * 1_000_000_000 + UInt64(attoseconds / 1_000_000_000)
            },
            sleep: { try await self.sleep(for: .nanoseconds(Int64($0))) })
    }
}
