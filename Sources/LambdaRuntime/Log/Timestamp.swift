internal import Glibc

/// A moment, written as RFC 3339 with milliseconds in UTC: `2025-11-21T06:14:00.123Z`. Without a valid one Lambda takes a
/// JSON record for level INFO.
struct Timestamp {
    /// The length of the text: years of four digits.
    static let byteCount = 24

    let millisecondsSince1970: Int64

    init(millisecondsSince1970: Int64) {
        self.millisecondsSince1970 = millisecondsSince1970
    }

    init(_ time: timespec) {
        millisecondsSince1970 = Int64(time.tv_sec) &* 1_000 &+ Int64(time.tv_nsec) / 1_000_000
    }

    /// The system's clock, in ms since 1970 UTC.
    static func now() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Timestamp(time).millisecondsSince1970
    }

    var text: String {
        String(unsafeUninitializedCapacity: Self.byteCount) { buffer in
            guard let address = buffer.baseAddress else { return 0 }
            write(to: address)
            return Self.byteCount
        }
    }

    /// Writes the 24 bytes; nothing but arithmetic, so that a signal handler may call it.
    func write(to bytes: UnsafeMutablePointer<UInt8>) {
        let millisecondsPerDay: Int64 = 86_400_000
        var days = millisecondsSince1970 / millisecondsPerDay
        var rest = millisecondsSince1970 % millisecondsPerDay
        if rest < 0 {
            rest &+= millisecondsPerDay
            days &-= 1
        }
        let date = Self.civilDate(days)
        Self.put(date.year, digits: 4, end: UInt8(ascii: "-"), at: bytes)
        Self.put(date.month, digits: 2, end: UInt8(ascii: "-"), at: bytes + 5)
        Self.put(date.day, digits: 2, end: UInt8(ascii: "T"), at: bytes + 8)
        Self.put(rest / 3_600_000, digits: 2, end: UInt8(ascii: ":"), at: bytes + 11)
        Self.put(rest / 60_000 % 60, digits: 2, end: UInt8(ascii: ":"), at: bytes + 14)
        Self.put(rest / 1_000 % 60, digits: 2, end: UInt8(ascii: "."), at: bytes + 17)
        Self.put(rest % 1_000, digits: 3, end: UInt8(ascii: "Z"), at: bytes + 20)
    }

    /// The Gregorian date of a day counted from 1970-01-01 (Hinnant, "chrono-Compatible Low-Level Date Algorithms",
    /// civil_from_days).
    private static func civilDate(_ days: Int64) -> (year: Int64, month: Int64, day: Int64) {
        let shifted = days &+ 719_468
        let era = (shifted >= 0 ? shifted : shifted &- 146_096) / 146_097
        let dayOfEra = shifted &- era &* 146_097
        let yearOfEra = (dayOfEra &- dayOfEra / 1_460 &+ dayOfEra / 36_524 &- dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra &- (365 &* yearOfEra &+ yearOfEra / 4 &- yearOfEra / 100)
        let shiftedMonth = (5 &* dayOfYear &+ 2) / 153
        let day = dayOfYear &- (153 &* shiftedMonth &+ 2) / 5 &+ 1
        let month = shiftedMonth < 10 ? shiftedMonth &+ 3 : shiftedMonth &- 9
        return (yearOfEra &+ era &* 400 &+ (month <= 2 ? 1 : 0), month, day)
    }

    private static func put(_ number: Int64, digits: Int, end: UInt8, at bytes: UnsafeMutablePointer<UInt8>) {
        var rest = number
        var index = digits
        while index > 0 {
            index &-= 1
            bytes[index] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        }
        bytes[digits] = end
    }
}
