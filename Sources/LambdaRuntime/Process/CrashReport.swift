internal import Glibc

/// One last log record when the process dies of a trap, a bad memory access or an abort: Lambda itself tells the signal,
/// but not the request.
///
/// The handler uses what signal-safety(7) allows: clock_gettime, write, raise, and arithmetic on a line that was
/// prepared before, one for each thread. It runs on a stack of its own, because a stack that is used up is one of the
/// reasons to die.
public enum CrashReport {
    /// Installs the handler for SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE and SIGSEGV; once per process, by its only
    /// thread, which becomes thread 0.
    ///
    /// - Parameter threadCount: How many threads there will be, this one included.
    public static func install(format: LogFormat, threadCount: Int = 1) {
        guard threads.isEmpty else { return }
        threads = .allocate(capacity: threadCount)
        _ = threads.initialize(from: (0..<threadCount).lazy.map { _ in ThreadLine(line: CrashLine(format: format)) })
        enter(thread: 0)
        var action = sigaction()
        // SA_RESETHAND: the second signal, raised by the handler, has its default effect.
        action.sa_flags = SA_ONSTACK | Int32(bitPattern: UInt32(SA_RESETHAND))
        action.__sigaction_handler.sa_handler = { signal in
            CrashReport.writeLine(ofSignal: signal)
            raise(signal)
        }
        for signal in [SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV] {
            sigaction(signal, &action, nil)
        }
    }

    /// Makes the calling thread the one of this number: a signal that it causes is written with its request id, and
    /// handled on a stack of its own.
    public static func enter(thread number: Int) {
        guard threads.indices.contains(number) else { return }
        let stackSize = 64 * 1024
        var alternate = stack_t(
            ss_sp: .allocate(byteCount: stackSize, alignment: 16), ss_flags: 0, ss_size: stackSize)
        sigaltstack(&alternate, nil)
        threads[number].thread = pthread_self()
    }

    /// Names the invocation in hand of a thread, which must be the calling one; without effect while no handler is
    /// installed.
    public static func setRequestID(_ requestID: String?, thread number: Int = 0) {
        guard threads.indices.contains(number) else { return }
        threads[number].line.setRequestID(requestID)
    }

    /// Runs in the signal handler.
    private static func writeLine(ofSignal signal: Int32) {
        let thread = pthread_self()
        let index = threads.firstIndex { $0.thread == thread } ?? 0
        guard index < threads.count else { return }
        threads[index].line.write(signal: signal)
    }

    private struct ThreadLine {
        var thread: pthread_t?
        var line: CrashLine
    }

    // Exclusivity is not checked at run time, because a failed check would abort inside the signal handler.
    //
    // SAFETY: set once by `install`, before there is a second thread. Each thread writes its own element alone, and a
    // signal of a failure is handled on the thread that failed: the worst that the handler can see of a `setRequestID` in
    // the middle is a mixed id inside the same buffer.
    @exclusivity(unchecked) private nonisolated(unsafe) static var threads = UnsafeMutableBufferPointer<ThreadLine>(
        start: nil, count: 0)
}
