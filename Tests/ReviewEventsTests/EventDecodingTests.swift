import JSONText
import ReviewEvents
import ReviewRules
import Testing

@Suite struct EventDecodingTests {
    @Test("Every field of an event is read")
    func wholeEvent() throws {
        let event = try Event(
            #"""
            {"Content":"gg \"wp\" \ud83c\udf89","MessageId":"M2YcHkgffEvU",
             "RoomArn":"arn:aws:ivschat:us-west-2:123456789012:room/g1H2I3j4k5L6",
             "Attributes":{"kind":"chat","reply\u002dto":"Ix\n"},
             "Sender":{"Attributes":{"username":"Zoë","role":"viewer"},"UserId":"7235aaaa","Ip":"203.0.113.7"}}
            """#)
        #expect(event.content == "gg \"wp\" 🎉")
        #expect(event.id == "M2YcHkgffEvU")
        #expect(event.room == "arn:aws:ivschat:us-west-2:123456789012:room/g1H2I3j4k5L6")
        #expect(event.attributes == ["kind=chat", "reply-to=Ix\n"])
        #expect(event.senderID == "7235aaaa")
        #expect(event.senderAttributes == ["username=Zoë", "role=viewer"])
    }

    @Test(
        "What is missing, null or of another type counts as empty",
        arguments: [
            #"{"Content":"hi"}"#,
            #"{"Content":"hi","Attributes":null,"Sender":null,"MessageId":null,"RoomArn":null}"#,
            #"{"Content":"hi","Sender":{}}"#,
            #"{"Content":"hi","Sender":{"Attributes":null,"UserId":null,"Ip":null}}"#,
            #"{"Content":"hi","Attributes":{},"Sender":{"Attributes":{}}}"#,
            #"{"Content":"hi","Attributes":[],"Sender":[],"MessageId":1,"RoomArn":{}}"#,
            #"{"Content":"hi","Attributes":"kind","Sender":"me"}"#,
            #"{"Content":"hi","Sender":{"Attributes":[["a","b"]],"UserId":["x"],"Ip":{}}}"#,
        ])
    func empty(_ json: String) throws {
        let event = try Event(json)
        #expect(event == Event(content: "hi"))
    }

    @Test(
        "Members of other names are ignored, whatever they hold",
        arguments: [
            #""content":"no""#, #""CONTENT":"no""#, #""Content ":"no""#, #""Conten":"no""#, #""Contents":"no""#,
            #""":"no""#,
            #""X":{"Content":"no","Attributes":{"a":"b"},"Sender":{"UserId":"no"}}"#, #""X":[{"Content":"no"}]"#,
            #""UserId":"no""#, #""X":[[[],{}],1.5e9,true,false,null]"#, #""MessageID":"no""#,
            #""Sender":{"Content":"no","MessageId":"no","RoomArn":"no","Sender":{"UserId":"no"},"X":[{}]}"#,
        ])
    func unknownMembers(_ member: String) throws {
        #expect(try Event("{\(member),\"Content\":\"hi\"}") == Event(content: "hi"))
        #expect(try Event("{\"Content\":\"hi\",\(member)}") == Event(content: "hi"))
    }

    @Test("A name may be written with escapes")
    func escapedName() throws {
        #expect(try Event(#"{"\u0043onten\u0074":"hi"}"#) == Event(content: "hi"))
    }

    @Test("An empty message is a message")
    func emptyContent() throws {
        #expect(try Event(#"{"Content":""}"#) == Event(content: ""))
    }

