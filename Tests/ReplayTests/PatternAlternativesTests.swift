import Testing

@testable import Replay

@Suite("Pattern alternatives")
struct PatternAlternativesTests {
    @Test(
        "each branch of each group is kept alone",
        arguments: [
            ("a|b", ["a", "b"]),
            ("(?i)a|b", ["(?i)a", "(?i)b"]),
            (
                #"\b(free|win) (btc|eth)\b"#,
                [#"\b(free) (btc|eth)\b"#, #"\b(win) (btc|eth)\b"#, #"\b(free|win) (btc)\b"#, #"\b(free|win) (eth)\b"#]
            ),
            ("x(?:a(b|c)|d)", ["x(?:a(b|c))", "x(?:d)", "x(?:a(b)|d)", "x(?:a(c)|d)"]),
            ("[|(]a|[]|]b", ["[|(]a", "[]|]b"]),
            (#"a\|b\(|c"#, [#"a\|b\("#, "c"]),
            ("(?<!x|y)a", ["(?<!x)a", "(?<!y)a"]),
            ("(?<n>a|b)", ["(?<n>a)", "(?<n>b)"]),
            ("(?i:a|b)", ["(?i:a)", "(?i:b)"]),
            ("(a|)", ["(a)", "()"]),
        ] as [(String, [String])])
    func branches(pattern: String, expected: [String]) {
        #expect(PatternAlternatives(pattern).all.map(\.pattern) == expected)
    }

    @Test(
        "where a branch cannot be dropped there are none",
        arguments: [
            "ab", #"(a|b)\1"#, #"(?<n>a|b)\k<n>"#, "(?x)a|b # c", "(?|(a)|(b))", "(?(1)a|b)", "(?1)|(a)", #"\Qa|b\E"#,
            "(*UTF)a|b", "(a|b", "a|b)", #"a|b\"#,
        ])
    func none(pattern: String) {
        #expect(PatternAlternatives(pattern).all.isEmpty)
    }
}
