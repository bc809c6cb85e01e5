import Foundation
import JSONText
import Testing

@Suite struct EscapeTests {
    @Test("Every code unit below U+0020 reads from its escape, and is refused raw", arguments: UInt8(0)..<0x20)
    func controls(_ unit: UInt8) throws {
        let escape = Array(String(format: "\"\\u%04X\"", unit).utf8)
        #expect(try readString(escape) == String(Unicode.Scalar(unit)))
        let raw = [UInt8(ascii: "\""), unit, UInt8(ascii: "\"")]
        #expect(skippingError(raw) == JSONError(code: .controlCharacter, offset: 1))
    }

    @Test(
        "Short escapes read as RFC 8259 has them",
        arguments: [
            (#""\"""#, "\""), (#""\\""#, "\\"), (#""\/""#, "/"), (#""\b""#, "\u{8}"), (#""\f""#, "\u{C}"),
            (#""\n""#, "\n"), (#""\r""#, "\r"), (#""\t""#, "\t"), (#""\\n""#, #"\n"#), (#""\\\\""#, #"\\"#),
            (#""a\u0041\u00e9\u20AC\ud83d\ude00z""#, "aAé€😀z"), (#""\u0000""#, "\u{0}"),
        ])
    func short(_ json: String, _ text: String) throws {
        #expect(try readString(Array(json.utf8)) == text)
    }

    @Test("Every code unit of the basic plane reads from its escape; a surrogate alone reads as U+FFFD")
    func allUnits() throws {
        for unit in UInt16.min...UInt16.max {
            let escape = Array(String(format: "\"\\u%04x\"", unit).utf8)
            let expected = Unicode.Scalar(unit) ?? "\u{FFFD}"
            #expect(try readString(escape).unicodeScalars.elementsEqual([expected]))
        }
    }

    @Test(
        "Surrogate escapes pair up from the left, and those left over read as U+FFFD",
        arguments: [
            (#""\uD800\uDC00""#, "\u{10000}"), (#""\uDBFF\uDFFF""#, "\u{10FFFF}"), (#""\ud83d\ude00""#, "😀"),
            (#""\uD800""#, "\u{FFFD}"), (#""\uDFFF""#, "\u{FFFD}"), (#""\uD800x""#, "\u{FFFD}x"),
            (#""\uD800\n""#, "\u{FFFD}\n"), (#""\uD800\u0041""#, "\u{FFFD}A"), (#""\uD800\\uDC00""#, #"�\uDC00"#),
            (#""\uDC00\uD800""#, "\u{FFFD}\u{FFFD}"), (#""\uD83D\uD83D\uDE00""#, "\u{FFFD}😀"),
            (#""\uD83D\uDE00\uDE00""#, "😀\u{FFFD}"),
        ])
    func surrogates(_ json: String, _ text: String) throws {
        #expect(try readString(Array(json.utf8)).unicodeScalars.elementsEqual(text.unicodeScalars))
    }

    @Test("Every code point survives writing and reading")
    func allCodePoints() throws {
        for start in stride(from: UInt32(0), to: 0x110000, by: 0x1000) {
            let text = String(String.UnicodeScalarView((start..<start + 0x1000).compactMap(Unicode.Scalar.init)))
            #expect(try readString(written(text)).utf8.elementsEqual(text.utf8))
        }
    }
}
