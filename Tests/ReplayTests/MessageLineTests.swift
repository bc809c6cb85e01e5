import ReviewRules
import Testing

@testable import Replay

@Suite("Message lines")
struct MessageLineTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let line: String
        let content: String
        var id = ""
        var sender = ""
        var attributes: [String] = []
        var jsonError: String?
        var testDescription: String { line }
    }

    static let forms = [
        Case(line: "hello", content: "hello"),
        Case(line: "  spaces stay  ", content: "  spaces stay  "),
        Case(line: "{lol", content: "{lol"),
        Case(line: "{", content: "{"),
        Case(line: "{}}", content: "{}}"),
        Case(line: #"["Content"]"#, content: #"["Content"]"#),
        Case(line: #""quoted""#, content: #""quoted""#),
        Case(line: "12", content: "12"),
        Case(line: #"x {"Content":"a"}"#, content: #"x {"Content":"a"}"#),
        Case(line: #"{"Content":"a"} b"#, content: #"{"Content":"a"} b"#, jsonError: "text after the value at byte 16"),
        Case(line: #"{"Content":"cut of"#, content: #"{"Content":"cut of"#, jsonError: "unexpected end at byte 18"),
        Case(line: #"{"Content":"a"}"#, content: "a"),
        Case(line: #"{"Content":""}"#, content: ""),
        Case(line: "\t{ \"Content\" : \"a\\nb\" } ", content: "a\nb"),
        Case(
            line: #"{"Content":"a","MessageId":"m1","RoomArn":"r","Attributes":{"k":"v"},"Sender":{"UserId":"u"}}"#,
            content: "a", id: "m1", sender: "u", attributes: ["k=v"]),
        Case(
            line: #"{"event_timestamp":"2026-01-01T00:00:00Z","type":"MESSAGE","version":"1.0","payload":"#
                + #"{"Type":"MESSAGE","Id":"abc","RequestId":"","Attributes":{"k":"v"},"Content":"hi","#
                + #""SendTime":"2026-01-01T00:00:00.1Z","Sender":{"UserId":"u","Attributes":{"role":"x"}}}}"#,
            content: "hi", id: "abc", sender: "u", attributes: ["k=v"]),
        Case(line: #"{"type":"MESSAGE","payload":{"Content":"hi","Attributes":null}}"#, content: "hi"),
        Case(line: #"{"payload":{"Content":"inner"},"type":"MESSAGE","Content":"outer"}"#, content: "outer"),
    ]

    @Test("every form of a message is read", arguments: forms)
    func messages(_ expected: Case) {
        var message = Message()
        var reader = MessageLineReader()
        #expect(reader.read(Array(expected.line.utf8)[...], into: &message) == .message(jsonError: expected.jsonError))
        #expect(message.string(message.content) == expected.content)
        #expect(message.string(message.id) == expected.id)
        #expect(message.string(message.senderID) == expected.sender)
        let attributes = message.attributes.map { message.string($0.name) + "=" + message.string($0.value) }
        #expect(attributes == expected.attributes)
    }

    @Test(
        "what is no message says why",
        arguments: [
            ("{}", "the object has no Content that is a string, and is no chat-log record"),
            (#"{"content":"a"}"#, "the object has no Content that is a string, and is no chat-log record"),
            (#"{"Content":12}"#, "the object has no Content that is a string, and is no chat-log record"),
            (#"{"type":"MESSAGE"}"#, "the object has no Content that is a string, and is no chat-log record"),
            (#"{"type":1,"payload":{}}"#, "the object has no Content that is a string, and is no chat-log record"),
            (#"{"type":"ERROR","payload":{}}"#, "the chat-log record's type is neither MESSAGE nor EVENT"),
            (#"{"type":"MESSAGE","payload":{}}"#, "the chat-log record's payload has no Content that is a string"),
            (#"{"type":"MESSAGE","payload":"x"}"#, "the chat-log record's payload has no Content that is a string"),
            (#"{"a":"# + String(repeating: "[", count: 600), "nesting too deep at byte 516"),
        ])
    func unreadable(line: String, cause: String) {
        var message = Message()
        var reader = MessageLineReader()
        #expect(reader.read(Array(line.utf8)[...], into: &message) == .unreadable(cause))
    }

    @Test(
        "invalid UTF-8 is no message, in text and in JSON",
        arguments: [
            ([0x61, 0xFF], "invalid UTF-8 at byte 1"),
            (Array(#"{"Content":""#.utf8) + [0xC0, 0x80] + Array(#""}"#.utf8), "invalid UTF-8 at byte 12"),
            ([0xED, 0xA0, 0x80], "invalid UTF-8 at byte 0"),
        ] as [([UInt8], String)])
    func invalidUTF8(line: [UInt8], cause: String) {
        var message = Message()
        var reader = MessageLineReader()
        #expect(reader.read(line[...], into: &message) == .unreadable(cause))
    }

    @Test("ASCII white space alone is blank", arguments: ["", " ", "\t \u{0B}\u{0C}"])
    func blank(line: String) {
        var message = Message()
        var reader = MessageLineReader()
        #expect(reader.read(Array(line.utf8)[...], into: &message) == .blank)
    }

    @Test("other white space is a message")
    func noBreakSpace() {
        var message = Message()
        var reader = MessageLineReader()
        #expect(reader.read(Array("\u{A0}".utf8)[...], into: &message) == .message(jsonError: nil))
    }

    @Test("a chat log's events are events")
    func events() {
        var message = Message()
        var reader = MessageLineReader()
        let line = #"{"event_timestamp":"x","type":"EVENT","version":"1","payload":{"EventName":"aws:DELETE_MESSAGE"}}"#
        #expect(reader.read(Array(line.utf8)[...], into: &message) == .event)
    }

    @Test("a message keeps nothing of the line before it")
    func isolation() {
        var message = Message()
        var reader = MessageLineReader()
        let event = #"{"Content":"a","Attributes":{"k":"v"},"Sender":{"UserId":"u","Attributes":{"role":"x"}}}"#
        _ = reader.read(Array(event.utf8)[...], into: &message)
        _ = reader.read(Array("b".utf8)[...], into: &message)
        #expect(message.attributes.isEmpty && message.senderAttributes.isEmpty && message.senderID.isEmpty)
        #expect(message.string(message.content) == "b")
    }
}
