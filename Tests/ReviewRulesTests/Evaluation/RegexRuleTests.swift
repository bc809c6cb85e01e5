import ReviewRules
import Testing

@Suite("A regex")
struct RegexRuleTests {
    private func found(_ pattern: String, in text: String, view: View = .raw) throws -> [String] {
        try judge(text, rule(patterns: [pattern], views: [view])).spans.first ?? []
    }

    @Test(
        "is matched case-sensitively, with Unicode's classes, on the raw text",
        arguments: [
            ("cat", "cat Cat concat", ["cat", "cat"]), ("(?i)cat", "CAT cAt", ["CAT", "cAt"]),
            ("\\bé\\w", "éa aéb", ["éa"]),
            ("\\d+", "1٣a2", ["1٣", "2"]), ("\\s", "a\u{A0}b", ["\u{A0}"]), (".", "日\n", ["日"]), ("a|ab", "ab", ["a"]),
            ("(?<=a)b(?!c)", "abc ab", ["b"]), ("a.b", "a\0b", ["a\0b"]), ("^a$", "a\nb", []),
            ("(?m)^b$", "a\nb", ["b"]),
        ])
    func raw(pattern: String, text: String, spans: [String]) throws {
        #expect(try found(pattern, in: text) == spans)
    }

    @Test("is matched on the folded text, and its spans are those of the source")
    func folded() throws {
        #expect(try found("cat", in: "CAT Cat", view: .folded) == ["CAT", "Cat"])
        #expect(try found("CAT", in: "CAT", view: .folded).isEmpty)
        #expect(try found("cat", in: "caat", view: .folded).isEmpty)
    }

    @Test("finds a character that looks like i and like l as either")
    func eitherLetter() throws {
        #expect(try found("kill", in: "𝐊𝐈𝐋𝐋 kiӏӏ kӏll", view: .folded) == ["𝐊𝐈𝐋𝐋", "kӏll", "kiӏӏ"])
        #expect(try found("slut", in: "ѕӏut siut ｓＩｕｔ", view: .folded) == ["ѕӏut", "ｓＩｕｔ"])
        #expect(try found("ı", in: "ӏ ı", view: .folded).isEmpty)
        #expect(try found("k[il]+1", in: "kӏӏ1", view: .leet).isEmpty)
        #expect(try found("slut", in: "ѕ.ӏ.u.t", view: .joined) == ["ѕ.ӏ.u.t"])
    }

    @Test("of a rule with several views is matched in each")
    func severalViews() throws {
        let rule = try rule(patterns: ["cat", "DOG"], views: [.raw, .folded])
        #expect(try judge("CAT cat DOG dog", rule).content == "*** *** *** dog")
    }

    @Test("that matches no characters hits, goes on, and comes to an end")
    func emptyMatches() throws {
        for pattern in ["", "x*", "\\b", "(?=a)", "$", "a\\K", "\\G"] {
            let judgement = try judge("aéa xx", rule(patterns: [pattern]))
            #expect(judgement.hits == ["rule"], "\(pattern)")
        }
        #expect(try found("a\\K|x+", in: "aéa xx") == ["", "", "xx"])
    }

    @Test("comes to an end where a lookbehind calls a group that moves the start", .timeLimit(.minutes(20)))
    func movedStart() throws {
        // PCRE2 refuses \K in a lookaround only in plain sight; here each match ends where its search began.
        let pattern = "(?(DEFINE)(a\\K))(?<=(?1)b)"
        #expect(try found(pattern, in: "xab éab") == ["b", "b"])
        #expect(try found(pattern, in: "ab").count == 1)
    }

    @Test("whose match ends before it starts is a limit, since nothing can be done with it")
    func startBehindEnd() throws {
        #expect(try judge("ab", rule(patterns: ["(?=a(?1))(?:(b\\K){0})"])).limits == ["rule:pattern_error"])
    }
}
