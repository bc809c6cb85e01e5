import SeededNumbers
import Testing

@testable import ReviewRules

/// A filter that finds something in a text never says of its facts that it would not.
@Suite("The facts of a text")
struct TextFactsTests {
    private static let filters: [Filter] =
        [
            .links(LinkFilter()), .mentions(MentionFilter(max: 2)),
            .caps(CapsFilter(minLength: 3, maxPercent: 60)), .caps(CapsFilter(maxPercent: 0)),
            .repetition(RepetitionFilter(characters: 2)), .repetition(RepetitionFilter(words: 1)),
            .repetition(RepetitionFilter(characters: 4, words: 2)),
            .repetition(RepetitionFilter(characters: 0, words: 0)),
            .symbols(SymbolFilter(minLength: 2, maxPercent: 40)), .symbols(SymbolFilter(maxPercent: 0)),
            .emoji(EmojiFilter(max: 0)), .mentions(MentionFilter(max: 0)), .mentions(MentionFilter(max: 1)),
            .length(LengthFilter(max: 10)), .length(LengthFilter(max: 0)), .length(LengthFilter(lines: 1)),
            .length(LengthFilter(lines: 0)), .length(LengthFilter(max: 20, lines: 2)), .zalgo(ZalgoFilter(maxMarks: 0)),
            .invisible, .mixedScript,
        ] + PIIFilter.Kind.allCases.map { .pii(PIIFilter([$0])) }

    private func expectNothingMissed(_ text: String) throws {
        let bytes = Array(text.utf8)
        try #require(bytes.allSatisfy { $0 < 0x80 })
        let facts = TextFacts(bytes.span)
        for filter in Self.filters where !filter.mayHit(facts) {
            #expect(pieces(of: text, foundBy: filter).isEmpty, "\(filter) in \(text.debugDescription)")
        }
    }

    @Test(
        "of what the filters are made for promise a hit",
        arguments: [
            "", "a", ".", "HELLO", "Hi THERE", "aaa", "aAa", "a a", "a b a b", "a-a a_a", "!!!", "#$%", "@bob",
            "mail a@b.com",
            "bob (at) example (dot) com", "bob [@] example.com", "call 5551234567", "+44 20 7946 0958",
            "4111 1111 1111 1111", "4222222222222", "192.168.0.1", "1[.]2[.]3[.]4",
            "0x52908400098527886E0F7030069857D2E4169EE7", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa",
            "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", "a\nb", "a\r\nb", "a\r\n\r\nb", "a\u{0}b", "\u{7F}",
            "report.zip",
            "http://example.com", "hxxp[:]//example[.]com", "example . com", "example dot com", "example(dot)com",
            "google .com", "1234567890 1", "a\tb\u{B}c",
        ])
    func table(text: String) throws {
        try expectNothingMissed(text)
    }

    @Test("of random text never deny what a filter finds", arguments: 0..<20)
    func random(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(4000 + seed))
        let characters = (UInt8(0)..<0x80).map { String(UnicodeScalar($0)) }
        let pieces = [
            "a", "A", "b", "B", " ", " ", ".", ",", "!", "1", "23", "4111", "@", ":", "/", "//", "[", "]", "(", ")",
            "dot", "at",
            "com", "zip", "http", "www", "call", "+", "-", "_", "\n", "\r\n", "0x", "bc1q", "spam ", "Spam ",
        ]
        for _ in 0..<500 {
            let pool = random.oneIn(3) ? characters : pieces
            try expectNothingMissed(random.list(0...24) { $0.pick(pool) }.joined())
        }
    }
}

/// The look that the link filter takes first, which texts beyond ASCII need as well.
@Suite("Texts that may hold a link")
struct LinkLookTests {
    @Test(
        "hold what joins two labels, or a scheme",
        arguments: [
            ("", false), ("hello there", false), ("that was it.", false), ("wait... what? no.", false),
            ("so: what", false),
            ("done :) do you", false), ("10:30", false), ("a.b", true), ("a. b .c", true), ("a .b", true),
            ("a[.]b", true),
            ("a dot b", true), ("a DOT b", true), ("http://x", true), ("http[:]//x", true), ("http:\\\\x", true),
            ("x.é", true), ("example。com", true), ("ｅxample", true),
        ])
    func table(text: String, mayHold: Bool) {
        #expect(LinkCharacters.mayHoldLink(Array(text.utf8).span) == mayHold)
    }

    @Test("are all that hold one", arguments: 0..<20)
    func random(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(5000 + seed))
        let filter = Filter.links(LinkFilter(deny: [try DomainPattern(parsing: "*")]))
        let characters = [
            "a", "B", "com", ".", ". ", " .", "[", "]", "(", ")", " dot ", "DOT", ":", "/", "//", "\\", "1", " ", "-",
        ]
        for _ in 0..<500 {
            let text = random.list(0...12) { $0.pick(characters) }.joined()
            // A degree sign begins with a byte that other dots begin with as well, and ends any link.
            #expect(
                pieces(of: text, foundBy: filter) == pieces(of: text + " °", foundBy: filter),
                "\(text.debugDescription)")
        }
    }
}
