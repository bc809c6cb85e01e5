import Testing

@Suite("ivsreview explain")
struct ExplainCommandTests {
    private let tool: CommandLineTool

    init() throws {
        tool = try CommandLineTool()
        try tool.write("rules/a.yaml", sampleRules)
    }

    private func withoutTimes(_ text: String) -> String {
        text.replacing(/[0-9]+\.[0-9] µs/, with: "0 µs")
    }

    @Test("a text is explained")
    func text() throws {
        let result = try tool.run("explain", "oh darnit")
        #expect(
            withoutTimes(result.output) == """
                verdict    rewrite
                message    oh darnit
                delivered  oh ******

                profanity  severity medium, status stable, action mask
                    oh darnit
                       ^^^^^^ raw

                others     1 found nothing
                time       0 µs with patterns to compile, 0 µs without
                response   {"Content":"oh ******","ReviewResult":"ALLOW"}

                """)
        #expect(result.errors == "")
        #expect(result.code == 0)
    }

    @Test("a text that looks like an event is a text")
    func textLikeEvent() throws {
        let result = try tool.run("explain", #"{"Content":"darn"}"#, "--output", "json")
        #expect(result.output.contains(#""response":{"Content":"{\"Content\":\"****\"}","ReviewResult":"ALLOW"}}"#))
    }

    @Test("an event comes from a file or standard input, over several lines", arguments: ["event.json", "-"])
    func event(path: String) throws {
        let event = "{\n  \"Content\": \"free btc\",\n  \"Sender\": {\"UserId\": \"u\"}\n}\n"
        try tool.write("event.json", event)
        let result = try tool.run("explain", "--event", path, "--output", "json", input: event)
        #expect(result.output.hasPrefix(#"{"verdict":"deny","score":0,"threshold":null,"#))
        #expect(
            result.output.hasSuffix(#""response":{"ReviewResult":"DENY","Attributes":{"Reason":"No coins"}}}"# + "\n"))
        #expect(result.code == 0)
    }

    @Test(
        "what is no event is told of",
        arguments: [
            ("", "event.json: not a message: the event is not JSON: unexpected end at byte 0\n", 1),
            ("plain", "event.json: not a message: the event is not JSON: unexpected byte at byte 0\n", 1),
            ("[]", "event.json: not a message: the event is not a JSON object\n", 1),
            (
                "{}",
                "event.json: not a message: the object has no Content that is a string, and is no chat-log record\n", 1
            ),
            (
                #"{"type":"EVENT","payload":{}}"#,
                "event.json: not a message: an event of a chat log, which is never reviewed\n", 1
            ),
        ])
    func noEvent(content: String, message: String, code: Int32) throws {
        try tool.write("event.json", content)
        let result = try tool.run("explain", "--event", "event.json")
        #expect(result == .init(output: "", errors: "error: " + message, code: code))
    }

    @Test("neither or both of text and event is a wrong command line", arguments: [[], ["a", "--event", "b"]])
    func usage(arguments: [String]) throws {
        let result = try tool.shell("\"$IVSREVIEW\" explain \(arguments.joined(separator: " "))")
        #expect(result.errors.hasPrefix("Error: Give either TEXT or --event FILE.\n"))
        #expect(result.code == 2)
    }

    @Test("missing files have the exit codes of replay")
    func missing() throws {
        #expect(
            try tool.run("explain", "--event", "none")
                == .init(output: "", errors: "error: none: No such file or directory\n", code: 2))
        #expect(try tool.run("explain", "a", "--rules", "none").code == 253)
    }
}
