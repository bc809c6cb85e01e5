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
    private var valueCapacity = 512
    /// Whether there may be such a variable: the process may have been started with one.
    private var isSet = true

    /// The variable, not set.
    public init() {
        entry = Self.entry(valueCapacity: valueCapacity)
    }

    deinit {
        unsetenv(Self.name)
        entry.deallocate()
    }

    private static func entry(valueCapacity: Int) -> UnsafeMutablePointer<CChar> {
        let entry = UnsafeMutablePointer<CChar>.allocate(capacity: name.utf8.count + 1 + valueCapacity + 1)
        strcpy(entry, name + "=")
        return entry
    }

    /// Sets the variable, or removes it.
    public func set(_ traceID: String?) {
        if isSet {
            unsetenv(Self.name)
            isSet = false
        }
        guard let traceID else { return }
        if valueCapacity < traceID.utf8.count {
            entry.deallocate()
            valueCapacity = traceID.utf8.count
            entry = Self.entry(valueCapacity: valueCapacity)
        }
        traceID.withCString { _ = strcpy(entry + Self.name.utf8.count + 1, $0) }
        putenv(entry)
        isSet = true
    }
}
