/// Why the loop has ended. The Runtime API has no regular end: the environment is frozen or killed while the loop waits.
public enum RuntimeExit: Sendable, Equatable {
    /// `next` failed until the retries were used up.
    case unreachable
    /// The API refused to serve this process (403 on `next`).
    case refused
    /// Status 500: "Container error. Non-recoverable state. Runtime should exit promptly."
    case containerError
    /// An error of initialization was reported.
    case initializationFailed

    /// The exit code of the process, never 0: to Lambda any exit is an error, and 0 would hide that from whoever starts
    /// the process elsewhere.
    public var code: Int32 { 1 }
}
