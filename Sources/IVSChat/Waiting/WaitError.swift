/// Why a logging configuration did not become what was waited for.
public enum WaitError: Error, Sendable, Hashable, CustomStringConvertible {
    /// It reached a state that it does not leave by itself.
    case ended(in: LoggingConfigurationState?)
    /// It was still in transition when the time was over.
    case timedOut(in: LoggingConfigurationState?)

    /// What happened, as one sentence.
    public var description: String {
        switch self {
        case .ended(let state): "the logging configuration ended in the state \(state?.rawValue ?? "(none)")"
        case .timedOut(let state):
            "the logging configuration was still in the state \(state?.rawValue ?? "(none)") when the time was over"
        }
    }
}
