internal import Glibc

/// One last log record when the process dies of a trap, a bad memory access or an abort: Lambda itself tells the signal,
/// but not the request.
///
/// The handler uses what signal-safety(7) allows: clock_gettime, write, raise, and arithmetic on a line that was
/// prepared before. It runs on a stack of its own, because a stack that is used up is one of the reasons to die.
public enum CrashReport {
    /// Installs the handler for SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE and SIGSEGV; once per process.
    public static func install(format: LogFormat) {
        guard line == nil else { return }
        line = CrashLine(format: format)
        let stackSize = 64 * 1024
        var alternate = stack_t(
            ss_sp: .allocate(byteCount: stackSize, alignment: 16), ss_flags: 0, ss_size: stackSize)
        sigaltstack(&alternate, nil)
        var action = sigaction()
        // SA_RESETHAND: the second signal, raised by the handler, has its default effect.
        action.sa_flags = SA_ONSTACK | Int32(bitPattern: UInt32(SA_RESETHAND))
        action.__sigaction_handler.sa_handler = { signal in
            CrashReport.line?.write(signal: signal)
            raise(signal)
        }
        for signal in [SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV] {
            sigaction(signal, &action, nil)
        }
    }

    /// Names the invocation in hand; without effect while no handler is installed.
    public static func setRequestID(_ requestID: String?) {
        line?.setRequestID(requestID)
    }

    // Exclusivity is not checked at run time, because a failed check would abort inside the signal handler.
    //
    // SAFETY: set once by `install`, before there is a second thread; the handler runs on the thread that failed, and
    // the worst that it can see of a `setRequestID` in the middle is a mixed id inside the same buffer.
    @exclusivity(unchecked) private nonisolated(unsafe) static var line: CrashLine?
}
