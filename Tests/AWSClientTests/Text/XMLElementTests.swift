import Testing

@testable import AWSClient

@Suite("XML")
struct XMLElementTests {
    @Test("Elements, text, references, sections, comments, attributes")
    func whole() throws {
        let text = """
            \u{FEFF}<?xml version="1.0"?><!-- a > b --> <a x="1>" y = '2'>t&amp;&lt;&gt;&quot;&apos;&#65;&#x1F600;
            <b/><c ><![CDATA[<raw>&amp;]]></c><!--x--><?pi?><b >2</b ></a> <!-- end -->
            """
        let element = try XMLElement(Array(text.utf8))
        #expect(element.name == "a")
        #expect(element.text.hasPrefix("t&<>\"'A😀\n"))
        #expect(element.children.map(\.name) == ["b", "c", "b"])
        #expect(element["c"]?.text == "<raw>&amp;")
        #expect(element["b"]?.text == "")
        #expect(element["d"] == nil)
    }

    static let broken: [(String, String)] = [
        ("", "an element was expected at byte 0"), ("text", "an element was expected at byte 0"),
        ("<a>", "unexpected end at byte 3"), ("<a><b></a>", "an end tag that does not match at byte 10"),
        ("<a>x", "unexpected end at byte 4"), ("<a/><b/>", "text after the last element at byte 4"),
        ("<a x=1/>", "an attribute without quotes at byte 5"), ("<a x/>", "an attribute without a value at byte 4"),
        ("<a x=\"1", "unexpected end at byte 5"), ("<a>&nope;</a>", "an unknown reference at byte 3"),
        ("<a>&amp</a>", "& without ; at byte 3"), ("<a>&#x110000;</a>", "an unknown reference at byte 3"),
        ("<a><!-- </a>", "unexpected end at byte 7"), ("<a><![CDATA[", "unexpected end at byte 12"),
        ("<!DOCTYPE a><a/>", "an attribute without a value at byte 11"), ("<>", "a name was expected at byte 1"),
        ("<a></a", "an end tag without > at byte 6"),
    ]

    @Test("What is broken is an error with its place", arguments: broken)
    func errors(text: String, message: String) {
        let error = #expect(throws: XMLError.self) { try XMLElement(Array(text.utf8)) }
        #expect(error?.description == message)
    }

    @Test("Depth is limited, and every cut of a good text is an error")
    func limits() throws {
        let deep = String(repeating: "<a>", count: 100_000)
        #expect(throws: XMLError.self) { try XMLElement(Array(deep.utf8)) }
        let text = Array("<a x='1'><b>t&amp;</b><![CDATA[c]]><!-- d --></a>".utf8)
        for count in 0..<text.count {
            #expect(throws: XMLError.self) { try XMLElement(Array(text[..<count])) }
        }
        #expect(try XMLElement(text)["b"]?.text == "t&")
    }
}
