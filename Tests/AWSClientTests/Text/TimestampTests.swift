import Testing

@testable import AWSClient

@Suite("Times")
struct TimestampTests {
    static let good: [(String, Int64)] = [
        ("1970-01-01T00:00:00Z", 0), ("2026-01-02T03:04:05Z", 1_767_323_045_000),
        ("2026-01-02T03:04:05.6Z", 1_767_323_045_600), ("2026-01-02T03:04:05.678901234Z", 1_767_323_045_678),
        ("2026-01-02T05:04:05+02:00", 1_767_323_045_000), ("2026-01-01T19:34:05-0730", 1_767_323_045_000),
        ("2026-01-02T03:04:05UTC", 1_767_323_045_000), ("2024-02-29T23:59:59Z", 1_709_251_199_000),
        ("1969-12-31T23:59:59Z", -1_000),
    ]

    @Test("ISO 8601", arguments: good)
    func iso8601(text: String, milliseconds: Int64) {
        #expect(Timestamp(iso8601: text)?.millisecondsSince1970 == milliseconds)
    }

    static let bad = [
        "", "2026", "2026-01-02", "2026-01-02T03:04:05", "2026-13-02T03:04:05Z", "2026-01-02T24:04:05Z",
        "2026-01-02 03:04:05Z", "2026-01-02T03:04:05Zx", "2026-01-02T03:04:05+2", "x026-01-02T03:04:05Z",
        "１026-01-02T03:04:05Z",
    ]

    @Test("What is no ISO 8601 time is none", arguments: bad)
    func notISO8601(text: String) {
        #expect(Timestamp(iso8601: text) == nil)
    }

    @Test("HTTP dates")
    func httpDate() {
        #expect(Timestamp(httpDate: "Fri, 02 Jan 2026 03:04:05 GMT") == Bench.start)
        #expect(Timestamp(httpDate: "Sun, 06 Nov 1994 08:49:37 GMT")?.text == "1994-11-06T08:49:37Z")
        for text in [
            "", "Friday", "Fri, 02 Jab 2026 03:04:05 GMT", "Fri, 02 Jan 2026 03:04:05 CET",
            "Fri, 2 Jan 2026 03:04:05 GMT",
        ] {
            #expect(Timestamp(httpDate: text) == nil)
        }
    }

    @Test("Written times are read back")
    func text() {
        for seconds: Int64 in [0, 951_782_400, 1_767_323_045, 4_102_444_799, -1] {
            let time = Timestamp(millisecondsSince1970: seconds * 1_000)
            #expect(Timestamp(iso8601: time.text) == time)
        }
    }
}
