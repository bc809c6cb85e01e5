import PCRE2
import Testing

@Suite("A compiled pattern")
struct CompiledPatternTests {
    @Test(
        "is read by its options",
        arguments: [
            ("straße", [], "STRASSE straße", "straße"), ("STRASSE É", .caseless, "strasse é", "strasse é"),
            ("\\w+", [], "é1_", "1_"), ("\\w+", .unicodeProperties, "é1_", "é1_"),
            ("\\d", .unicodeProperties, "a٣", "٣"), ("a.b", [], "a\nb", nil),
            ("a.b", .dotMatchesNewline, "a\nb", "a\nb"), ("^b$", [], "a\nb\nc", nil),
            ("^b$", .multiline, "a\nb\nc", "b"), ("a b # no", .extended, "ab", "ab"), ("b", .anchored, "ab", nil),
            ("^É.$", [.caseless, .multiline, .dotMatchesNewline], "a\né\n", "é\n"),
        ] as [(String, PatternOptions, String, String?)])
    func options(pattern: String, options: PatternOptions, subject: String, found: String?) throws {
        for jit in [false, true] {
            let search = try Search(CompiledPattern(pattern, options: options, jit: jit), subject)
            #expect(search.outcome == (found == nil ? .noMatch : .match))
            #expect(search.texts.first.flatMap { $0 } == found)
        }
    }

    @Test("ignores case beyond ASCII", arguments: [("s", "ſ"), ("k", "\u{212A}"), ("ß", "ẞ"), ("σ", "ς")])
    func simpleFolding(pattern: String, subject: String) throws {
        #expect(try Search(CompiledPattern(pattern, options: .caseless), subject).outcome == .match)
    }

    @Test("counts its groups", arguments: [("a", 0), ("(a)(?:b)((c))", 3), ("(?<x>a)", 1), ("(?|(a)|(b))", 1)])
    func captureCount(pattern: String, count: Int) throws {
        #expect(try CompiledPattern(pattern).captureCount == count)
    }

    @Test("lists its named groups, by name")
    func groupNames() throws {
        let pattern = try CompiledPattern("(?<year>\\d)(x)(?P<day>\\d)(?'month'\\d)")
        #expect(pattern.groupNames.map(\.name) == ["day", "month", "year"])
        #expect(pattern.groupNames.map(\.number) == [3, 4, 1])
        #expect(pattern.groupNumbers(named: "month") == [4])
        #expect(pattern.groupNumbers(named: "Month").isEmpty)
        #expect(pattern.groupNumbers(named: "").isEmpty)
        #expect(try CompiledPattern("(a)").groupNames.isEmpty)
    }

    @Test("gives every number of a name that several groups share")
    func duplicateNames() throws {
        let pattern = try CompiledPattern("(?J)(?<n>a)|(x)|(?<n>b)")
        #expect(pattern.groupNumbers(named: "n") == [1, 3])
        #expect(try Search(pattern, "b").texts == ["b", nil, nil, "b"])
    }

    @Test("has numbers above 255 for the names of later groups")
    func lateName() throws {
        let pattern = try CompiledPattern(String(repeating: "(a)?", count: 299) + "(?<late>b)")
        #expect(pattern.groupNumbers(named: "late") == [300])
    }

    @Test(
        "knows a lower bound of what it matches, in code points",
        arguments: [("", 0), ("a*", 0), ("日本語?", 2), ("a{3}|bb", 2)])
    func minimumLength(pattern: String, length: Int) throws {
        #expect(try CompiledPattern(pattern).minimumLength == length)
    }

    @Test("takes more bytes the longer it is")
    func byteCount() throws {
        let short = try CompiledPattern("a").byteCount
        #expect(short > 0)
        #expect(try CompiledPattern(String(repeating: "ab?", count: 100)).byteCount > short)
    }

    @Test("may be empty, hold a zero byte, and be as long as PCRE2 takes")
    func unusualPatterns() throws {
        #expect(try Search(CompiledPattern(""), "").ranges == [0..<0])
        #expect(try Search(CompiledPattern("a\0b"), "xa\0b").ranges == [1..<4])
        let long = String(repeating: "a", count: 20_000)
        #expect(try Search(CompiledPattern(long), "b" + long).ranges == [1..<20_001])
    }

    @Test("uses JIT code only if it was asked for and made")
    func jit() throws {
        #expect(try !CompiledPattern("a").isJITCompiled)
        #expect(try CompiledPattern("a", jit: true).isJITCompiled)
        #expect(try !CompiledPattern("(*NO_JIT)a", jit: true).isJITCompiled)
        #expect(try Search(CompiledPattern("(*NO_JIT)a", jit: true), "ba").ranges == [1..<2])
    }

    @Test("serves several threads, each with a matcher of its own", arguments: [false, true])
    func concurrentSearches(jit: Bool) async throws {
        let pattern = try CompiledPattern("(?<word>\\w+)-(\\d+)", options: .unicodeProperties, jit: jit)
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for worker in 0..<8 {
                group.addTask {
                    var matcher = try Matcher()
                    for round in 0..<500 {
                        let word = String(repeating: "é", count: worker + round % 7 + 1)
                        let search = Search(pattern, "-- \(word)-\(round) --", with: &matcher)
                        guard search.texts == ["\(word)-\(round)", word, "\(round)"] else { return false }
                    }
                    return true
                }
            }
            for try await isRight in group { #expect(isRight) }
        }
    }
}
