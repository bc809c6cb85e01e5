internal import Glibc

/// The moment of a signature, to the second, in UTC.
public struct SigningDate: Sendable, Equatable {
    /// Seconds since 1970-01-01T00:00:00Z.
    public let secondsSince1970: Int64

    /// The moment this many seconds after 1970-01-01T00:00:00Z.
    public init(secondsSince1970: Int64) {
        self.secondsSince1970 = secondsSince1970
    }

    /// The form of `X-Amz-Date`: `20260102T030405Z`.
    public var timestamp: String {
        var seconds = time_t(secondsSince1970)
        var parts = tm()
        gmtime_r(&seconds, &parts)
        let date =
            Self.digits(Int(parts.tm_year) + 1900, 4) + Self.digits(Int(parts.tm_mon) + 1, 2)
            + Self.digits(Int(parts.tm_mday), 2)
        let time =
            Self.digits(Int(parts.tm_hour), 2) + Self.digits(Int(parts.tm_min), 2)
            + Self.digits(Int(parts.tm_sec), 2)
        return "\(date)T\(time)Z"
    }

    /// The form of the credential scope: `20260102`.
    public var day: String { String(timestamp.prefix(8)) }

    private static func digits(_ number: Int, _ count: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(count - text.count, 0)) + text
    }
}
