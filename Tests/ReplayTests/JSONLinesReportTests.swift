import ReviewRules
import Testing

@testable import Replay

@Suite("JSON lines report")
struct JSONLinesReportTests {
    @Test("each message is one line with the handler's answer")
    func lines() async throws {
        let folder = try ScratchFolder()
        let input = try folder.file(
            "m",
            """
            oh darn
            hello coins

            {"Content":"hello","Attributes":{"a":"b"}}
            {"type":"EVENT","payload":{}}
            {"no":"message"}
            {"cut":
            last
            """)
        let (sink, outcome) = try await replay([input])
        #expect(
            sink.text == """
                {"line":1,"verdict":"rewrite","rules":["profanity"],"micros":0,"response":{"Content":"oh ****","ReviewResult":"ALLOW"}}
                {"line":2,"verdict":"deny","rules":["coins"],"micros":0,"response":{"ReviewResult":"DENY","Attributes":{"Reason":"No coins"}}}
                {"line":4,"verdict":"allow","rules":[],"test_rules":["watch"],"micros":0,"response":{"Content":"hello","ReviewResult":"ALLOW","Attributes":{"a":"b"}}}
                {"line":7,"verdict":"allow","rules":[],"micros":0,"response":{"Content":"{\\"cut\\":","ReviewResult":"ALLOW"}}
                {"line":8,"verdict":"allow","rules":[],"micros":0,"response":{"Content":"last","ReviewResult":"ALLOW"}}

                """)
        #expect(
            sink.remarks == [
                "\(input.path):6: not a message: the object has no Content that is a string, and is no chat-log record",
                "\(input.path):7: note: read as plain text, though it begins like JSON: unexpected end at byte 7",
            ])
        #expect(outcome.tally.messages == 5)
        #expect(outcome.tally.events == 1)
        #expect(outcome.tally.unreadLines == 1)
        #expect(outcome.tally.hits == [1, 1, 1])
        #expect(outcome.tally.outcomes == [.allow: 3, .rewrite: 1, .deny: 1])
    }

    @Test("shadow mode says what the verdict would be")
    func shadow() async throws {
        let folder = try ScratchFolder()
        var rules = sampleRules
        rules.settings.mode = .shadow
        let (sink, outcome) = try await replay([try folder.file("m", "darn\n")], rules: rules)
        #expect(
            sink.text == """
                {"line":1,"verdict":"allow","would":"rewrite","rules":["profanity"],"micros":0,"response":{"Content":"darn","ReviewResult":"ALLOW"}}

                """)
        #expect(outcome.tally.shadowed == [.rewrite: 1])
    }

    @Test("a limit names its rule and its kind")
    func limits() async throws {
        let folder = try ScratchFolder()
        var slow = Rule(id: "slow", action: .deny)
        var match = Match()
        match.any.patterns = [#"(?:a+)+[bc\d]"#]
        slow.match = match
        let rules = RuleSet(rules: [slow])
        let text = String(repeating: "a", count: 60)
        let (sink, outcome) = try await replay([try folder.file("m", text)], rules: rules)
        #expect(
            sink.text == """
                {"line":1,"verdict":"deny","rules":[],"limits":[{"rule":"slow","kind":"match_limit"}],"micros":0,"response":{"ReviewResult":"DENY"}}

                """)
        #expect(outcome.tally.limits == [Tally.LimitOfRule(rule: 0, kind: .matchLimit): 1])
    }

    @Test("several files are named, and each counts its own lines")
    func files() async throws {
        let folder = try ScratchFolder()
        let inputs = [try folder.file("a", "x\ny"), try folder.file("b", ""), try folder.file("c", "z\n")]
        let (sink, _) = try await replay(inputs)
        #expect(
            sink.lines
                == zip([0, 0, 2], [(1, "x"), (2, "y"), (1, "z")]).map { file, line in
                    #"{"file":"\#(inputs[file].path)","line":\#(line.0),"verdict":"allow","rules":[],"micros":0,"#
                        + #""response":{"Content":"\#(line.1)","ReviewResult":"ALLOW"}}"#
                })
    }
}
