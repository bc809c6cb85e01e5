import SeededNumbers
import Testing

@testable import ReviewRules

/// What the shape says of an ASCII text is what making the views would show.
@Suite("The shape of a text")
struct TextShapeTests {
    private func expectAgreement(_ text: String) {
        let source = Array(text.utf8)
        let facts = TextFacts(source.span)
        let shape = TextShape(source.span, facts)
        let folded = ViewText(source, as: .folded)
        let leet = ViewText(source, as: .leet)
        let joined = ViewText(source, as: .joined)
        #expect((facts.capitals > 0) == (folded.bytes != source), "\(text)")
        #expect(shape.hasLeet == (leet.bytes != folded.bytes), "\(text)")
        // Where a separator is dropped the view has a seam.
        #expect(shape.hasSeparated == !joined.seams.isEmpty, "\(text)")
        if !shape.hasSeparated { #expect(joined.bytes == leet.bytes, "\(text)") }
    }

    @Test(
        "is what the views show",
        arguments: [
            "", "a", "hello there", "Hello", "sh1t", "1234", "what a day!", "wow!!", "!wow", "w!w", "142,460", "a1",
            "1a!", "!1",
            "f u c k", "f.u.c.k", "fu-ck", "I a", "i am", "don't", "DON'T", "he'll", "they're", "rock'n'roll", "a,b",
            "a, b",
            "a....b", "a...b", "a ... b", "_a_", "a_b", "aa bb", "aa b", "a'", "'s", "x 's", "a''s", "$ $", "@ss",
            "a@b.c",
            "hi :)", "a\tb", "a\nb", "a \n b", "1 2 3", "u r", "(a)b", "+1", "c++", "|a|", "\u{0}a\u{1}",
        ])
    func table(text: String) {
        expectAgreement(text)
    }

    @Test("is what the views show of random text", arguments: 0..<20)
    func random(seed: Int) {
        var random = SeededGenerator(seed: UInt64(900 + seed))
        let characters = Array("aAbltsmvreL 1!|5$_'.,-  \t").map { String($0) }
        for _ in 0..<2000 { expectAgreement(random.list(0...14) { $0.pick(characters) }.joined()) }
    }
}
