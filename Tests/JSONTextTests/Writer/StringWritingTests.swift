import Foundation
import JSONText
import SeededNumbers
import Testing

@Suite struct StringWritingTests {
    @Test("Each control character is escaped, with the short form where there is one", arguments: UInt8(0)..<0x20)
    func controls(_ unit: UInt8) throws {
        let short: [UInt8: String] = [8: #"\b"#, 9: #"\t"#, 10: #"\n"#, 12: #"\f"#, 13: #"\r"#]
        let json = written(String(Unicode.Scalar(unit)))
        #expect(json == Array("\"\(short[unit] ?? String(format: "\\u%04x", unit))\"".utf8))
        let parsed = try JSONSerialization.jsonObject(with: Data(json), options: .fragmentsAllowed)
        #expect(parsed as? String == String(Unicode.Scalar(unit)))
    }

    @Test(
        "Quote and backslash are escaped; everything else stands as it is",
        arguments: [
            ("\"", #""\"""#), ("\\", #""\\""#), ("/", #""/""#), ("\u{7F}", "\"\u{7F}\""), ("é€😀", "\"é€😀\""),
            ("\u{2028}\u{2029}", "\"\u{2028}\u{2029}\""), ("\u{FEFF}", "\"\u{FEFF}\""), (#"a\nb"#, #""a\\nb""#),
            ("", "\"\""), ("line1\nline2", #""line1\nline2""#),
        ])
    func text(_ text: String, _ json: String) {
        #expect(written(text) == Array(json.utf8))
    }

    @Test("Bytes that are not UTF-8 become U+FFFD, one for each maximal subpart, as in Swift's own decoding")
    func invalidUTF8() {
        var generator = SeededGenerator(seed: 3629)
        let leads: [UInt8] = [
            0x22, 0x41, 0x80, 0xBF, 0xC1, 0xC3, 0xE0, 0xA0, 0xE2, 0xED, 0x9F, 0xF0, 0x90, 0xF4, 0x8F, 0xFF,
        ]
        for _ in 0..<20_000 {
            let bytes = (0..<Int.random(in: 0...12, using: &generator)).map { _ in
                leads[Int.random(in: leads.indices, using: &generator)]
            }
            var writer = JSONWriter()
            writer.string(utf8: bytes)
            #expect(writer.bytes == written(String(decoding: bytes, as: UTF8.self)))
            #expect(skippingError(writer.bytes) == nil)
            #expect(JSONWriter.encodedCount(utf8: bytes) == writer.bytes.count)
        }
    }

    @Test("The size of a string is known without writing it")
    func encodedCount() {
        for string in RoundTripTests.strings {
            #expect(JSONWriter.encodedCount(utf8: string.utf8) == written(string).count)
        }
    }

    @Test("A collection without contiguous storage is written alike")
    func notContiguous() {
        let bytes = Array("a\"é\u{1F600}\n".utf8) + [0xFF]
        var writer = JSONWriter()
        writer.string(utf8: bytes.lazy.map { $0 })
        #expect(writer.bytes == Array(#""a\"é😀\n�""#.utf8))
        #expect(JSONWriter.encodedCount(utf8: bytes.lazy.map { $0 }) == writer.bytes.count)
    }
}
