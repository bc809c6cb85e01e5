import IVSChat
import Testing

@Suite("Points in time")
struct TimestampTests {
    @Test(
        "ISO 8601 with up to nine digits of a second",
        arguments: [
            ("1970-01-01T00:00:00Z", 0, 0), ("2022-12-02T08:25:51.13691272Z", 1_669_969_551, 136_912_720),
            ("2022-12-02T08:21:20.754555595Z", 1_669_969_280, 754_555_595),
            ("2022-12-02T08:25:51.1Z", 1_669_969_551, 100_000_000),
            ("2022-12-02T09:25:51+01:00", 1_669_969_551, 0), ("2022-12-02T02:55:51-0530", 1_669_969_551, 0),
            ("1969-12-31T23:59:59.5Z", -1, 500_000_000), ("2024-02-29T00:00:00Z", 1_709_164_800, 0),
            ("2022-12-02T08:25:51.1234567891234Z", 1_669_969_551, 123_456_789),
            ("0001-01-01T00:00:00Z", -62_135_596_800, 0),
        ])
    func valid(text: String, seconds: Int64, nanoseconds: Int32) {
        let time = ChatTimestamp(text)
        #expect(time.instant == ChatTimestamp.Instant(seconds: seconds, nanoseconds: nanoseconds))
        #expect(time.text == text && "\(time)" == text)
    }

    @Test(
        "Anything else keeps its text and means nothing",
        arguments: [
            "", "2022-12-02", "2022-12-02T08:25:51", "2022-13-02T08:25:51Z", "2022-02-29T08:25:51Z",
            "2022-12-02T24:25:51Z", "2022-12-02T08:25:51.Z", "2022-12-02T08:25:51ZZ", "2022-12-02T08:25:51+1:00",
            "١٩٧٠-01-01T00:00:00Z", "now",
        ])
    func invalid(text: String) {
        #expect(ChatTimestamp(text).instant == nil)
        #expect(ChatTimestamp(text).text == text)
    }

    @Test("Instants are ordered by time")
    func order() throws {
        let texts = ["2022-12-02T08:25:51Z", "2022-12-02T08:25:51.000000001Z", "2022-12-02T08:25:52Z"]
        let instants = try texts.map { try #require(ChatTimestamp($0).instant) }
        #expect(instants == instants.shuffled().sorted())
    }
}
