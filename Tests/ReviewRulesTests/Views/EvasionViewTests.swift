import SeededNumbers
import Testing

@testable import ReviewRules

@Suite("The views leet and joined")
struct EvasionViewTests {
    private func read(_ text: String, _ reading: ViewText.Reading) -> String {
        String(decoding: ViewText(Array(text.utf8), as: reading).bytes, as: UTF8.self)
    }

    @Test(
        "Digits and symbols inside words are letters in leet",
        arguments: [
            ("sh1t", "shit", "shlt"), ("@ss", "ass", "ass"), ("$h!t!", "shit!", "shlt!"), ("b00b", "boob", "boob"),
            ("7h3 4r5e", "the arse", "the arse"), ("5+ar", "star", "star"), ("k|ll", "kill", "klll"),
            ("w€ak", "weak", "weak"), ("what a shit!", "what a shit!", "what a shit!"), ("wow!!!", "wow!!!", "wow!!!"),
            ("2PAC", "zpac", "zpac"), ("dıck", "dick", "dick"),
        ])
    func leet(_ text: String, _ asI: String, _ asL: String) {
        #expect(read(text, .leetAsI) == asI)
        #expect(read(text, .leetAsL) == asL)
    }

    @Test(
        "A character that looks like i and like l is read as either, and a dotless i as i",
        arguments: [
            ("𝐊𝐈𝐋𝐋", "kill", "klll"), ("ѕӏut", "siut", "slut"), ("ӀІΙƖǀ", "iiiii", "lllll"), ("ＫＩＬＬ", "kill", "klll"),
            ("іїιɩɪ𝐢ｉ", "iiiiiii", "iiiiiii"), ("𝐥ℓｌⅼł", "lllll", "lllll"), ("ılık IŞIK", "ilik isik", "ilik isik"),
            ("Illinois", "illinois", "illinois"), ("сӏ1m", "ci1m", "cl1m"),
        ])
    func either(_ text: String, _ asI: String, _ asL: String) {
        #expect(read(text, .foldedAsI) == asI)
        #expect(read(text, .foldedAsL) == asL)
        #expect(String(decoding: View.folded.text(of: Array(text.utf8)), as: UTF8.self) == asI)
        let ambiguous = ViewText(Array(text.utf8), as: .folded)
        #expect(ambiguous.hasEitherLetter == (asI != asL))
    }

    @Test(
        "What holds no letter is no leet",
        arguments: ["142,460", "10:30", "$5", "3-2", "100%", "!", "@", "1 2 3", "+1 212 555 0100", "12/11/2026"])
    func numbers(_ text: String) {
        for reading in [ViewText.Reading.leet, .leetAsI, .leetAsL, .joined] where reading != .joined || text != "1 2 3"
        {
            let joined = reading == .joined
            #expect(read(text, reading).filter(\.isLetter).isEmpty, "\(text), joined: \(joined)")
        }
    }

    @Test(
        "Separators of letters are dropped in joined",
        arguments: [
            ("f u c k", "fuck"), ("f.u.c.k", "fuck"), ("fu-ck", "fuck"), ("f_u_c_k", "fuck"), ("f - u - c - k", "fuck"),
            ("ff uu cc kk", "ffuucckk"), ("5 h 1 t", "shit"), ("f…u…c…k", "f...u...c...k"),
            ("oh f u c k you", "oh fuck you"),
            ("f\u{200B} u c k", "fuck"), ("ｆ．ｕ．ｃ．ｋ", "fuck"),
        ])
    func joined(_ text: String, _ expected: String) {
        // Three dots are the longest separator, and `…` reads as three.
        #expect(read(text, .joinedAsI) == (text.contains("…") ? "fuck" : expected))
    }

    @Test(
        "Words stay apart in joined",
        arguments: [
            "fu ck", "he'll", "don't", "we're", "I'd", "as s", "a very long day", "wait .... what", "one, two",
            "well - then",
        ])
    func apart(_ text: String) {
        #expect(read(text, .joinedAsI) == read(text, .leetAsI))
    }

