import ReviewRules
import Testing

@Suite("All-of blocks")
struct AllBlocksTests {
    private func blocks() throws -> [Matchers] {
        [try matchers(["free", "cheap"]), try matchers(patterns: ["\\bbtc\\b", "\\beth\\b"])]
    }

    @Test(
        "hit when each of them does",
        arguments: [
            ("free btc", true), ("cheap eth", true), ("free", false), ("btc", false), ("", false),
            ("eth, so cheap", true),
        ])
    func each(text: String, hits: Bool) throws {
        for action in [Rule.Action.deny, .mask("*"), .tag] {
            #expect(try judge(text, rule("r", action, all: blocks())).hits.isEmpty != hits)
        }
    }

    @Test("give every span of every block")
    func spans() throws {
        #expect(try judge("free btc cheap eth", rule(all: blocks())).content == "**** *** ***** ***")
        #expect(try judge("free free", rule(all: blocks())).outcome == .allow)
    }

    @Test("may hit in different texts of the message")
    func fields() throws {
        let rule = try rule("r", .deny, all: blocks(), fields: [.content, .attribute("x")])
        #expect(try judge(message("free", attributes: [("x", "btc")]), rule).outcome == .deny)
        #expect(try judge(message("free", attributes: [("y", "btc")]), rule).outcome == .allow)
    }

    @Test("stand beside matchers of which any will do")
    func besideAny() throws {
        let rule = try rule(keywords: ["scam"], all: blocks())
        #expect(try judge("scam", rule).content == "****")
        #expect(try judge("free btc", rule).content == "**** ***")
        #expect(try judge("free scam", rule).content == "free ****")
        #expect(try judge("free btc scam", rule).content == "**** *** ****")
    }

    @Test("of which one is empty never hit")
    func emptyBlock() throws {
        #expect(try judge("free", rule(all: [matchers(["free"]), Matchers()])).hits.isEmpty)
    }
}
