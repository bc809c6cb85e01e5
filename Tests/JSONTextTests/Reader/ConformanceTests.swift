import JSONText
import Testing

@Suite struct ConformanceTests {
    @Test("The table is there and is not cut")
    func table() {
        #expect(ConformanceCase.all.count > 240)
    }

    @Test("Reading a text and skipping it decide the same, as the table says", arguments: ConformanceCase.all)
    func decision(_ example: ConformanceCase) {
        let error = skippingError(example.json)
        #expect((error == nil) == example.isAccepted, "\(String(describing: error))")
        #expect(readingError(example.json) == error)
    }

    @Test("python3 decides each case as the table says")
    func python() throws {
        let answers = try Python.accepts(ConformanceCase.all.map(\.json))
        for (example, isAccepted) in zip(ConformanceCase.all, answers) {
            #expect(isAccepted == example.isAccepted, "\(example.name)")
        }
    }

    @Test("Each case counts just as much deep inside another text", arguments: ConformanceCase.all)
    func embedded(_ example: ConformanceCase) {
        let hasMark = example.json.starts(with: [0xEF, 0xBB, 0xBF])
        let text = Array(#"{"a":[0,{"b":"#.utf8) + example.json + Array("}]}".utf8)
        #expect((skippingError(text) == nil) == (example.isAccepted && !hasMark))
    }

    @Test(
        "A text cut anywhere is refused, and no byte is read behind its end",
        arguments: ConformanceCase.all.filter(\.isAccepted))
    func cut(_ example: ConformanceCase) {
        let text = Array(#"{"a":"#.utf8) + example.json
        for length in 0...text.count {
            let error = skippingError(Array(text[..<length]))
            #expect(error != nil)
            #expect((error?.offset ?? 0) <= length)
        }
    }

    @Test(
        "An error tells its kind and the byte where it is",
        arguments: [
            ("", JSONError.Code.unexpectedEnd, 0), ("  ", .unexpectedEnd, 2), ("[1,", .unexpectedEnd, 3),
            (#""abc"#, .unexpectedEnd, 4), (#""\"#, .unexpectedEnd, 2), (#""\u12"#, .unexpectedEnd, 5),
            ("tru", .unexpectedEnd, 3), ("-", .unexpectedEnd, 1), ("1.", .unexpectedEnd, 2), ("1e", .unexpectedEnd, 2),
            ("[1 2]", .unexpectedByte, 3), ("[1,]", .unexpectedByte, 3), ("{\"a\" 1}", .unexpectedByte, 5),
            ("{1:2}", .unexpectedByte, 1), ("trux", .unexpectedByte, 3), ("[}", .unexpectedByte, 1),
            ("[01]", .invalidNumber, 2), ("[1.x]", .invalidNumber, 3), ("-x", .invalidNumber, 1),
            (#"["\x"]"#, .invalidEscape, 3), (#"["\u00g0"]"#, .invalidEscape, 6),
            ("[\"a\nb\"]", .controlCharacter, 3), ("1 2", .trailingText, 2), ("{}}", .trailingText, 2),
        ])
    func place(_ text: String, _ code: JSONError.Code, _ offset: Int) {
        #expect(skippingError(Array(text.utf8)) == JSONError(code: code, offset: offset))
        #expect(readingError(Array(text.utf8)) == JSONError(code: code, offset: offset))
    }

    @Test("An error of encoding stands at the first byte of the sequence")
    func placeOfInvalidUTF8() {
        let text = Array("[\"é".utf8) + [0xE2, 0x82] + Array("\"]".utf8)
        #expect(skippingError(text) == JSONError(code: .invalidUTF8, offset: 4))
    }

    @Test("An error's description holds its code and offset, and none of the text")
    func description() {
        let error = skippingError(Array(#"["secret\x"]"#.utf8))
        #expect(error?.description == "invalid escape at byte 9")
    }
}
