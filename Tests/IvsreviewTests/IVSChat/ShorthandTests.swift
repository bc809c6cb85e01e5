import BuiltProducts
import Foundation
import IVSChat
import PythonTools
import SeededNumbers
import Testing

@testable import ivsreview

@Suite("Shorthand syntax", .timeLimit(.minutes(20)))
struct ShorthandTests {
    private static let texts = [
        "a=b", "a=b,c=d", "a=", "a=,b=", "a=b,c,d", "a=b,c,d=e", "a=b,c=d,e,f=g", "a= b , c = d ", "a=b c", "a=b=c",
        "a=b,c=d=e", "a=[b,c]", "a=[]", "a=[ b , c ]", "a=[[b],[c,d]]", "a={b=c}", "a={b=c,d={e=f}}", "a={}",
        "a={b=[c,d],e=f}",
        "a=[{b=c},{d=e}]", "a='b,c'", "a=\"b,c\"", "a='it\\'s'", "a=\"say \\\"x\\\"\"", "a=\"x\\\\y\"", "a='b','c'",
        "a=b,'c d',e", "a=b\\,c", "a=b\\,c,d=e\\,f", "a=\\b", "a=b\\", "a=é", "a=日本,b=ü", "a.b=c", "a-b_c#d/e:f=g",
        "a=arn:aws:lambda:us-west-2:123456789012:function:f,b=DENY", "a=b]", "a=b}", "a=]b", "a=b[c", "a=x\ty",
        "a=\n b",
        "", "a", "=", "=a", "a=b,", "a=b,,c=d", "a=b,a=c", "a b=c", "é=b", "a={b=c", "a=[b,c", "a={b}", "a='b", "a=\"b",
        "a='b'c", "a=b'c", "a=b\"c", "a=[b,,c]", "a={b=c}d", "a=[b]c", "a={b=c},d=e", "a=[b],d=e", ",a=b", "a==b",
        "a=\"b\\\"",
        "a='b\\'", "a=b,[c]", "a=b,{c}", "a={b=c,d=e,}", "a=b,c'd'", "a@=b", "a @ = b", "a@b=c", "a={b@=c}", "a=~/-.",
        "a=!#$%&()*+;<>?^`|",
    ]

    @Test("Every text reads as the AWS CLI reads it")
    func peer() throws {
        try compare(Self.texts)
    }

    @Test("Texts made at random read as the AWS CLI reads them", arguments: 1...4)
    func randomTexts(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let alphabet = Array("aab==,,[]{}'\"\\ @é")
        try compare(
            (0..<2_000).map { _ in
                let length = Int.random(in: 1...14, using: &generator)
                return "a=" + String((0..<length).compactMap { _ in alphabet.randomElement(using: &generator) })
            })
    }

    private func compare(_ texts: [String]) throws {
        let theirs = try Python.run(Scripts.parseShorthand, lines: texts)
        try #require(theirs.count == texts.count)
        for (text, theirs) in zip(texts, theirs) {
            var reader = Shorthand(text) { _ in nil }
            let ours = (try? reader.object()).map { JSONValue.object($0) } ?? .null
            let expected = try JSONValue(parsing: Array(theirs))
            #expect(ours == expected, "\(text)")
        }
    }

    @Test("Characters above U+FFFF need no quotes, unlike in the AWS CLI")
    func emoji() throws {
        var reader = Shorthand("a=👍,b=x 👩‍👩‍👧") { _ in nil }
        #expect(try reader.object() == ["a": "👍", "b": "x 👩‍👩‍👧"])
    }

    @Test("A value behind @= may be a file")
    func file() throws {
        var reader = Shorthand("a@=file://x,b=file://x,c={d@=y,e='z'}") { $0.hasPrefix("file://") ? "content" : nil }
        #expect(try reader.object() == ["a": "content", "b": "file://x", "c": ["d": "y", "e": "z"]])
    }

    @Test(
        "An error names the place, and shows the text where that is allowed",
        arguments: [
            ("a", "= is expected at character 2:\n  a\n   ^"),
            ("a=[b", "] is expected at character 5:\n  a=[b\n      ^"),
            (
                "a=1,a=2",
                "the key at character 5 is there twice; a space may be meant, not a comma:\n  a=1,a=2\n      ^"
            ),
            ("a='b", "a closing ' is expected at character 5:\n  a='b\n      ^"),
        ])
    func errors(text: String, description: String) throws {
        let error = try #require(
            #expect(throws: ShorthandError.self) {
                var reader = Shorthand(text) { _ in nil }
                _ = try reader.object()
            })
        #expect(error.description(showsText: true) == description)
        #expect(error.description(showsText: false) == String(description.prefix { $0 != ":" }))
    }
}
