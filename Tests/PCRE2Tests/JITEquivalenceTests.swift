import PCRE2
import Testing

@Suite("JIT and interpreter")
struct JITEquivalenceTests {
    static let patterns = [
        "", "a", "é", "a*?", "(a|ab)(c|bcd)(d*)", "(?i)straße|ſ", "\\b\\w+\\b", "(?<!\\d)\\d{2,4}(?!\\d)",
        "(?<q>['\"]).*?\\k<q>", "(\\w)(\\w)?\\2?\\1", "(?:a++|b)*+c", "(?>a|ab)c", "\\p{Lu}\\p{Ll}+|\\p{Han}+", "\\X",
        "^.*$", "(?m)^\\S+$", "(?s)a.b", "\\R", "(?=(\\w+))\\1:", "(\\((?:[^()]|(?1))*\\))", "(?(?=a)ab|cd)",
        "(a)?(?(1)b|c)", "foo\\Kbar", "(?|(a)b|(c)d)\\1", "(*COMMIT)ab|b", "a(*SKIP)(*F)|b", "[^\\x00-\\x7F]+",
        "\\d+(?:[.,]\\d+)*", "(?i)f\\W*r\\W*e\\W*e", "[\\p{M}]{2,}", "(?<a>.)(?<b>.)\\k<a>\\k<b>", "\\h+|\\v+",
    ]
    static let subjects = [
        "", "a", "abcd", "aaac", "abc:abc", "straße STRASSE ſ", "'it' \"is\"", "f r.e-e FREE", "12 345 67890 1,234.56",
        "(a(b)c)((", "foobar foo bar", "日本語 Ünïcode e\u{301}\u{302}x", "👩‍👩‍👧🇫🇷", "a\r\nb\u{2028}c\n", "abab cdcd",
        "\0a\0b", String(repeating: "ab", count: 60),
    ]

    @Test("find the same matches with the same groups", arguments: patterns)
    func sameMatches(pattern: String) throws {
        let interpreted = try CompiledPattern(pattern, options: .unicodeProperties)
        let jit = try CompiledPattern(pattern, options: .unicodeProperties, jit: true)
        #expect(jit.isJITCompiled)
        let limits = MatchLimits(steps: 10_000_000)
        for subject in Self.subjects {
            #expect(
                try Search.all(interpreted, in: subject, limits: limits) == Search.all(jit, in: subject, limits: limits)
            )
        }
    }
}
