import ReviewRules
import Testing

@Suite("A keyword as it is spelt")
struct KeywordTests {
    @Test(
        "has wildcards at its ends, and escapes",
        arguments: [
            ("cat", "cat", false, false), ("cat*", "cat", false, true), ("*cat", "cat", true, false),
            ("*cat*", "cat", true, true), ("\\*cat", "*cat", false, false), ("cat\\*", "cat*", false, false),
            ("*\\**", "*", true, true), ("\\@x", "@x", false, false), ("x@y", "x@y", false, false),
            ("\\#1", "#1", false, false), ("a\\\\", "a\\", false, false), ("a\\\\*", "a\\", false, true),
            ("ねこ*", "ねこ", false, true), ("two words*", "two words", false, true),
        ])
    func parts(source: String, text: String, leading: Bool, trailing: Bool) throws {
        let keyword = Keyword(text: text, hasLeadingWildcard: leading, hasTrailingWildcard: trailing)
        #expect(try Keyword(parsing: source) == keyword)
    }

    @Test(
        "is refused with the place of what is wrong, in code points",
        arguments: [
            ("", .empty), ("*", .empty), ("**", .empty), (" \u{A0}\n", .empty), ("* *", .empty),
            ("a*b", .innerWildcard(offset: 1)), ("***", .innerWildcard(offset: 1)), ("ねこ*x", .innerWildcard(offset: 2)),
            ("e\u{301}*x", .innerWildcard(offset: 2)), ("a\\", .unknownEscape(offset: 1)),
            ("日\\n", .unknownEscape(offset: 1)), ("\\", .unknownEscape(offset: 0)),
            ("cat**", .innerWildcard(offset: 3)),
        ] as [(String, Keyword.SyntaxError)])
    func errors(source: String, error: Keyword.SyntaxError) {
        #expect(throws: error) { try Keyword(parsing: source) }
    }
}
