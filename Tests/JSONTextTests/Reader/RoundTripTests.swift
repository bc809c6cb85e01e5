import Foundation
import JSONText
import SeededNumbers
import Testing

@Suite struct RoundTripTests {
    static let strings: [String] = {
        var generator = SeededGenerator(seed: 8259)
        return (0..<3000).map { _ in generator.string(upTo: 60) }
    }()

    static let json: [UInt8] = {
        var writer = JSONWriter()
        writer.beginArray()
        for string in strings {
            writer.string(string)
        }
        writer.endArray()
        return writer.bytes
    }()

    /// Byte by byte: `==` takes canonically equivalent strings for equal.
    private func expectAll(_ strings: [String]) {
        #expect(strings.count == Self.strings.count)
        for (string, expected) in zip(strings, Self.strings) {
            #expect(string.utf8.elementsEqual(expected.utf8))
        }
    }

    @Test("What we write reads as it was")
    func ours() throws {
        expectAll(try readStrings(Self.json))
    }

    @Test("What we write, Foundation reads as it was")
    func foundationReads() throws {
        let parsed = try JSONSerialization.jsonObject(with: Data(Self.json))
        expectAll(try #require(parsed as? [String]))
    }

    @Test("What Foundation writes, we read as it was")
    func foundationWrites() throws {
        expectAll(try readStrings([UInt8](JSONSerialization.data(withJSONObject: Self.strings))))
    }

    @Test("What python3 makes of our text, escapes alone, we read as it was")
    func python() throws {
        let rewritten = try Python.rewrite(Self.json)
        #expect(rewritten.allSatisfy { $0 < 0x80 })
        expectAll(try readStrings(rewritten))
    }
}
