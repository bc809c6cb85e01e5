import Foundation
import JSONText
import ReviewEvents
import Testing

@testable import ReviewRules

@Suite struct AttributesLimitTests {
    static let limit = ReviewResponse.attributesLimit

    private struct Response {
        var attributes: [String: String]?
        /// Bytes of the JSON of `Attributes`.
        var size: Int
    }

    private func respond(
        incoming: [(String, String)] = [], added: [(name: String, value: String)] = [],
        rewritten: [(index: Int, value: [UInt8])] = []
    ) throws -> Response {
        var verdict = Verdict()
        verdict.addedAttributes = added
        verdict.rewrittenAttributes = rewritten
        return try respond(verdict, incoming)
    }

    private func respond(_ verdict: Verdict, _ incoming: [(String, String)] = []) throws -> Response {
        var message = Message()
        try ReviewEvent.decode(event(content: "hi", attributes: incoming), into: &message)
        var writer = JSONWriter()
        ReviewResponse.encode(verdict, of: message, into: &writer)
        let object = try #require(try JSONSerialization.jsonObject(with: Data(writer.bytes)) as? [String: Any])
        let text = String(decoding: writer.bytes, as: UTF8.self)
        let json = text.firstRange(of: "\"Attributes\":").map { text[$0.upperBound...].dropLast() } ?? ""
        return Response(attributes: object["Attributes"] as? [String: String], size: json.utf8.count)
    }

    private func letters(_ count: Int) -> String {
        String(repeating: "x", count: count)
    }

    @Test("An added attribute is merged up to exactly 1024 bytes of JSON")
    func addedAlone() throws {
        let fitting = try respond(added: [("a", letters(Self.limit - 8))])
        #expect(fitting.size == Self.limit)
        #expect(fitting.attributes?.count == 1)
        let tooLong = try respond(added: [("a", letters(Self.limit - 7))])
        #expect(tooLong.attributes == nil)
    }

    @Test("Escapes count as they are written")
    func escapes() throws {
        // {"a":"…"} with n line feeds takes 8 + 2n bytes.
        let fitting = try respond(added: [("a", String(repeating: "\n", count: 508))])
        #expect(fitting.size == Self.limit)
        #expect(try respond(added: [("a", String(repeating: "\n", count: 509))]).attributes == nil)
        let name = try respond(added: [(String(repeating: "\u{1}", count: 169), "bc")])
        #expect(name.size == 9 + 169 * 6)
        #expect(try respond(added: [(String(repeating: "\u{1}", count: 170), "bc")]).attributes == nil)
    }

    @Test("Beside incoming attributes, an added one is merged up to exactly 1024 bytes of JSON")
    func addedBesideIncoming() throws {
        // {"kind":"chat","a":"…"} takes 22 bytes beside the value.
        let incoming = [("kind", "chat")]
        let fitting = try respond(incoming: incoming, added: [("a", letters(Self.limit - 22))])
        #expect(fitting.size == Self.limit)
        #expect(fitting.attributes?.count == 2)
        let tooLong = try respond(incoming: incoming, added: [("a", letters(Self.limit - 21))])
        #expect(tooLong.attributes == ["kind": "chat"])
    }

    @Test("The last added attributes are left out first, as few as it takes")
    func lastAddedFirst() throws {
        let added = [("a", letters(400)), ("b", letters(400)), ("c", letters(400)), ("d", "e")].map {
            (name: $0, value: $1)
        }
        #expect(try respond(added: added).attributes?.keys.sorted() == ["a", "b"])
        let large = [("a", letters(2000)), ("b", "c")].map { (name: $0, value: $1) }
        #expect(try respond(incoming: [("n", "1")], added: large).attributes == ["n": "1"])
    }

    @Test("An added attribute that replaces an incoming one counts in its place")
    func replacement() throws {
        let incoming = [("a", letters(900)), ("b", "c")]
        let shorter = try respond(incoming: incoming, added: [("a", "z"), ("d", letters(990))])
        #expect(shorter.attributes == ["a": "z", "b": "c", "d": letters(990)])
        #expect(shorter.size <= Self.limit)
        let fitting = try respond(incoming: [("a", "1"), ("b", "c")], added: [("a", letters(Self.limit - 16))])
        #expect(fitting.size == Self.limit)
        let tooLong = try respond(incoming: [("a", "1"), ("b", "c")], added: [("a", letters(Self.limit - 15))])
        #expect(tooLong.attributes == ["a": "1", "b": "c"])
    }

    @Test("Incoming attributes are echoed up to exactly 1024 bytes of names and values")
    func incoming() throws {
        let fitting = try respond(incoming: [("a", letters(500)), ("b", letters(522))])
        #expect(fitting.attributes?.count == 2)
        #expect(fitting.size > Self.limit)
        let tooLong = try respond(incoming: [("a", letters(500)), ("b", letters(523))])
        #expect(tooLong.attributes?.keys.sorted() == ["a"])
        #expect(try respond(incoming: [("a", letters(1024))]).attributes == nil)
    }

    @Test("Incoming attributes are counted in UTF-8 bytes, not in escapes")
    func incomingEscapes() throws {
        let value = String(repeating: "\"é", count: 341)
        #expect(try respond(incoming: [("n", value)]).attributes == ["n": value])
        #expect(try respond(incoming: [("name", value)]).attributes == nil)
    }

    @Test("A rewritten value is counted as it is delivered")
    func rewritten() throws {
        let incoming = [("a", letters(500)), ("b", letters(500))]
        let grown = try respond(incoming: incoming, rewritten: [(index: 0, value: Array(letters(523).utf8))])
        #expect(grown.attributes?.keys.sorted() == ["a"])
        let shrunk = try respond(
            incoming: [("a", letters(2000)), ("b", "c")], rewritten: [(index: 0, value: Array("short".utf8))])
        #expect(shrunk.attributes == ["a": "short", "b": "c"])
    }

    @Test("Nothing is added beside incoming attributes that fill the room already")
    func noRoom() throws {
        let response = try respond(incoming: [("a", letters(1023))], added: [("b", "c")])
        #expect(response.attributes == ["a": letters(1023)])
    }

    @Test("A reason is given whole up to exactly 1024 bytes of JSON, and cut beyond")
    func reason() throws {
        func reason(_ text: String) throws -> Response {
            var verdict = Verdict()
            verdict.decision = .deny
            verdict.reason = text
            return try respond(verdict)
        }
        let room = Self.limit - #"{"Reason":""}"#.utf8.count
        #expect(try reason(letters(room)).attributes == ["Reason": letters(room)])
        #expect(try reason(letters(room)).size == Self.limit)
        #expect(try reason(letters(room + 1)).attributes == ["Reason": letters(room)])
        #expect(try reason(letters(100_000)).size == Self.limit)
        // A character is kept whole or left out whole, whatever it takes.
        for (character, size) in [("é", 2), ("\n", 2), ("\"", 2), ("😀", 4), ("👩‍👩‍👧‍👦", 25), ("e\u{301}", 3), ("\u{1}", 6)] {
            let text = try #require(try reason(String(repeating: character, count: 2000)).attributes?["Reason"])
            #expect(text == String(repeating: character, count: room / size))
        }
    }

    @Test("A reason whose first character alone is too long is left out")
    func endlessCharacter() throws {
        var verdict = Verdict()
        verdict.decision = .deny
        verdict.reason = "e" + String(repeating: "\u{301}", count: 600)
        #expect(try respond(verdict).attributes == nil)
    }
}
