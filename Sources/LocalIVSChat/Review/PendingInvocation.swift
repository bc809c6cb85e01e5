internal import Synchronization

/// One event on its way through a handler; its end is told once, by whoever is first.
final class PendingInvocation: Sendable {
    /// How it ended.
    enum End: Sendable {
        /// The handler's answer, unread.
        case answer([UInt8])
        /// No answer.
        case failure(ReviewOutcome.Failure)
    }

    let requestID: String
    let event: [UInt8]
    private let state = Mutex(State())

    private struct State: Sendable {
        var end: End?
        var waiter: CheckedContinuation<End, Never>?
        var isColdStart = false
    }

    init(requestID: String, event: [UInt8]) {
        self.requestID = requestID
        self.event = event
    }

    /// Whether somebody has told its end.
    var isEnded: Bool { state.withLock { $0.end != nil } }

    /// Whether it waited for a process to start.
    var isColdStart: Bool { state.withLock { $0.isColdStart } }

    /// Notes that it waits for a process to start.
    func noteColdStart() { state.withLock { $0.isColdStart = true } }

    /// Tells its end; only the first one counts.
    func end(_ end: End) {
        let waiter = state.withLock { state -> CheckedContinuation<End, Never>? in
            guard state.end == nil else { return nil }
            state.end = end
            defer { state.waiter = nil }
            return state.waiter
        }
        waiter?.resume(returning: end)
    }

    /// Waits for its end.
    func wait() async -> End {
        await withCheckedContinuation { continuation in
            let end = state.withLock { state -> End? in
                if state.end == nil { state.waiter = continuation }
                return state.end
            }
            if let end { continuation.resume(returning: end) }
        }
    }
}
