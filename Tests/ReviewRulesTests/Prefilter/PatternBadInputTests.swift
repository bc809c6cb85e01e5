import SeededNumbers
import Testing

@testable import ReviewRules

@Suite("Patterns that nobody should write")
struct PatternBadInputTests {
    @Test(
        "What PCRE2 refuses, or what is not understood, requires nothing",
        arguments: [
            "", "(", ")", "a)", "(a", "[", "[a", "[]", "[^]", "*a", "a**b*c*", "a{2}{3}{4}{5}", "{2}", "\\", "a\\",
            "\\x{", "\\x{}",
            "\\x{110000}", "\\x{D800}", "\\x{zz}", "\\o{", "\\o{8}", "\\N{LATIN}", "\\N{U+}", "\\c", "\\cé",
            "\\Qa(\\E(", "\\l", "\\u0041",
            "\\p", "\\p{Lu", "\\p1", "\\g", "\\gx", "\\g{1", "\\k", "\\kx", "\\k<n", "(?", "(?<", "(?<n", "(?<n>",
            "(?P", "(?Px)", "(?'n",
            "(?C", "(?C\"x)", "(?Cx)", "(?(", "(?(1", "(?(1)a", "(?(?=a", "(?z)a", "(?i", "(?i:a", "(?R", "(?1",
            "(?1(2))a", "(?&n", "(?[a])",
            "(*", "(*)a(", "(*XYZ)a", "(*pla", "(*pla:a", "(*xyz:a)", "(*ACCEPT", "(*ACCEPT)", "a(*ACCEPT:x)b", "(?#",
            "a(?#b",
            "[z-a]", "[[:foo:]]", "[[.a.]]", "[[=a=]]", "[\\q]", "[\\Qa]", "a{3,2}", "a{65536}",
            "a{99999999999999999999}", "(?(1)a|(b",
            "(*scs:(1)a)", "(*UTF)(*", "(*LIMIT_MATCH=1", "\0(", "(?-", "(?^", "(?^-i)a(", "\\E(", "(?<=a", "(?!",
        ])
    func invalid(pattern: String) {
        #expect(LiteralRequirement.extract(from: pattern) == nil)
    }

    @Test(
        "Deep nesting and long repetition end soon",
        arguments: [
            String(repeating: "(", count: 10_000) + "a" + String(repeating: ")", count: 10_000),
            String(repeating: "(?:a|", count: 10_000), String(repeating: "(?=", count: 10_000),
            String(repeating: "[", count: 10_000), String(repeating: "(?(?=a)", count: 10_000),
            String(repeating: "(*", count: 10_000),
            String(repeating: "a{1}", count: 1) + String(repeating: "{1}", count: 10_000),
            String(repeating: "(?<n", count: 10_000), String(repeating: "\\g{", count: 10_000),
        ])
    func nesting(pattern: String) {
        #expect(LiteralRequirement.extract(from: pattern) == nil)
    }

    @Test(
        "Patterns of 10 kB are read in linear time",
        arguments: [
            String(repeating: "a", count: 10_000), String(repeating: "ab?", count: 3_333),
            String(repeating: "a|", count: 5_000),
            String(repeating: "[ab][cd]", count: 1_250), String(repeating: "a+b*", count: 2_500),
            String(repeating: "{", count: 10_000),
            String(repeating: "(a|b)", count: 2_000), String(repeating: "(?=ab)", count: 1_666),
            String(repeating: "x{1,9}", count: 1_666),
            (0..<1_500).map { "word\($0)" }.joined(separator: "|"), String(repeating: "(?i)", count: 2_500),
            String(repeating: "(?#x)", count: 2_000), String(repeating: "\\Qa\\E", count: 2_000),
            String(repeating: "(", count: 90) + "a{99}" + String(repeating: "){99}", count: 90),
            String(repeating: "(?:a|b", count: 90) + String(repeating: ")+", count: 90),
        ])
    func long(pattern: String) {
        // A quadratic reader would take minutes here, and the run would be stopped.
        let literals = LiteralRequirement.extract(from: pattern)?.conjuncts.flatMap(\.self) ?? []
        #expect(literals.allSatisfy { (1...24).contains($0.scalars.count) })
        #expect(literals.count <= 8 * 256)
    }

    @Test("Random bytes of syntax are survived", arguments: 0..<UInt64(4))
    func garbage(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let pieces = [
            "(", ")", "(?", "(*", "[", "]", "{", "}", "\\", "|", "?", "+", "*", "^", "$", "a", "1", ",", "-", ":", "<",
            ">", "'", "=", "!",
            "#", " ", "\n", "Q", "E", "x", "i", "P", "R", "C", "p", "g", "k", "N", "U", "\\Q", "\\E", "\\x", "[:", ":]",
            "😀", "\0",
        ]
        var found = 0
        for _ in 0..<5_000 {
            let length = Int.random(in: 0...24, using: &generator)
            let pattern = (0..<length).map { _ in generator.pick(pieces) }.joined()
            if let requirement = LiteralRequirement.extract(from: pattern) {
                found += 1
                #expect(requirement.conjuncts.allSatisfy { !$0.isEmpty && $0.allSatisfy { !$0.scalars.isEmpty } })
            }
        }
        #expect(found > 0)
    }
}
