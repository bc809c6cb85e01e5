internal import Glibc
internal import JSONText

/// Names and values that go with a record, in order.
public typealias LogFields = KeyValuePairs<String, LogValue>

/// A value in a record.
public enum LogValue: Sendable {
    /// Text. It is logged as it is: never the content of a message.
    case string(String)
    /// A number.
    case integer(Int)
    /// Several texts, in order.
    case strings([String])
    /// No value.
    case null
}

/// Writes one line for each record at or above a level. A record below it costs a comparison: its text and fields are not
/// made.
///
/// Source: AWS Lambda developer guide, "Log-level filtering": a JSON record needs `level` and an RFC 3339 `timestamp`.
public struct Logger: Sendable {
    /// The level below which nothing is written.
    public let level: LogLevel
    /// What a record looks like.
    public let format: LogFormat

    private let now: @Sendable () -> Int64
    private let sink: @Sendable ([UInt8]) -> Void
    private var requestID: String?

    /// A logger that hands each line, line feed included, to `sink`; `now` gives ms since 1970 UTC.
    public init(
        level: LogLevel, format: LogFormat, now: @escaping @Sendable () -> Int64,
        sink: @escaping @Sendable ([UInt8]) -> Void
    ) {
        self.level = level
        self.format = format
        self.now = now
        self.sink = sink
    }

    /// A logger on standard error, each line one write(2), with level and format from `AWS_LAMBDA_LOG_LEVEL` and
    /// `AWS_LAMBDA_LOG_FORMAT`; a missing or unknown word means INFO and text.
    public static func standardError(environment: [String: String]) -> Logger {
        Logger(
            level: environment["AWS_LAMBDA_LOG_LEVEL"].flatMap { LogLevel(name: $0) } ?? .info,
            format: environment["AWS_LAMBDA_LOG_FORMAT"].flatMap { LogFormat(name: $0) } ?? .text,
            now: Timestamp.now,
            sink: { line in line.withUnsafeBytes { _ = Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) } })
    }

    /// A logger of JSON records of level INFO and above on standard output, whatever the environment says.
    public static func standardOutput() -> Logger {
        Logger(level: .info, format: .json, now: Timestamp.now, sink: StandardOutput.write)
    }

    /// The same logger, adding this request id to each record.
    public func with(requestID: String) -> Logger {
        var logger = self
        logger.requestID = requestID
        return logger
    }

    /// A record of level TRACE.
    public func trace(_ message: @autoclosure () -> String, _ fields: @autoclosure () -> LogFields = [:]) {
        write(.trace, message, fields)
    }

    /// A record of level DEBUG.
    public func debug(_ message: @autoclosure () -> String, _ fields: @autoclosure () -> LogFields = [:]) {
        write(.debug, message, fields)
    }

    /// A record of level INFO.
    public func info(_ message: @autoclosure () -> String, _ fields: @autoclosure () -> LogFields = [:]) {
        write(.info, message, fields)
    }

    /// A record of level WARN.
    public func warn(_ message: @autoclosure () -> String, _ fields: @autoclosure () -> LogFields = [:]) {
        write(.warn, message, fields)
    }

    /// A record of level ERROR.
    public func error(_ message: @autoclosure () -> String, _ fields: @autoclosure () -> LogFields = [:]) {
        write(.error, message, fields)
    }

    /// A record of level FATAL.
    public func fatal(_ message: @autoclosure () -> String, _ fields: @autoclosure () -> LogFields = [:]) {
        write(.fatal, message, fields)
    }

    private func write(_ level: LogLevel, _ message: () -> String, _ fields: () -> LogFields) {
        guard level >= self.level else { return }
        let timestamp = Timestamp(millisecondsSince1970: now()).text
        let record = LogRecord(
            timestamp: timestamp, level: level, requestID: requestID, message: message(), fields: fields())
        sink(record.line(format))
    }
}
