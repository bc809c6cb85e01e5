import JSONText
import Testing

@Suite struct JSONReaderTests {
    @Test("A text is read value by value, and strings gather in one buffer")
    func values() throws {
        var reader = JSONReader(Array(#" { "a" : [ 1.5e3 , true,null ] ,"b\n": "\u00e9" } "#.utf8))
        var buffer: [UInt8] = []
        try reader.beginObject()
        let first = try reader.nextName(into: &buffer)
        #expect(first == 0..<1)
        try reader.beginArray()
        #expect(try reader.nextElement())
        let number = try reader.number(into: &buffer)
        #expect(String(decoding: buffer[number], as: UTF8.self) == "1.5e3")
        #expect(try reader.nextElement())
        #expect(try reader.boolean())
        #expect(try reader.nextElement())
        try reader.null()
        #expect(try !reader.nextElement())
        _ = try reader.nextName(into: &buffer)
        _ = try reader.string(into: &buffer)
        #expect(try reader.nextName(into: &buffer) == nil)
        try reader.end()
        #expect(String(decoding: buffer, as: UTF8.self) == "a1.5e3b\né")
    }

    @Test(
        "A name is found among names, whatever its escapes",
        arguments: [
            (#""Content""#, 0), (#""id""#, 1), (#""\u0069d""#, 1), (#""Conten\u0074""#, 0), (#""content""#, 3),
            (#""""#, 2), (#""i""#, 3), (#""id2""#, 3), (#""\u0000""#, 3), (#""é""#, 3), (#""\ud800""#, 3),
        ])
    func names(_ name: String, _ place: Int) throws {
        var reader = JSONReader(Array(#"{\#(name):1, \#(name) :2}"#.utf8))
        try reader.beginObject()
        for _ in 0..<2 {
            #expect(try reader.nextName(among: ["Content", "id", ""]) == place)
            try reader.skipValue()
        }
        #expect(try reader.nextName(among: ["Content", "id", ""]) == nil)
        try reader.end()
    }

    @Test(
        "A name among names is checked like any other",
        arguments: [#"{id:1}"#, #"{"id"1}"#, "{\"i\u{1}\":1}", #"{"\x":1}"#, #"{"id"#, #"{"id":1,}"#, #"{,"id":1}"#])
    func badNames(_ text: String) throws {
        #expect(throws: JSONError.self) {
            var reader = JSONReader(Array(text.utf8))
            try reader.beginObject()
            while try reader.nextName(among: ["id"]) != nil { try reader.skipValue() }
        }
    }

    @Test(
        "The kind of the next value is known before it is read",
        arguments: [
            ("{}", JSONReader.Kind.object), (" []", .array), ("\"\"", .string), ("-1", .number), ("0", .number),
            ("\n9", .number), ("true", .boolean), ("false", .boolean), ("null", .null),
        ])
    func kind(_ text: String, _ kind: JSONReader.Kind) throws {
        var reader = JSONReader(Array(text.utf8))
        #expect(try reader.peek() == kind)
        #expect(try reader.peek() == kind)
        try reader.skipValue()
        try reader.end()
    }

    @Test(
        "Asking for another kind than comes next is an error at its first byte", arguments: ["{}", "1", "true", "null"])
    func otherKind(_ text: String) {
        var reader = JSONReader(Array(" \(text)".utf8))
        var buffer: [UInt8] = []
        #expect(throws: JSONError(code: .unexpectedKind, offset: 1)) { try reader.string(into: &buffer) }
        #expect(throws: JSONError(code: .unexpectedKind, offset: 1)) { try reader.beginArray() }
        #expect(buffer.isEmpty)
    }

    @Test(
        "A string that is refused leaves the buffer as it was",
        arguments: [#""ab\x""#, "\"ab", "\"ab\u{1}\"", #""ab\u12"#])
    func refusedString(_ text: String) {
        var reader = JSONReader(Array(text.utf8))
        var buffer = Array("before".utf8)
        #expect(throws: JSONError.self) { try reader.string(into: &buffer) }
        #expect(buffer == Array("before".utf8))
    }

    @Test("The offset stands behind what was read")
    func offset() throws {
        var reader = JSONReader(Array(#"[10,"é"]"#.utf8))
        try reader.beginArray()
        #expect(reader.offset == 1)
        #expect(try reader.nextElement())
        try reader.skipValue()
        #expect(reader.offset == 3)
        #expect(try reader.nextElement())
        try reader.skipValue()
        #expect(reader.offset == 8)
    }

    @Test("A string of 6 MB is read whole")
    func large() throws {
        let text = String(repeating: "All work and no play, \u{1F389}\n\"so\" ", count: 180_000)
        #expect(try readString(written(text)) == text)
    }

    @Test("A byte that needs care is found at every place of a word")
    func everyPlace() throws {
        for special in ["\"", "\\", "\u{0}", "\u{1F}", "é", "\u{1F600}", "\u{7F}"] {
            for before in 0..<20 {
                for after in 0..<20 {
                    let text = String(repeating: "a", count: before) + special + String(repeating: "~", count: after)
                    #expect(try readString(written(text)) == text)
                }
            }
        }
    }
}
