import PCRE2
import Testing

@testable import ReviewRules

@Suite("A folded literal")
struct FoldedLiteralTests {
    private func forms(_ text: String) -> [[UInt8]]? {
        FoldedLiteral.alternatives([Literal(scalars: text.unicodeScalars.map(\.value))])
    }

    @Test(
        "is folded and collapsed as texts are",
        arguments: [("Free", "fre"), ("kill  it", "ki it"), ("straße", "strase"), ("ｂｔｃ", "btc"), ("é\u{301}a", "ea")])
    func form(_ literal: String, _ expected: String) {
        #expect(forms(literal) == [Array(expected.utf8)])
    }

    @Test("that folds to nothing says nothing", arguments: ["\u{200B}", "\u{301}\u{302}"])
    func nothing(_ literal: String) {
        #expect(forms(literal) == nil)
    }

    @Test("is found in every text that equals it but for case, for every letter that has cases")
    func everyCase() throws {
        var matcher = try Matcher()
        var checked = 0
        for value in UInt32(0x41)...0x1E943 {
            let folded = FoldTable.simpleFold(value)
            guard folded != value, let scalar = Unicode.Scalar(value), let literal = Unicode.Scalar(folded) else {
                continue
            }
            let pattern = try CompiledPattern("(?i)\\x{\(String(folded, radix: 16))}", options: .unicodeProperties)
            let text = String(Character(scalar))
            let outcome = text.utf8.withContiguousStorageIfAvailable { bytes in
                // SAFETY: the bytes of a string are valid UTF-8.
                matcher.search(unsafe UTF8Span(unchecked: bytes.span), for: pattern)
            }
            guard outcome == .match, let form = forms(String(Character(literal)))?.first else { continue }
            checked += 1
            let collapsed = CollapsedText.bytes(of: ViewText(Array(text.utf8), as: .folded).bytes)
            #expect(collapsed == form, "U+\(String(value, radix: 16))")
        }
        #expect(checked > 1000)
    }
}
