internal import Glibc
internal import IVSChat

extension ChatTimestamp.Instant {
    /// The form in which IVS Chat writes a time: UTC, nine digits of a second at most, trailing zeros cut.
    var text: String {
        var seconds = time_t(self.seconds)
        var parts = tm()
        gmtime_r(&seconds, &parts)
        let date = [(parts.tm_year + 1900, 4), (parts.tm_mon + 1, 2), (parts.tm_mday, 2)]
        let time = [(parts.tm_hour, 2), (parts.tm_min, 2), (parts.tm_sec, 2)]
        var text = date.map(Self.digits).joined(separator: "-") + "T" + time.map(Self.digits).joined(separator: ":")
        if nanoseconds > 0 {
            let fraction = Self.digits(nanoseconds, 9)
            let zeros = fraction.utf8.reversed().prefix { $0 == UInt8(ascii: "0") }.count
            text += "." + fraction.dropLast(zeros)
        }
        return text + "Z"
    }

    /// The time this many whole seconds later.
    func adding(seconds: Int64) -> Self {
        Self(seconds: self.seconds + seconds, nanoseconds: nanoseconds)
    }

    private static func digits(_ number: Int32, _ count: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(count - text.count, 0)) + text
    }
}
