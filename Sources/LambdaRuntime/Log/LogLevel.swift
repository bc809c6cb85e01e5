/// How grave a record is, in Lambda's words.
public enum LogLevel: Int, Sendable, Comparable, CaseIterable {
    /// Every step.
    case trace
    /// One record for each event.
    case debug
    /// What an operator wants to know.
    case info
    /// Something went wrong and was mended.
    case warn
    /// An event was not answered as it should be.
    case error
    /// The process ends.
    case fatal

    /// The level named in `AWS_LAMBDA_LOG_LEVEL`, in any case of letters; nil for any other word.
    public init?(name: String) {
        guard let level = Self.allCases.first(where: { $0.name == name.uppercased() }) else { return nil }
        self = level
    }

    /// `TRACE`, `DEBUG`, `INFO`, `WARN`, `ERROR` or `FATAL`.
    public var name: String {
        switch self {
        case .trace: "TRACE"
        case .debug: "DEBUG"
        case .info: "INFO"
        case .warn: "WARN"
        case .error: "ERROR"
        case .fatal: "FATAL"
        }
    }

    /// Orders levels from `trace` to `fatal`.
    public static func < (left: LogLevel, right: LogLevel) -> Bool {
        left.rawValue < right.rawValue
    }
}