    @Test(
        "If a name comes twice, the last value counts alone",
        arguments: [
            (#""Content":"no","Content":"hi""#, Event(content: "hi")),
            (#""Content":null,"Content":"hi""#, Event(content: "hi")),
            (#""Content":"hi","MessageId":"a","MessageId":"b""#, Event(content: "hi", id: "b")),
            (#""Content":"hi","MessageId":"a","MessageId":null"#, Event(content: "hi")),
            (#""Content":"hi","RoomArn":"a","RoomArn":[]"#, Event(content: "hi")),
            (
                #""Content":"hi","Attributes":{"a":"1","b":"2"},"Attributes":{"b":"3"}"#,
                Event(content: "hi", attributes: ["b=3"])
            ),
            (#""Content":"hi","Attributes":{"a":"1"},"Attributes":null"#, Event(content: "hi")),
            (#""Content":"hi","Attributes":{"a":"1"},"Attributes":"x""#, Event(content: "hi")),
            (
                #""Content":"hi","Attributes":{"a":"1","b":"2","a":"3"}"#,
                Event(content: "hi", attributes: ["a=3", "b=2"])
            ),
            (#""Content":"hi","Attributes":{"a":"1","b":"2","a":null}"#, Event(content: "hi", attributes: ["b=2"])),
            (
                #""Content":"hi","Attributes":{"a":null,"b":"2","\u0061":"1"}"#,
                Event(content: "hi", attributes: ["a=1", "b=2"])
            ),
            (#""Content":"hi","Sender":{"UserId":"a"},"Sender":{"Ip":"1"}"#, Event(content: "hi")),
            (#""Content":"hi","Sender":{"UserId":"a","Attributes":{"b":"c"}},"Sender":null"#, Event(content: "hi")),
            (#""Content":"hi","Sender":{"UserId":"a","UserId":"b"}"#, Event(content: "hi", senderID: "b")),
            (#""Content":"hi","Sender":{"UserId":"a","UserId":7}"#, Event(content: "hi")),
            (
                #""Content":"hi","Sender":{"Attributes":{"a":"1"},"Attributes":{"b":"2"}}"#,
                Event(content: "hi", senderAttributes: ["b=2"])
            ),
        ])
    func duplicates(_ members: String, _ expected: Event) throws {
        #expect(try Event("{\(members)}") == expected)
    }

    @Test("Attributes that are numbers or booleans are taken as text; null, arrays and objects are left out")
    func otherValues() throws {
        let event = try Event(
            #"{"Content":"hi","Attributes":{"a":1.50,"b":true,"c":false,"d":null,"e":[1],"f":{"g":"h"},"i":"","j":-1E9}}"#
        )
        #expect(event.attributes == ["a=1.50", "b=true", "c=false", "i=", "j=-1E9"])
    }

    @Test("Names that are only canonically equivalent are two names")
    func equivalentNames() throws {
        let event = try Event(#"{"Content":"hi","Attributes":{"\u00e9":"1","e\u0301":"2"}}"#)
        #expect(event.attributes.count == 2)
    }

    @Test("Many attributes are read as few are", arguments: [31, 32, 33, 500])
    func manyAttributes(_ count: Int) throws {
        let once = (0..<count).map { #""n\#($0)":"\#($0)""# }
        let again = (0..<count).filter { $0 % 3 == 0 }.map { #""n\#($0)":\#($0 % 2 == 0 ? "null" : "\"again\"")"# }
        let event = try Event("{\"Content\":\"hi\",\"Attributes\":{\((once + again).joined(separator: ","))}}")
        let expected = (0..<count).filter { $0 % 6 != 0 }.map { $0 % 3 == 0 ? "n\($0)=again" : "n\($0)=\($0)" }
        #expect(event.attributes == expected)
    }

    @Test("100,000 attributes take no quadratic time")
    func attributeFlood() throws {
        let members = (0..<100_000).map { #""\#($0)":"""# }.joined(separator: ",")
        let event = try Event("{\"Content\":\"hi\",\"Attributes\":{\(members)}}")
        #expect(event.attributes.count == 100_000)
    }

    @Test("A byte order mark before the event is skipped")
    func byteOrderMark() throws {
        #expect(try Event("\u{FEFF}{\"Content\":\"hi\"}") == Event(content: "hi"))
    }
}
