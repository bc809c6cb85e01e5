import Foundation
import Synchronization

/// The signals that a user or a pipe ends a command with.
enum ProcessSignal {
    private static let wasInterrupted = Atomic<Bool>(false)

    /// Whether the user pressed Ctrl-C since `watchInterrupt`.
    static var isInterrupted: Bool { wasInterrupted.load(ordering: .relaxed) }

    /// From now on the first Ctrl-C only sets `isInterrupted`; the second one ends the process.
    static func watchInterrupt() {
        // Made now, since a signal handler must not.
        wasInterrupted.store(false, ordering: .relaxed)
        var action = sigaction()
        action.__sigaction_handler.sa_handler = { _ in ProcessSignal.wasInterrupted.store(true, ordering: .relaxed) }
        action.sa_flags = Int32(bitPattern: UInt32(SA_RESETHAND)) | SA_RESTART
        sigaction(SIGINT, &action, nil)
    }

    /// Ends the process by `number`, so that a shell sees what other tools show it.
    static func die(of number: Int32) -> Never {
        signal(number, SIG_DFL)
        // The threads of tasks block signals.
        var only = sigset_t()
        sigemptyset(&only)
        sigaddset(&only, number)
        pthread_sigmask(SIG_UNBLOCK, &only, nil)
        raise(number)
        exit(128 + number)
    }
}
