import ReviewRules
import Testing

@Suite("A keyword")
struct KeywordRuleTests {
    /// Those that leave digits, signs and separators as they are.
    private static let plainViews = [View.raw, .folded]

    /// The spans of a rule that has this one keyword.
    private func found(_ keyword: String, in text: String, view: View) throws -> [String] {
        try judge(text, rule(keywords: [keyword], views: [view])).spans.first ?? []
    }

    @Test(
        "is a whole word",
        arguments: [
            ("cat", "cat", ["cat"]), ("cat", "a cat!", ["cat"]), ("cat", "cat-cat.cat", ["cat", "cat", "cat"]),
            ("cat", "cats concat scats", []), ("cat", "", []), ("cat", "ca", []), ("cat", "c at", []),
            ("cat", "cat_ _cat", []), ("cat", "cat9 9cat", []), ("cat", "cat's 'cat'", ["cat", "cat"]),
            ("cat", "écat caté", []), ("cat", "日cat", []), ("cat", "👍cat👍", ["cat"]),
            ("don't", "I don't", ["don't"]), ("1337", "1337 13370 x1337", ["1337"]), ("a", "a a,a", ["a", "a", "a"]),
            (":)", "hi :) :)", [":)", ":)"]), (":)", "hi:)", []), ("c++", "c++ xc++", ["c++"]),
        ], plainViews)
    func wholeWord(row: (keyword: String, text: String, found: [String]), view: View) throws {
        #expect(try found(row.keyword, in: row.text, view: view) == row.found)
    }

    @Test(
        "with a wildcard goes on to the end of the word, and the span covers it",
        arguments: [
            ("cat*", "cat cats catalog concat", ["cat", "cats", "catalog"]), ("darn*", "oh darnit!", ["darnit"]),
            ("cat*", "cat_9x cat-x", ["cat_9x", "cat"]), ("cat*", "catégorie", ["catégorie"]),
            ("*cat", "concat cat cats", ["concat", "cat"]), ("*cat", "x_1cat, élancat", ["x_1cat", "élancat"]),
            ("*cat*", "concatenate cat scats", ["concatenate", "cat", "scats"]), ("*cat*", "catcat", ["catcat"]),
            ("*cat*", "dog", []), ("*cat*", "c-a-t", []), ("*1*", "a1b 2", ["a1b"]),
        ], plainViews)
    func wildcards(row: (keyword: String, text: String, found: [String]), view: View) throws {
        #expect(try found(row.keyword, in: row.text, view: view) == row.found)
    }

    @Test("ignores case in every view", arguments: ["cat", "CAT", "cAt"], View.allCases)
    func ignoresCase(keyword: String, view: View) throws {
        #expect(try found(keyword, in: "cat CAT Cat", view: view) == ["cat", "CAT", "Cat"])
    }

    @Test(
        "of several words takes any white space between them",
        arguments: [
            "free btc", "FREE   BTC", "free\nbtc", "free\u{A0}btc", "free\t\r\n btc", "free\u{2003}btc",
            "free\u{3000}btc",
        ], View.allCases)
    func phrase(text: String, view: View) throws {
        for keyword in ["free btc", "free\u{A0} \nbtc", " free btc\t"] {
            #expect(try found(keyword, in: "so, \(text)!", view: view) == [text])
        }
    }

    @Test("of several words needs white space, and boundaries at its ends alone", arguments: View.allCases)
    func phraseEdges(view: View) throws {
        #expect(try found("free btc", in: "freebtc free-btc free_btc", view: view).isEmpty)
        #expect(try found("free btc", in: "xfree btc free btcs", view: view).isEmpty)
        #expect(try found("free b*", in: "free bitcoins now", view: view) == ["free bitcoins"])
        #expect(try found("*e btc", in: "it is free btc", view: view) == ["free btc"])
    }

    @Test(
        "matches longer runs of its letters in the folded view, and never shorter ones",
        arguments: [
            ("shit", "shit shiiit SHHIT sshitt", ["shit", "shiiit", "SHHIT", "sshitt"]),
            ("ass", "as ass asss", ["ass", "asss"]), ("butt", "but butt butttt", ["butt", "butttt"]),
            ("a b", "aaa  bbb", ["aaa  bbb"]), ("*ass*", "as passs", ["passs"]), ("boob*", "boobbbs bob", ["boobbbs"]),
            ("100", "1000 1100", []), (":))", ":)))", [":))"]),
        ])
    func runs(keyword: String, text: String, found expected: [String]) throws {
        #expect(try found(keyword, in: text, view: .folded) == expected)
    }

    @Test("matches only its own number of letters in the raw view")
    func rawRuns() throws {
        #expect(try found("shit", in: "shiiit sshit shitt shit", view: .raw) == ["shit"])
    }

    @Test("may hold an escaped star, at sign, hash or backslash", arguments: plainViews)
    func escapes(view: View) throws {
        #expect(try found("\\*cat", in: "a *cat cat x*cat", view: view) == ["*cat"])
        #expect(try found("cat\\**", in: "cat*s cats", view: view) == ["cat*s"])
        #expect(try found("\\@me", in: "@me me", view: view) == ["@me"])
        #expect(try found("\\#1", in: "#1", view: view) == ["#1"])
        #expect(try found("a\\\\b", in: "a\\b", view: view) == ["a\\b"])
    }

    @Test("of white space or nothing matches nothing", arguments: View.allCases)
    func nothingLeft(view: View) throws {
        for text in ["", " ", "\u{A0}\n"] {
            var rule = try rule(views: [view])
            rule.match?.any.keywords = [Keyword(text: text, hasLeadingWildcard: true, hasTrailingWildcard: true)]
            #expect(try judge("any text", rule).hits.isEmpty)
        }
    }

    @Test("is found once for two views that show the same piece")
    func sameSpanInTwoViews() throws {
        #expect(try judge("a cat", rule(keywords: ["cat"], views: [.raw, .folded])).spans == [["cat"]])
    }

    @Test("hits in a rule if any of its views shows it")
    func anyView() throws {
        let rule = try rule(keywords: ["cat"], views: [.raw, .folded])
        #expect(try judge("caaat", rule).spans == [["caaat"]])
        #expect(try judge("cot", rule).hits.isEmpty)
    }

    @Test("takes time in proportion to the text, however its letters repeat", .timeLimit(.minutes(20)))
    func longRuns() throws {
        let text = String(repeating: "a", count: 300_000)
        #expect(try found("*ab*", in: text, view: .folded).isEmpty)
        #expect(try found("*aab", in: text + "b", view: .folded) == [text + "b"])
    }
}
