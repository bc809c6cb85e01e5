import Foundation
import JSONText
import SeededNumbers
import Testing

@Suite struct JSONWriterTests {
    private func text(_ writer: JSONWriter) -> String {
        String(decoding: writer.bytes, as: UTF8.self)
    }

    @Test("Commas stand between members and elements, and nowhere else")
    func commas() {
        var writer = JSONWriter()
        writer.beginObject()
        writer.name("a")
        writer.beginArray()
        writer.endArray()
        writer.name("b")
        writer.beginArray()
        writer.beginObject()
        writer.endObject()
        writer.beginArray()
        writer.null()
        writer.bool(true)
        writer.bool(false)
        writer.endArray()
        writer.string("{[:,")
        writer.string("")
        writer.integer(1)
        writer.decimal(2.5, digits: 1)
        writer.raw(Array(#"{"x":[]}"#.utf8))
        writer.string(utf8: [])
        writer.endArray()
        writer.name(utf8: [0x63])
        writer.beginObject()
        writer.endObject()
        writer.endObject()
        #expect(text(writer) == #"{"a":[],"b":[{},[null,true,false],"{[:,","",1,2.5,{"x":[]},""],"c":{}}"#)
    }

    @Test("A writer is used again, and nothing of the text before is left")
    func reuse() {
        var writer = JSONWriter()
        writer.beginArray()
        writer.string("secret")
        writer.removeAll()
        writer.null()
        #expect(text(writer) == "null")
    }

    @Test("Integers are written whole", arguments: [0, 1, -1, 9, 10, 1024, -4096, Int.max, Int.min])
    func integers(_ value: Int) {
        var writer = JSONWriter()
        writer.integer(value)
        #expect(text(writer) == String(value))
    }

    @Test(
        "Decimals have the digits asked for, rounded from the exact value as printf does",
        arguments: [
            0, 1, -1, 0.5, 1.5, 2.5, 0.05, 0.125, 0.375, 1.005, 1.115, 0.285, 2.675, 1.45, 99.995, 999.9999, 1e-9,
            .leastNonzeroMagnitude,
            -12.345, -0.5, 123456789.987654321, 4503599627370497.5, 9007199254740992, 12.3456789,
        ])
    func decimals(_ value: Double) {
        for digits in 0...3 {
            var writer = JSONWriter()
            writer.decimal(value, digits: digits)
            let expected = String(format: "%.\(digits)f", value)
            // printf keeps the sign of what rounds to zero.
            let isZero = !expected.contains { ("1"..."9").contains($0) }
            #expect(text(writer) == (isZero ? expected.replacing("-", with: "") : expected))
        }
    }

    @Test("Random decimals are rounded as printf does")
    func randomDecimals() {
        var generator = SeededGenerator(seed: 17)
        for _ in 0..<5000 {
            let thousandths = Double(Int.random(in: 0...99_999_999, using: &generator)) / 1000
            let value = Bool.random(using: &generator) ? thousandths : Double.random(in: 0...1e9, using: &generator)
            var writer = JSONWriter()
            writer.decimal(value, digits: 2)
            #expect(text(writer) == String(format: "%.2f", value))
        }
    }

    @Test("A decimal beyond 64 bits is still a JSON number; what is not finite is null")
    func extremes() throws {
        for value in [1e19, -1e300, Double.greatestFiniteMagnitude, 0x1p64, 0x1p200] {
            var writer = JSONWriter()
            writer.decimal(value, digits: 3)
            #expect(skippingError(writer.bytes) == nil)
            #expect(Double(text(writer)) == value)
        }
        for value in [Double.nan, .infinity, -.infinity] {
            var writer = JSONWriter()
            writer.decimal(value, digits: 3)
            #expect(text(writer) == "null")
        }
        var writer = JSONWriter()
        writer.decimal(-0.0, digits: 1)
        #expect(text(writer) == "0.0")
    }
}
