import PCRE2
import Testing

@Suite("A matcher")
struct MatcherTests {
    @Test(
        "finds the first match and its groups, in bytes",
        arguments: [
            ("b", "abc", [1..<2]), ("", "", [0..<0]), ("", "é", [0..<0]), ("a*", "", [0..<0]), ("a", "", []),
            ("é", "aé", [1..<3]), ("(.)(.)", "日😀", [0..<7, 0..<3, 3..<7]), ("(a)|(b)", "b", [0..<1, nil, 0..<1]),
            ("(a)|(b)", "a", [0..<1, 0..<1, nil]), ("(a)?b(c)?", "b", [0..<1, nil, nil]),
            ("x()y", "xy", [0..<2, 1..<1]),
            ("(a(b)?)+", "aba", [0..<3, 2..<3, 1..<2]), ("\\bé", "aé é", [4..<6]), ("(?<=é)b", "ébb", [2..<3]),
            ("é\\Kb", "éb", [2..<3]), ("$", "a\n", [1..<1]), ("\\z", "a\n", [2..<2]), ("\\X", "e\u{301}x", [0..<3]),
            ("(\\((?:[^()]|(?1))*\\))", "x(a(b)c)(", [1..<8, 1..<8]), ("(?|(a)|(b))\\1", "abb", [1..<3, 1..<2]),
        ] as [(String, String, [Range<Int>?])])
    func groups(pattern: String, subject: String, ranges: [Range<Int>?]) throws {
        for jit in [false, true] {
            let compiled = try CompiledPattern(pattern, options: .unicodeProperties, jit: jit)
            let search = try Search(compiled, subject)
            #expect(search.outcome == (ranges.isEmpty ? .noMatch : .match))
            #expect(search.ranges == ranges)
        }
    }

    @Test("holds any number of groups", arguments: [15, 16, 17, 40, 201, 400], [false, true])
    func manyGroups(count: Int, jit: Bool) throws {
        let pattern = try CompiledPattern(String(repeating: "(.)", count: count), jit: jit)
        let search = try Search(pattern, String(repeating: "é", count: count))
        #expect(search.outcome == .match)
        let expected = [0..<(2 * count)] + (0..<count).map { (2 * $0)..<(2 * $0 + 2) }
        #expect(search.ranges.elementsEqual(expected))
    }

    @Test("goes on at an offset, and sees what stands before it")
    func offsets() throws {
        let word = try CompiledPattern("\\bcat", options: .unicodeProperties)
        #expect(try Search(word, "cat écat", from: 1).outcome == .noMatch)
        #expect(try Search(word, "cat cat", from: 1).ranges == [4..<7])
        #expect(try Search(CompiledPattern("(?<=日)本"), "日本", from: 3).ranges == [3..<6])
        #expect(try Search(CompiledPattern("^a"), "aa", from: 1).outcome == .noMatch)
        #expect(try Search(CompiledPattern("\\Ga"), "aba", from: 1).outcome == .noMatch)
        #expect(try Search(CompiledPattern("\\Ga"), "aba", from: 2).ranges == [2..<3])
        #expect(try Search(CompiledPattern("a*"), "a", from: 1).ranges == [1..<1])
    }

    @Test("refuses an offset that is outside the subject", arguments: [3, 1_000_000, -1, .min])
    func offsetOutside(start: Int) throws {
        guard case .failure(let error) = try Search(CompiledPattern("a"), "aa", from: start).outcome else {
            Issue.record("the search was not refused")
            return
        }
        #expect(error.code == -33)
        #expect(error.byteOffset == nil)
    }

    @Test("leaves out a match of no characters where the search starts, and only there")
    func emptyMatches() throws {
        let pattern = try CompiledPattern("x*")
        #expect(try Search(pattern, "ax").ranges == [0..<0])
        #expect(try Search(pattern, "ax", allowsEmpty: false).ranges == [1..<2])
        #expect(try Search(pattern, "xa", allowsEmpty: false).ranges == [0..<1])
        #expect(try Search(pattern, "", allowsEmpty: false).outcome == .noMatch)
        #expect(try Search(pattern, "aé", from: 1, allowsEmpty: false).ranges == [3..<3])
    }

    @Test("finds every match of a pattern that may match nothing", arguments: [false, true])
    func everyMatch(jit: Bool) throws {
        let ranges = try Search.all(CompiledPattern("x*", jit: jit), in: "axé").dropLast().map(\.ranges)
        #expect(ranges == [[0..<0], [1..<2], [2..<2], [4..<4]])
    }

    @Test("sees nothing of an earlier search, whatever the pattern")
    func reuse() throws {
        let patterns = ["(a)(b)(c)", "x", "(?:(a)|(b)|(c))", String(repeating: "(.)?", count: 40), "()", "(\\d)?c"]
        let subjects = ["abc", "", "c", "zzabczz", "日本語", "x"]
        var shared = try Matcher()
        for jit in [false, true] {
            let compiled = try patterns.map { try CompiledPattern($0, jit: jit) }
            for subject in subjects {
                for pattern in compiled {
                    let search = Search(pattern, subject, with: &shared)
                    #expect(try search == Search(pattern, subject))
                }
            }
        }
    }

    @Test("gives no range for a match whose start lies behind its end")
    func startBehindEnd() throws {
        // A group that a lookahead calls may move the start with \K, which PCRE2 refuses only in plain sight.
        let pattern = try CompiledPattern("(?=a(?1))(?:(b\\K){0})")
        #expect(try Search(pattern, "xab").ranges == [nil, nil])
    }

    @Test("takes a subject of a megabyte")
    func longSubject() throws {
        let subject = String(repeating: "日", count: 350_000) + "x"
        for jit in [false, true] {
            #expect(try Search(CompiledPattern("x$", jit: jit), subject).ranges == [1_050_000..<1_050_001])
        }
    }
}
