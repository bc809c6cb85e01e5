import IVSChat
import SeededNumbers
import Testing

@testable import LocalIVSChat

@Suite struct SmallPartsTests {
    @Test(
        "A time is written with nine digits of a second at most, trailing zeros cut",
        arguments: [
            (0, 0, "1970-01-01T00:00:00Z"), (1_669_969_280, 754_555_595, "2022-12-02T08:21:20.754555595Z"),
            (1_669_969_551, 136_912_720, "2022-12-02T08:25:51.13691272Z"),
            (1_767_323_045, 1, "2026-01-02T03:04:05.000000001Z"),
            (1_709_164_800, 500_000_000, "2024-02-29T00:00:00.5Z"),
        ] as [(Int64, Int32, String)])
    func timestamps(seconds: Int64, nanoseconds: Int32, text: String) {
        let instant = ChatTimestamp.Instant(seconds: seconds, nanoseconds: nanoseconds)
        #expect(instant.text == text)
        #expect(ChatTimestamp.Instant(iso8601: text) == instant)
    }

    @Test("Percent-encoding is undone, and broken escapes are found")
    func percentEncoding() {
        #expect(PercentEncoding.decoded("arn%3Aaws%2f%C3%A9+") == "arn:aws/é+")
        for broken in ["%", "%4", "%zz", "%ff"] { #expect(PercentEncoding.decoded(broken) == nil) }
        #expect(PercentEncoding.query("a=1&b&a=%20")?.map(\.value) == ["1", "", " "])
        #expect(PercentEncoding.query("a=%f") == nil)
    }

    @Test("A bucket gives a second's worth at once, and then one at a time")
    func buckets() {
        var bucket = TokenBucket(perSecond: 10, at: 0)
        let times = [UInt64](repeating: 0, count: 11) + [99_000_000, 100_000_000, 100_000_000, 3_600_000_000_000]
        let isTaken = times.map { bucket.take(at: $0) }
        #expect(isTaken == [Bool](repeating: true, count: 10) + [false, false, true, false, true])
    }

    @Test("Request ids look like UUIDs, other ids are letters and digits")
    func identifiers() {
        let random = RandomSource(SeededGenerator(seed: 1))
        #expect(random.requestID().split(separator: "-").map(\.count) == [8, 4, 4, 4, 12])
        let id = random.identifier(12)
        #expect(id.count == 12 && id.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) })
        #expect(random.identifier(12) != id)
    }
}
