/// Why the loop has ended.
public enum RuntimeExit: Sendable, Equatable {
    /// `next` failed until the retries were used up.
    case unreachable
    /// The API refused to serve this process (403 on `next`).
    case refused
    /// Status 500: "Container error. Non-recoverable state. Runtime should exit promptly."
    case containerError
    /// An error of initialization was reported.
    case initializationFailed
    /// The system gave no thread for a poller.
    case noThread
    /// The end was asked for, and no invocation is open.
    case stopped

    /// The exit code of the process: 0 for the end that was asked for, else 1. To Lambda any other exit is an error, and 0
    /// would hide that from whoever starts the process elsewhere.
    public var code: Int32 { self == .stopped ? 0 : 1 }
}
