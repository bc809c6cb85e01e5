import IVSChat
import Synchronization

@testable import LocalIVSChat

/// A clock that stands still until it is told to go on.
final class TestClock: Sendable {
    private struct Sleeper: Sendable {
        let time: UInt64
        let continuation: CheckedContinuation<Void, Never>
    }

    private struct State: Sendable {
        var nanoseconds: UInt64 = 0
        var sleepers: [Sleeper] = []
    }

    private let state = Mutex(State())

    /// 2026-01-02T03:04:05Z.
    static let start: Int64 = 1_767_323_045

    var clock: ServerClock {
        ServerClock(
            now: {
                let time = self.state.withLock(\.nanoseconds)
                return ChatTimestamp.Instant(
                    seconds: Self.start + Int64(time / 1_000_000_000), nanoseconds: Int32(time % 1_000_000_000))
            },
            monotonic: { self.state.withLock(\.nanoseconds) },
            sleep: { duration in
                await withCheckedContinuation { continuation in
                    let isDue = self.state.withLock { state in
                        let time = state.nanoseconds + duration
                        guard time > state.nanoseconds else { return true }
                        state.sleepers.append(Sleeper(time: time, continuation: continuation))
                        return false
                    }
                    if isDue { continuation.resume() }
                }
                try Task.checkCancellation()
            })
    }

    /// Lets time pass, and wakes those whose time has come.
    func advance(seconds: Double) {
        let due = state.withLock { state in
            state.nanoseconds += UInt64(seconds * 1e9)
            let time = state.nanoseconds
            let due = state.sleepers.filter { $0.time <= time }
            state.sleepers.removeAll { $0.time <= time }
            return due
        }
        for sleeper in due { sleeper.continuation.resume() }
    }
}
