import ReviewRules
import Testing

@testable import Replay

@Suite("Explanation")
struct ExplanationTests {
    static var rules: RuleSet {
        var settings = Settings()
        settings.threshold = 5
        return RuleSet(
            settings: settings,
            rules: [
                rule("mods", .tag, "ban") {
                    $0.when = [
                        Condition(subject: .room, values: [Glob("*")], isNegated: true),
                        Condition(subject: .senderAttribute("role"), values: [Glob("mod*")], isNegated: false),
                    ]
                },
                rule("mild", .mask("*"), "darn") {
                    $0.views = [.folded]
                    $0.except.keywords = [Keyword(text: "darn good")]
                },
                rule("loud", .score, "loud") { $0.score = 3 },
                rule("quiet", .tag, "quiet"),
                rule("coins", .deny, "coins") { $0.reason = "No \u{1B}coins" },
                rule("last", .tag, "x"),
            ])
    }

    private func text(_ content: String) throws -> String {
        let explanation = try Explanation(Message(content: content), ruleSet: Self.rules)
        return explanation.text(TerminalStyle(width: 60, isColored: false))
            .replacing(/[0-9]+\.[0-9] µs/, with: "0 µs")
    }

    @Test("the text says what hit, where, what did not count, and why not")
    func rewrite() throws {
        #expect(
            try text("LOUD Darn, darn good") == """
                verdict    rewrite
                message    LOUD Darn, darn good
                folded     loud darn, darn good
                delivered  LOUD ****, darn good
                score      3 stays below the threshold of 5

                mild  severity medium, status stable, action mask
                    LOUD Darn, darn good
                         ^^^^ folded

                loud  severity medium, status stable, action score, score 3
                    LOUD Darn, darn good
                    ^^^^ raw

                mild  an exception covers what it matched
                    LOUD Darn, darn good
                               ^^^^ folded

                mods  did not run: sender.attributes.role must be one of: mod*

                others     3 found nothing
                time       0 µs with patterns to compile, 0 µs without
                response   {"Content":"LOUD ****, darn good","ReviewResult":"ALLOW"}

                """)
    }

    @Test("a denial ends the matter, and nothing of the message reaches the terminal raw")
    func denial() throws {
        let text = try text("\u{1B}[2J coins\u{202E}")
        #expect(
            text.contains(
                """
                coins  severity medium, status stable, action deny
                    \\u{1B}[2J coins\\u{202E}
                              ^^^^^ raw
                """))
        #expect(text.contains("\nreason     No \\u{1B}coins\n"))
        #expect(text.contains("\nothers     3 found nothing, 1 not reached\n"))
        #expect(!text.contains("\u{1B}") && !text.contains("\u{202E}"))
    }

    @Test("JSON has the same facts")
    func json() throws {
        let explanation = try Explanation(Message(content: "LOUD Darn, darn good"), ruleSet: Self.rules)
        let json = String(decoding: explanation.json(), as: UTF8.self).replacing(/:[0-9]+\.[0-9]{3}/, with: ":0")
        #expect(
            json
                == #"{"verdict":"rewrite","score":3,"threshold":5,"views":{"folded":"loud darn, darn good"},"rules":["#
                + #"{"id":"mild","severity":"medium","status":"stable","action":"mask","score":0,"spans":["#
                + #"{"field":"content","start":5,"end":9,"view":"folded","text":"Darn"}]},"#
                + #"{"id":"loud","severity":"medium","status":"stable","action":"score","score":3,"spans":["#
                + #"{"field":"content","start":0,"end":4,"view":"raw","text":"LOUD"}]}],"#
                + #""excepted":[{"rule":"mild","spans":["#
                + #"{"field":"content","start":11,"end":15,"view":"folded","text":"darn"}]}],"#
                + #""conditions_failed":[{"rule":"mods","condition":"sender.attributes.role","any_of":["mod*"]}],"#
                + #""no_match":["quiet","coins","last"],"not_reached":[],"limits":[],"micros":0,"micros_first":0,"#
                + #""response":{"Content":"LOUD ****, darn good","ReviewResult":"ALLOW"}}"# + "\n")
    }

    @Test(
        "an excerpt shows the piece in the middle of what fits",
        arguments: [
            ("abc", 1..<2, 10, "abc", " ^"),
            ("0123456789darn0123456789", 10..<14, 12, "…89darn0123…", "   ^^^^"),
            ("0123456789darn", 10..<14, 12, "…3456789darn", "        ^^^^"),
            ("漢字darn", 6..<10, 40, "漢字darn", "    ^^^^"),
            ("abc", 3..<3, 10, "abc", "   ^"),
            ("0123456789", 0..<10, 6, "01234…", "^^^^^^"),
        ])
    func excerpt(text: String, range: Range<Int>, columns: Int, line: String, carets: String) {
        let excerpt = SpanExcerpt(range, of: Array(text.utf8)[...], columns: columns)
        #expect(excerpt.text(TerminalStyle(width: 80, isColored: false)) == line)
        #expect(excerpt.carets == carets)
    }
}
