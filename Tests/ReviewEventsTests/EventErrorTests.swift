import JSONText
import ReviewEvents
import ReviewRules
import Testing

@Suite struct EventErrorTests {
    static let valid = Array(
        #"""
        {"Content":"gg \"wp\" \ud83c\udf89 é","MessageId":"M2Yc","RoomArn":"arn",
        "Attributes":{"kind":"chat","n":-1.5e3},"Sender":{"Attributes":{"role":"viewer"},"UserId":"7235","Ip":null},
        "X":[true,{"y":false}]}
        """#.utf8)

    private func error(_ bytes: [UInt8]) -> ReviewEventError? {
        var message = Message()
        do throws(ReviewEventError) {
            try ReviewEvent.decode(bytes, into: &message)
            return nil
        } catch {
            return error
        }
    }

    @Test(
        "An event without Content, or with one that is not a string, is told",
        arguments: [
            "{}", #"{"content":"hi"}"#, #"{"Content":null}"#, #"{"Content":1}"#, #"{"Content":true}"#,
            #"{"Content":["hi"]}"#,
            #"{"Content":{"Content":"hi"}}"#, #"{"Content":"hi","Content":null}"#, #"{"Content":"hi","Content":7}"#,
            #"{"Sender":{"Content":"hi"}}"#, #"{"MessageId":"M2Yc","Attributes":{"Content":"hi"}}"#,
        ])
    func contentMissing(_ json: String) {
        #expect(error(Array(json.utf8)) == .contentMissing)
    }

    @Test(
        "JSON that is not an object is told",
        arguments: ["[]", "null", "\"Content\"", "1", "true", "[{\"Content\":\"hi\"}]"])
    func notAnObject(_ json: String) {
        #expect(error(Array(json.utf8)) == .notAnObject)
    }

    @Test(
        "What is not JSON is told, with the byte where it is, even in a member that is ignored",
        arguments: [
            ("", JSONError.Code.unexpectedEnd, 0), ("{", .unexpectedEnd, 1), ("Content=hi", .unexpectedByte, 0),
            (#"{"Content":"hi"}}"#, .trailingText, 16), (#"{"Content":"hi"}{"Content":"hi"}"#, .trailingText, 16),
            (#"{"Content":"hi","X":[01]}"#, .invalidNumber, 22),
            (#"{"Content":"hi","X":{"y":"\x"}}"#, .invalidEscape, 27),
            (#"{"Content":"hi","Ip":nul}"#, .unexpectedByte, 24), (#"{"Content":"hi",}"#, .unexpectedByte, 16),
            ("{\"Content\":\"a\nb\"}", .controlCharacter, 13), (#"{"Content":"\ud8"}"#, .invalidEscape, 16),
            ("[1,]", .unexpectedByte, 3), ("[][]", .trailingText, 2),
        ])
    func notJSON(_ json: String, _ code: JSONError.Code, _ offset: Int) {
        #expect(error(Array(json.utf8)) == .notJSON(JSONError(code: code, offset: offset)))
    }

    @Test("An error's description holds no text of the event")
    func description() {
        for json in [#"{"Content":"secret\q"}"#, #"{"secret":"secret"}"#, #"["secret"]"#] {
            let description = error(Array(json.utf8))?.description
            #expect(description?.isEmpty == false)
            #expect(description?.contains("secret") == false)
        }
    }

    @Test("An event cut at any byte is an error, and leaves an empty message")
    func cut() {
        var message = Message()
        for length in 0..<Self.valid.count {
            #expect(throws: ReviewEventError.self) {
                try ReviewEvent.decode(Array(Self.valid[..<length]), into: &message)
            }
            #expect(Event(message) == Event(content: ""))
            #expect(message.utf8.isEmpty)
        }
        #expect(error(Self.valid) == nil)
    }

    @Test("An event with any bit of any byte flipped is decoded to valid UTF-8 or refused")
    func flipped() {
        var message = Message()
        var outcomes: Set<Bool> = []
        for index in Self.valid.indices {
            for bit in 0..<8 {
                var bytes = Self.valid
                bytes[index] ^= 1 << UInt8(bit)
                do throws(ReviewEventError) {
                    try ReviewEvent.decode(bytes, into: &message)
                    outcomes.insert(true)
                    #expect(String(validating: message.utf8, as: UTF8.self) != nil)
                } catch {
                    outcomes.insert(false)
                    #expect(message.utf8.isEmpty && message.attributes.isEmpty && message.senderAttributes.isEmpty)
                }
            }
        }
        #expect(outcomes == [true, false])
    }

    @Test("An event with any byte replaced by each of the telling ones is decoded or refused as JSON of its own")
    func replaced() {
        var message = Message()
        for index in Self.valid.indices {
            for byte in Array("\"\\{}[]:,0-.eutn \n".utf8) + [0x00, 0x1F, 0x80, 0xC0, 0xED, 0xFF] {
                var bytes = Self.valid
                bytes[index] = byte
                let isDecoded = (try? ReviewEvent.decode(bytes, into: &message)) != nil
                #expect(isDecoded == (error(bytes) == nil))
            }
        }
    }

    @Test(
        "6 MB of brackets are refused",
        arguments: ["[", "{\"a\":", "{\"Content\":[", "{\"Sender\":", "{\"Attributes\":{\"a\":"])
    func bomb(_ opening: String) {
        let bytes = Array(String(repeating: opening, count: 6_000_000 / opening.utf8.count).utf8)
        guard case .notJSON(let cause) = error(bytes) else {
            Issue.record("\(String(describing: error(bytes)))")
            return
        }
        #expect([.nestingTooDeep, .unexpectedByte, .unexpectedEnd].contains(cause.code))
    }

    @Test("Content of 6 MB is read whole")
    func large() throws {
        let content = String(repeating: "all work and no play \u{1F389} \"\n", count: 210_000)
        var message = Message()
        try ReviewEvent.decode(event(content: content), into: &message)
        #expect(message.utf8[message.content].elementsEqual(content.utf8))
    }
}

@Suite struct MessageReuseTests {
    static let full = Array(
        #"""
        {"Content":"first","MessageId":"a","RoomArn":"b","Attributes":{"c":"d"},
        "Sender":{"UserId":"e","Attributes":{"f":"g"}}}
        """#.utf8)

    @Test("An event shows nothing of the one before")
    func nothingLeft() throws {
        var message = Message()
        try ReviewEvent.decode(Self.full, into: &message)
        #expect(Event(message).attributes == ["c=d"])
        try ReviewEvent.decode(Array(#"{"Content":"second"}"#.utf8), into: &message)
        #expect(Event(message) == Event(content: "second"))
        #expect(message.utf8.elementsEqual("second".utf8))
    }

    @Test(
        "After an error the message is empty",
        arguments: [
            "", "{", "[]", "{}", #"{"Content":"x","#, #"{"Content":"x","Sender":{"UserId":"y"},"Attributes":{"z":"w"}"#,
        ])
    func nothingAfterError(_ json: String) throws {
        var message = Message()
        try ReviewEvent.decode(Self.full, into: &message)
        #expect(throws: ReviewEventError.self) { try ReviewEvent.decode(Array(json.utf8), into: &message) }
        #expect(Event(message) == Event(content: ""))
        #expect(message.utf8.isEmpty)
    }

    @Test("Storage is kept from event to event")
    func storage() throws {
        var message = Message()
        try ReviewEvent.decode(Self.full, into: &message)
        let before = message.utf8.withUnsafeBufferPointer { UInt(bitPattern: $0.baseAddress) }
        for _ in 0..<3 {
            try ReviewEvent.decode(Self.full, into: &message)
            #expect(message.utf8.withUnsafeBufferPointer { UInt(bitPattern: $0.baseAddress) } == before)
        }
    }
}
