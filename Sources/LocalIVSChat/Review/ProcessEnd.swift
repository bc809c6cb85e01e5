internal import Foundation
internal import Synchronization

/// The end of a process, told once.
///
/// Foundation takes a process for alive as long as anything is that it has started: what holds a descriptor of it. So its
/// end is looked for by its number as well.
final class ProcessEnd: Sendable {
    private struct State: Sendable {
        var isTold = false
        var isReaped = false
        var waiters: [CheckedContinuation<Void, Never>] = []
    }

    private let state = Mutex(State())
    private let tell: @Sendable (String) -> Void

    init(_ tell: @escaping @Sendable (String) -> Void) {
        self.tell = tell
    }

    /// Waits for the end of a process, and ends what it leaves behind.
    func watch(_ number: pid_t) {
        var information = siginfo_t()
        // It is left to Foundation to reap it, which may have been faster.
        while waitid(P_PID, id_t(number), &information, WEXITED | WNOWAIT) != 0 {
            guard errno == EINTR else { break }
        }
        _ = kill(-number, SIGKILL)
        if information.si_signo == SIGCHLD {
            note(wasKilled: information.si_code != CLD_EXITED, information._sifields._sigchld.si_status)
        }
        // What has left the group lives on, and nobody waits for it for ever.
        usleep(500_000)
        noteReaped()
    }

    /// Tells the end, unless it is told already.
    ///
    /// - Parameter status: the signal or the exit code.
    func note(wasKilled: Bool, _ status: Int32) {
        let isFirst = state.withLock { state in
            defer { state.isTold = true }
            return !state.isTold
        }
        if isFirst { tell("\(wasKilled ? "signal" : "exit code") \(status)") }
    }

    /// Notes that the system has forgotten the process.
    func noteReaped() {
        let waiters = state.withLock { state in
            state.isReaped = true
            defer { state.waiters = [] }
            return state.waiters
        }
        for waiter in waiters { waiter.resume() }
    }

    func waitUntilReaped() async {
        await withCheckedContinuation { continuation in
            let isReaped = state.withLock { state in
                if !state.isReaped { state.waiters.append(continuation) }
                return state.isReaped
            }
            if isReaped { continuation.resume() }
        }
    }
}
