internal import Glibc

/// Waiting on the calling thread.
enum Pause {
    static func sleep(_ duration: Duration) {
        let (seconds, attoseconds) = duration.components
        var time = timespec(tv_sec: Int(seconds), tv_nsec: Int(attoseconds / 1_000_000_000))
        // An interrupted wait is long enough: the delays are a courtesy, not a promise.
        nanosleep(&time, nil)
    }
}
