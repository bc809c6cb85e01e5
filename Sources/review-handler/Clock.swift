import Glibc

/// The clock of the time budget.
enum Clock {
    /// Nanoseconds for which this thread has had a processor (clock_gettime(2), CLOCK_THREAD_CPUTIME_ID).
    ///
    /// Not the time of day: a function with 128 MB has about 7 % of a CPU and stands still most of the time, which says
    /// nothing about the message.
    static func nanoseconds() -> UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }
}
