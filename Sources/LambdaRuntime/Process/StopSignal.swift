internal import Glibc
internal import Synchronization

/// The wish that the loops of this process end: made once, by SIGTERM or by a poller that failed, and seen by all.
///
/// A loop that waits for an event is woken by a pipe that becomes readable and stays so (the self-pipe of signal(7): a
/// signal alone would be missed between the look at a flag and the wait). One that has an event in hand finishes it.
public final class StopSignal: Sendable {
    private let requested = Atomic<Bool>(false)
    private let writeEnd: Int32
    /// Readable after the request.
    let readEnd: Int32

    /// A wish not made yet. Without a free descriptor it is still seen between two events.
    public init() {
        var ends: [Int32] = [-1, -1]
        if pipe(&ends) == 0 {
            for end in ends {
                _ = fcntl(end, F_SETFD, FD_CLOEXEC)
                _ = fcntl(end, F_SETFL, O_NONBLOCK)
            }
        }
        readEnd = ends[0]
        writeEnd = ends[1]
    }

    deinit {
        close(readEnd)
        close(writeEnd)
    }

    /// Whether the loops are to end.
    public var isRequested: Bool { requested.load(ordering: .acquiring) }

    /// Asks the loops to end. It may be called from any thread, and from a signal handler: a store and write(2).
    public func request() {
        guard !requested.exchange(true, ordering: .acquiringAndReleasing) else { return }
        let code = errno
        _ = Glibc.write(writeEnd, "!", 1)
        errno = code
    }

    /// Waits for the request, or until the time is up; nil waits without end.
    func wait(_ duration: Duration? = nil) {
        guard !isRequested else { return }
        guard readEnd >= 0 else { return Pause.sleep(duration ?? .seconds(1)) }
        var polled = pollfd(fd: readEnd, events: Int16(POLLIN), revents: 0)
        poll(
            &polled, 1,
            duration.map {
                Int32(clamping: $0.components.seconds * 1_000 + $0.components.attoseconds / 1_000_000_000_000_000)
            } ?? -1)
    }

    /// The wish that SIGTERM makes from now on, in place of ending the process at once.
    public static func onTermination() -> StopSignal {
        let stop = termination
        var action = sigaction()
        action.sa_flags = SA_RESTART
        action.__sigaction_handler.sa_handler = { _ in StopSignal.termination.request() }
        sigaction(SIGTERM, &action, nil)
        // A program started by a thread that blocks signals begins with them blocked, and would never see this one.
        var set = sigset_t()
        sigemptyset(&set)
        sigaddset(&set, SIGTERM)
        pthread_sigmask(SIG_UNBLOCK, &set, nil)
        return stop
    }

    /// Made before the signal handler that uses it, and never released.
    private static let termination = StopSignal()
}
