import SeededNumbers
import Testing

@testable import ReviewRules

@Suite("Grapheme breaks")
struct GraphemeBreaksTests {
    private static let pieces = [
        "a", " ", "\r", "\n", "\r\n", "\0", "\u{301}", "\u{200D}", "\u{FE0F}", "\u{20E3}", "1", "é", "日", "👩", "👧", "❤",
        "🏽",
        "🇫", "🇷", "\u{1100}", "\u{1161}", "\u{11A8}", "각", "\u{915}", "\u{94D}", "\u{937}", "\u{600}", "\u{E33}",
        "\u{200B}",
        "\u{AD}", "\u{E0067}", "\u{E007F}", "🏴", "\u{10FFFF}", "\u{FFFD}",
    ]

    private func breaks(_ text: String) -> GraphemeBreaks {
        var breaks = GraphemeBreaks()
        breaks.read(Array(text.utf8).span)
        return breaks
    }

    /// The byte offsets at which Swift's characters begin, and the end.
    private func offsets(_ text: String) -> [Int] {
        text.indices.map { text.utf8.distance(from: text.startIndex, to: $0) } + [text.utf8.count]
    }

    @Test("are those of Swift's characters, on random texts")
    func characters() {
        var random = SeededGenerator(seed: 2)
        for _ in 0..<5000 {
            let text = random.list(0...12) { $0.pick(Self.pieces) }.joined()
            let breaks = breaks(text)
            let found = (0...text.utf8.count).filter { breaks.isBreak(at: $0) }
            #expect(found == offsets(text), "\(text.unicodeScalars.map { String($0.value, radix: 16) })")
            #expect(breaks.count(in: 0..<text.utf8.count) == text.count)
        }
    }

    @Test("widen a range to the clusters it touches, and leave an empty one")
    func widening() {
        var random = SeededGenerator(seed: 3)
        for _ in 0..<2000 {
            let text = random.list(1...8) { $0.pick(Self.pieces) }.joined()
            let breaks = breaks(text)
            let offsets = offsets(text)
            let bounds = random.list(2...2) { Int.random(in: 0...text.utf8.count, using: &$0) }.sorted()
            let widened = breaks.widened(bounds[0]..<bounds[1])
            guard bounds[0] < bounds[1] else {
                #expect(widened == bounds[0]..<bounds[1])
                continue
            }
            #expect(widened.lowerBound == offsets.last { $0 <= bounds[0] })
            #expect(widened.upperBound == offsets.first { $0 >= bounds[1] })
            let clusters = zip(offsets, offsets.dropFirst()).filter { widened.contains($0.0) }
            #expect(breaks.count(in: widened) == clusters.count)
        }
    }

    @Test("of a new text are none of the text before")
    func reuse() {
        var breaks = breaks("👩‍👩‍👧 and more")
        breaks.read(Array("ab".utf8).span)
        #expect((0...2).allSatisfy { breaks.isBreak(at: $0) })
        #expect(breaks.widened(0..<1) == 0..<1)
        breaks.read(Array("".utf8).span)
        #expect(breaks.isBreak(at: 0))
        #expect(breaks.count(in: 0..<0) == 0)
    }
}
