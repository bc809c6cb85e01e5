import ReviewRules
import Testing

@Suite("A template")
struct TemplateTests {
    @Test(
        "is text with placeholders",
        arguments: [
            ("", []), ("plain", [.literal("plain")]), ("{{match}}", [.match]), ("{{match|lower}}", [.lowercasedMatch]),
            ("[{{rule}}]", [.literal("["), .ruleID, .literal("]")]), ("$1$2", [.group(1), .group(2)]),
            ("$0", [.group(0)]), ("$12x", [.group(12), .literal("x")]), ("${12}", [.group(12)]),
            ("${name}!", [.namedGroup("name"), .literal("!")]), ("$$1", [.literal("$1")]), ("$", [.literal("$")]),
            ("$x", [.literal("$x")]), ("5 $ and $$", [.literal("5 $ and $")]), ("{x}}", [.literal("{x}}")]),
            ("}}{", [.literal("}}{")]), ("é{{match}}日", [.literal("é"), .match, .literal("日")]),
            ("$123456", [.group(12345), .literal("6")]), ("$٣", [.literal("$٣")]), ("$01", [.group(1)]),
        ] as [(String, [Template.Part])])
    func parts(source: String, parts: [Template.Part]) throws {
        let template = try Template(parsing: source)
        #expect(template.parts == parts)
        #expect(template.source == source)
    }

    @Test(
        "is refused for a placeholder that is unknown or not closed",
        arguments: [
            ("{{nope}}", "{{nope}}", 0), ("a {{match | lower}}", "{{match | lower}}", 2), ("{{}}", "{{}}", 0),
            ("{{match", "{{match", 0), ("日{{", "{{", 1), ("e\u{301}${", "${", 2), ("${}", "${}", 0), ("x${a", "${a", 1),
            ("{{Match}}", "{{Match}}", 0), ("{{$1}}", "{{$1}}", 0), ("{{{match}}}", "{{{match}}", 0),
        ])
    func errors(source: String, placeholder: String, offset: Int) {
        let error = #expect(throws: Template.SyntaxError.self) { try Template(parsing: source) }
        #expect(error?.placeholder == placeholder)
        #expect(error?.offset == offset)
    }

    @Test("is refused for a group whose number is none", arguments: ["-1", "+1", "-9223372036854775808"])
    func signedNumber(number: String) {
        let error = #expect(throws: Template.SyntaxError.self) { try Template(parsing: "a${\(number)}") }
        #expect(error?.placeholder == "${\(number)}")
        #expect(error?.offset == 1)
    }
}
