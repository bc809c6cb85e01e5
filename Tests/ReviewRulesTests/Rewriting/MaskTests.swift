import ReviewRules
import Testing

@Suite("A mask")
struct MaskTests {
    @Test(
        "repeats its character once for each grapheme cluster, and widens to whole ones",
        arguments: [
            ("a", "cat", "c*t"), ("cat", "a cat!", "a ***!"), ("e", "xe\u{301}y", "x*y"),
            ("\u{301}", "xe\u{301}y", "x*y"),
            ("👩", "x👩‍👩‍👧y", "x*y"), ("\u{200D}", "x👩‍👩‍👧y", "x*y"), ("👍", "👍🏽👍", "**"), ("🇫", "🇫🇷🇩🇪", "*🇩🇪"),
            ("🇩", "🇫🇷🇩🇪", "🇫🇷*"), ("\\n", "a\r\nb", "a*b"), ("\\r", "a\r\nb", "a*b"), ("1", "1️⃣1", "**"),
            ("\u{1161}", "\u{1112}\u{1161}\u{11AB}x", "*x"), (".+", "日本語", "***"), ("(?s).+", "a\r\n😀e\u{301}", "****"),
            ("x*", "axxb", "a**b"), ("\\b", "cat", "cat"), ("", "cat", "cat"), ("❤", "❤️❤", "**"),
        ])
    func clusters(pattern: String, text: String, content: String) throws {
        #expect(try judge(text, rule(patterns: [pattern])).content == content)
    }

    @Test("covers every span of its rule, in every view")
    func everySpan() throws {
        let rule = try rule(keywords: ["cat", "dog*"], patterns: ["\\d+"], views: [.raw, .folded])
        #expect(try judge("Cat 12 dogs caat x cat", rule).content == "*** ** **** **** x ***")
    }

    @Test("repeats the character that its rule names", arguments: ["#", "█", "🙈"])
    func character(character: String) throws {
        let content = try judge("a cat", rule("r", .mask(character), keywords: ["cat"])).content
        #expect(content == "a " + String(repeating: character, count: 3))
    }

    @Test("that changes nothing is no rewrite")
    func nothingChanged() throws {
        for (pattern, text) in [("\\*+", "a ** b"), ("\\b", "cat"), ("", "")] {
            let judgement = try judge(text, rule(patterns: [pattern]))
            #expect(judgement.hits == ["rule"])
            #expect(judgement.outcome == .allow)
            #expect(judgement.content == text)
        }
    }

    @Test("is the same when the masked text is judged again")
    func idempotent() throws {
        let rule = try rule(keywords: ["cat*", "free btc"], patterns: ["\\d{3,}"], views: [.raw, .folded])
        let once = try judge("Catty has FREE  btc 1234 👩‍👩‍👧", rule).content
        #expect(once == "***** has ********* **** 👩‍👩‍👧")
        #expect(try judge(once ?? "", rule).outcome == .allow)
    }
}
