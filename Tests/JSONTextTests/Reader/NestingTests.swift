import JSONText
import SeededNumbers
import Testing

@Suite struct NestingTests {
    static let limit = JSONReader.nestingLimit

    @Test(
        "Values nest to the limit and not one deeper",
        arguments: [("[", "]"), (#"{"a":"#, "}"), (#"[{"a":"#, "}]")])
    func limit(_ opening: String, _ closing: String) {
        let levels = opening.hasPrefix("[{") ? 2 : 1
        func nested(_ count: Int) -> [UInt8] {
            Array((String(repeating: opening, count: count) + "0" + String(repeating: closing, count: count)).utf8)
        }
        let deepest = Self.limit / levels
        #expect(skippingError(nested(deepest)) == nil)
        #expect(readingError(nested(deepest)) == nil)
        let error = JSONError(code: .nestingTooDeep, offset: deepest * opening.utf8.count)
        #expect(skippingError(nested(deepest + 1)) == error)
        #expect(readingError(nested(deepest + 1)) == error)
    }

    @Test("What was closed does not count as depth")
    func siblings() {
        let text = "[" + String(repeating: "[[]],{\"a\":{}},", count: 2 * Self.limit) + "[]]"
        #expect(skippingError(Array(text.utf8)) == nil)
    }

    @Test("6 MB of opening brackets are refused without a crash", arguments: ["[", "{\"a\":", "{\"\":[", "[["])
    func bomb(_ opening: String) {
        let text = Array(String(repeating: opening, count: 6_000_000 / opening.utf8.count).utf8)
        #expect(skippingError(text)?.code == .nestingTooDeep)
        #expect(readingError(text)?.code == .nestingTooDeep)
    }

    @Test("The kind of each open container is remembered at every depth")
    func kinds() {
        var generator = SeededGenerator(seed: 3)
        let kinds = (0..<Self.limit).map { _ in Bool.random(using: &generator) }
        let opening = kinds.map { $0 ? #"{"a":"# : "[" }.joined()
        let closing = kinds.reversed().map { $0 ? "}" : "]" }
        #expect(skippingError(Array((opening + "1" + closing.joined()).utf8)) == nil)
        for depth in closing.indices {
            var wrong = closing
            wrong[depth] = wrong[depth] == "}" ? "]" : "}"
            let error = skippingError(Array((opening + "1" + wrong.joined()).utf8))
            #expect(error == JSONError(code: .unexpectedByte, offset: opening.utf8.count + 1 + depth))
        }
    }
}
