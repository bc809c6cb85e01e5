import Foundation
import JSONText
import ReviewEvents
import Testing

@testable import ReviewRules

@Suite struct ResponseTests {
    static let message =
        #"{"Content":"hi \"you\"","Attributes":{"kind":"chat","n":"1"},"Sender":{"Attributes":{"s":"t"}}}"#

    private func response(_ verdict: Verdict, _ json: String = message) throws -> String {
        var writer = JSONWriter()
        ReviewResponse.encode(verdict, of: try decoded(json), into: &writer)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    private func verdict(_ change: (inout Verdict) -> Void) -> Verdict {
        var verdict = Verdict()
        change(&verdict)
        return verdict
    }

    @Test("An ALLOW echoes content and attributes, in this order")
    func allow() throws {
        #expect(
            try response(Verdict())
                == #"{"Content":"hi \"you\"","ReviewResult":"ALLOW","Attributes":{"kind":"chat","n":"1"}}"#)
    }

    @Test(
        "An ALLOW has no Attributes if the event had none",
        arguments: [#"{"Content":""}"#, #"{"Content":"","Attributes":null}"#, #"{"Content":"","Attributes":{}}"#])
    func noAttributes(_ json: String) throws {
        #expect(try response(Verdict(), json) == #"{"Content":"","ReviewResult":"ALLOW"}"#)
    }

    @Test("Rewritten content and values stand in place of the originals")
    func rewritten() throws {
        let verdict = verdict {
            $0.isContentRewritten = true
            $0.content = Array("** \\".utf8)
            $0.rewrittenAttributes = [(index: 1, value: Array("#".utf8))]
        }
        #expect(
            try response(verdict)
                == ##"{"Content":"** \\","ReviewResult":"ALLOW","Attributes":{"kind":"chat","n":"#"}}"##)
    }

    @Test("Content that is not marked as rewritten is the original")
    func leftoverContent() throws {
        let verdict = verdict { $0.content = Array("left over".utf8) }
        #expect(try response(verdict, #"{"Content":"hi"}"#) == #"{"Content":"hi","ReviewResult":"ALLOW"}"#)
    }

    @Test("Added attributes follow; one of the same name takes the incoming one's place")
    func added() throws {
        let verdict = verdict {
            $0.addedAttributes = [("z", "\n"), ("kind", "spam"), ("a", "é")]
            $0.rewrittenAttributes = [(index: 0, value: Array("gone".utf8))]
        }
        #expect(
            try response(verdict)
                == #"{"Content":"hi \"you\"","ReviewResult":"ALLOW","Attributes":{"kind":"spam","n":"1","z":"\n","a":"é"}}"#
        )
        #expect(
            try response(verdict, #"{"Content":"hi"}"#)
                == #"{"Content":"hi","ReviewResult":"ALLOW","Attributes":{"z":"\n","kind":"spam","a":"é"}}"#)
    }

    @Test("A DENY has its reason and nothing else")
    func deny() throws {
        let verdict = verdict {
            $0.decision = .deny
            $0.reason = "Mind \"your\" language"
            $0.isContentRewritten = true
            $0.content = Array("x".utf8)
            $0.addedAttributes = [("a", "b")]
        }
        #expect(
            try response(verdict) == #"{"ReviewResult":"DENY","Attributes":{"Reason":"Mind \"your\" language"}}"#)
    }

    @Test("A DENY without a reason has no Attributes", arguments: [nil, ""])
    func denyWithoutReason(_ reason: String?) throws {
        let verdict = verdict {
            $0.decision = .deny
            $0.reason = reason
        }
        #expect(try response(verdict) == #"{"ReviewResult":"DENY"}"#)
    }

    @Test("The answer to an invalid event is a denial without a reason")
    func invalidEvent() throws {
        let object = try JSONSerialization.jsonObject(with: Data(ReviewResponse.invalidEventResponse))
        #expect(object as? [String: String] == ["ReviewResult": "DENY"])
    }

    @Test("A response can stand inside another text, and its writer be used again")
    func embedded() throws {
        var writer = JSONWriter()
        let message = try decoded(#"{"Content":"hi"}"#)
        for _ in 0..<2 {
            writer.removeAll()
            writer.beginObject()
            writer.name("response")
            ReviewResponse.encode(Verdict(), of: message, into: &writer)
            writer.name("line")
            writer.integer(1)
            writer.endObject()
            #expect(
                String(decoding: writer.bytes, as: UTF8.self)
                    == #"{"response":{"Content":"hi","ReviewResult":"ALLOW"},"line":1}"#)
        }
    }

    // Foundation drops U+FEFF at the start of a string, so none starts with it here.
    @Test(
        "Nasty text arrives as it was, by Foundation's reading of the response",
        arguments: [
            "\u{0}", "\u{1}\u{8}\u{9}\u{A}\u{B}\u{C}\u{D}\u{1B}\u{1F}", "\"\\/", #"\" \\ \u0041 \n"#,
            "line1\nline2\r\n",
            "\u{7F}\u{80}\u{85}\u{A0}", "\u{2028}\u{2029}", "x\u{FEFF}\u{FFFE}\u{FFFF}", "\u{10FFFF}", "👩‍👩‍👧‍👦🏳️‍🌈🇩🇪",
            "e\u{301}\u{327}", "\u{202E}abc\u{202C}", "\u{E0001}\u{E0061}", "</script><!--", "]}",
            "{\"ReviewResult\":\"ALLOW\"}",
            String(repeating: "\u{1F}\"", count: 100), "שלום नमस्ते 你好 สวัสดี",
        ])
    func nasty(_ text: String) throws {
        var message = Message()
        try ReviewEvent.decode(event(content: text, attributes: [("a" + text, "b")]), into: &message)
        let denial = verdict {
            $0.decision = .deny
            $0.reason = text
        }
        let rewrite = verdict {
            $0.isContentRewritten = true
            $0.content = Array(text.utf8)
            $0.rewrittenAttributes = [(index: 0, value: Array(text.utf8))]
        }
        for verdict in [Verdict(), denial, rewrite] {
            var writer = JSONWriter()
            ReviewResponse.encode(verdict, of: message, into: &writer)
            let parsed = try JSONSerialization.jsonObject(with: Data(writer.bytes))
            let object = try #require(parsed as? [String: Any])
            let attributes = object["Attributes"] as? [String: String]
            if verdict.decision == .deny {
                #expect(attributes?["Reason"]?.utf8.elementsEqual(text.utf8) == true)
            } else {
                #expect((object["Content"] as? String)?.utf8.elementsEqual(text.utf8) == true)
                #expect(attributes == ["a" + text: verdict.isContentRewritten ? text : "b"])
            }
        }
    }

    @Test("Every code point of Unicode passes through event and response")
    func allCodePoints() throws {
        var message = Message()
        var writer = JSONWriter()
        for start in stride(from: UInt32(0), to: 0x110000, by: 0x4000) {
            let text = String(String.UnicodeScalarView((start..<start + 0x4000).compactMap(Unicode.Scalar.init)))
            try ReviewEvent.decode(event(content: text), into: &message)
            writer.removeAll()
            ReviewResponse.encode(Verdict(), of: message, into: &writer)
            try ReviewEvent.decode(writer.bytes, into: &message)
            #expect(message.utf8[message.content].elementsEqual(text.utf8))
        }
    }

    @Test("Rewritten bytes that are not UTF-8 still give a valid response")
    func invalidUTF8() throws {
        let verdict = verdict {
            $0.isContentRewritten = true
            $0.content = [0x61, 0xFF, 0xC3]
        }
        #expect(
            try response(verdict, #"{"Content":"x"}"#) == #"{"Content":"a\#u{FFFD}\#u{FFFD}","ReviewResult":"ALLOW"}"#)
    }
}