    @Test("Every byte of a view leads back to whole code points, in order", arguments: ViewText.Reading.allCases)
    func sources(reading: ViewText.Reading) {
        var random = SeededGenerator(seed: 8)
        let pieces = [
            "a", "1", "!", "|", "l", ".", " ", "_", "-", "é", "日", "😀", "\u{301}", "\u{200B}", "$", "'s", "€",
        ]
        for _ in 0..<1000 {
            let text = random.list(0...12) { $0.pick(pieces) }.joined()
            let source = Array(text.utf8)
            let view = ViewText(source, as: reading)
            #expect(String(validating: view.bytes, as: UTF8.self) != nil)
            var previous = 0
            for index in view.bytes.indices {
                let range = view.sourceRange(of: index..<(index + 1), in: source.span)
                #expect(!range.isEmpty && range.lowerBound >= previous)
                #expect(String(validating: source[range], as: UTF8.self)?.unicodeScalars.count == 1)
                previous = range.lowerBound
            }
        }
    }

    /// What keyword `shit` or `dildo` masks in a text, in one view.
    private func masked(_ text: String, _ view: View, _ keyword: String) throws -> String {
        var rule = Rule(id: "k", action: .mask("*"))
        rule.views = [view]
        var match = Match()
        match.any.keywords = [try Keyword(parsing: keyword)]
        rule.match = match
        let reviewer = try Reviewer(RuleSet(rules: [rule]))
        var verdict = Verdict()
        reviewer.evaluate(Message(content: text), into: &verdict)
        return verdict.isContentRewritten ? String(decoding: verdict.content, as: UTF8.self) : text
    }

    @Test(
        "A keyword is found and masked as the reader sees it",
        arguments: [
            ("sh1t", View.leet, "shit", "****"), ("d1|d0", .leet, "dildo", "*****"), ("k1l|", .leet, "kill", "****"),
            ("|||", .leet, "ill", "|||"), ("a s.h.i.t b", .joined, "shit", "a ******* b"),
            ("a f u c k", .joined, "fuck", "a *******"), ("push-it", .joined, "shit", "push-it"),
            ("class.hit", .joined, "shit", "class.hit"), ("darn.com", .joined, "darn*", "****.com"),
            ("what a shit!", .leet, "shit", "what a ****!"), ("sh\u{301}1t", .leet, "shit", "****"),
            ("s h i i i t", .joined, "shit", "***********"), ("gal", .leet, "gai", "gal"),
            ("g1rl", .leet, "girl", "****"), ("ѕӏut kі𝐈ӏ", .folded, "kill", "ѕӏut ****"),
            ("ѕӏut", .folded, "slut", "****"),
            ("siut", .folded, "slut", "siut"), ("slut siut", .folded, "ѕӏut", "**** ****"),
            ("skull", .folded, "skuӏӏ", "*****"), ("ılık", .folded, "llik", "ılık"), ("kıll", .raw, "klll", "kıll"),
            ("ӏӏӏ", .folded, "ill", "***"), ("СІМ Сім clm", .folded, "сім", "*** *** clm"),
            ("s Ӏ u t", .joined, "slut", "*******"),
            ("ѕӏ.u.t", .joined, "slut", "******"),
            ("f.r.e.e n.i.t.r.o!", .joined, "free nitro", "*****************!"),
            ("f-r-e-e n-i-t-r-o", .joined, "free nitro", "*****************"),
            ("f r e e  n i t r o", .joined, "free nitro", "******************"),
            ("f r e e n i t r o", .joined, "free nitro", "*****************"),
            ("a s s s e x", .joined, "ass sex", "***********"), ("a s s e x", .joined, "ass sex", "a s s e x"),
            ("get f r e e b t c", .joined, "get free btc", "*****************"),
            ("freenitro", .joined, "free nitro", "freenitro"), ("free-nitro", .joined, "free nitro", "free-nitro"),
            ("f.r.e.e.n.i.t.r.o", .joined, "free nitro", "f.r.e.e.n.i.t.r.o"),
            ("n.i.t.r.o f.r.e.e", .joined, "free nitro", "n.i.t.r.o f.r.e.e"),
            ("f.r.e.e n.i.t.r.o", .leet, "free nitro", "f.r.e.e n.i.t.r.o"),
        ])
    func mask(_ text: String, _ view: View, _ keyword: String, _ expected: String) throws {
        #expect(try masked(text, view, keyword) == expected)
    }

    @Test("Signs that may be i or l cannot make the search for a keyword long")
    func manySigns() throws {
        let text = "a" + String(repeating: "1", count: 50_000)
        for keyword in ["lililililililil", "illilli", "ilx"] {
            #expect(try masked(text, .leet, keyword) == text)
        }
    }
}
