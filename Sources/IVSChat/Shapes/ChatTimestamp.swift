/// A point in time as the service wrote it, and what it means.
///
/// The service writes ISO 8601 with up to nine digits of a second, trailing zeros cut.
public struct ChatTimestamp: Sendable, Hashable {
    /// A point in time.
    public struct Instant: Sendable, Hashable, Comparable {
        /// Whole seconds since 1970-01-01T00:00:00Z, without leap seconds.
        public var seconds: Int64
        /// Nanoseconds after them, 0 to 999,999,999.
        public var nanoseconds: Int32

        /// A point in time.
        public init(seconds: Int64, nanoseconds: Int32 = 0) {
            self.seconds = seconds
            self.nanoseconds = nanoseconds
        }

        /// Whether the first is earlier.
        public static func < (first: Self, second: Self) -> Bool {
            (first.seconds, first.nanoseconds) < (second.seconds, second.nanoseconds)
        }
    }

    /// The text on the wire.
    public let text: String
    /// What it means; nil if it is no ISO 8601 date and time.
    public let instant: Instant?

    /// A point in time from its text.
    public init(_ text: String) {
        self.init(text: text, instant: Instant(iso8601: text))
    }

    private init(text: String, instant: Instant?) {
        self.text = text
        self.instant = instant
    }

    /// Seconds since 1970 as a number are accepted too: it is the default of the protocol (REST-JSON).
    init?(json: JSONValue) {
        switch json {
        case .string(let text):
            self.init(text)
        case .number(let text):
            self.init(
                text: text,
                instant: Double(text).flatMap { Int64(exactly: $0.rounded(.down)) }.map { Instant(seconds: $0) })
        default:
            return nil
        }
    }
}

extension ChatTimestamp: CustomStringConvertible {
    /// The text on the wire.
    public var description: String { text }
}
