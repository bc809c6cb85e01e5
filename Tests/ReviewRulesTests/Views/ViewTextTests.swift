import SeededNumbers
import Testing

@testable import ReviewRules

@Suite("A view of a text")
struct ViewTextTests {
    private static let readings = [ViewText.Reading.caseless, .folded]

    private func view(_ text: String, as reading: ViewText.Reading) -> ViewText {
        ViewText(Array(text.utf8), as: reading)
    }

    @Test("folds the case of ASCII letters and keeps the rest of ASCII", arguments: readings)
    func ascii(reading: ViewText.Reading) {
        let text = String(String.UnicodeScalarView((0..<128).compactMap(Unicode.Scalar.init)))
        #expect(view(text, as: reading).bytes == Array(text.lowercased().utf8))
    }

    @Test("maps each of its ranges to whole code points of the source", arguments: readings)
    func map(reading: ViewText.Reading) {
        var random = SeededGenerator(seed: 4)
        let pieces = ["a", "B", "é", "日", "😀", "\u{301}", "\u{200B}", " ", "ß", "ﬁ", "İ", "㎏", "🇫"]
        for _ in 0..<2000 {
            let text = random.list(0...10) { $0.pick(pieces) }.joined()
            let source = Array(text.utf8)
            let view = view(text, as: reading)
            #expect(String(validating: view.bytes, as: UTF8.self) != nil)
            var previous = 0
            for index in view.bytes.indices {
                let range = view.sourceRange(of: index..<(index + 1), in: source.span)
                #expect(!range.isEmpty && range.lowerBound >= previous)
                #expect(String(validating: source[range], as: UTF8.self)?.unicodeScalars.count == 1)
                previous = range.lowerBound
            }
            if let last = view.bytes.indices.last {
                let whole = view.sourceRange(of: 0..<view.bytes.count, in: source.span)
                #expect(whole.lowerBound == view.sourceRange(of: 0..<1, in: source.span).lowerBound)
                #expect(whole.upperBound == view.sourceRange(of: last..<(last + 1), in: source.span).upperBound)
            }
            let end = view.sourceRange(of: view.bytes.count..<view.bytes.count, in: source.span)
            #expect(end == source.count..<source.count)
        }
    }

    @Test("of a new text holds nothing of the text before", arguments: readings)
    func reuse(reading: ViewText.Reading) {
        var view = view("something long", as: reading)
        view.read(Array("Ab".utf8).span, folding: reading == .folded)
        #expect(view.bytes == Array("ab".utf8))
        #expect(view.sourceRange(of: 0..<2, in: Array("Ab".utf8).span) == 0..<2)
        view.read(Array("".utf8).span, folding: reading == .folded)
        #expect(view.bytes.isEmpty)
    }
}
