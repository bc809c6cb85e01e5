import Glibc

/// The clock of the time budget.
enum Clock {
    /// Nanoseconds since an arbitrary moment; it never goes back (clock_gettime(2), CLOCK_MONOTONIC).
    static func nanoseconds() -> UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }
}
