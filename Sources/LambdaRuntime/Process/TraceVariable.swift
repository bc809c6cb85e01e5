internal import Glibc

/// The environment variable `_X_AMZN_TRACE_ID`, where X-Ray code in the process looks for the trace of the invocation in
/// hand.
///
/// The value stands in one buffer that is handed to the environment by putenv(3). setenv(3) of glibc keeps every value
/// ever set: measured, 143 MB after a million invocations.
///
/// Only for a process with one thread: nobody may read the environment while it is changed.
public final class TraceVariable {
    private static let name = "_X_AMZN_TRACE_ID"

    /// Name, `=`, value and a NUL.
    private var entry: UnsafeMutablePointer<CChar>
    private var capacity = 512

    /// The variable, not set.
    public init() {
        entry = .allocate(capacity: capacity)
    }

    deinit {
        unsetenv(Self.name)
        entry.deallocate()
    }

    /// Sets the variable, or removes it.
    public func set(_ traceID: String?) {
        unsetenv(Self.name)
        guard let traceID else { return }
        let size = Self.name.utf8.count + traceID.utf8.count + 2
        if capacity < size {
            entry.deallocate()
            entry = .allocate(capacity: size)
            capacity = size
        }
        var end = 0
        for part in [Self.name, "=", traceID] {
            for byte in part.utf8 {
                entry[end] = CChar(bitPattern: byte)
                end += 1
            }
        }
        entry[end] = 0
        putenv(entry)
    }
}
