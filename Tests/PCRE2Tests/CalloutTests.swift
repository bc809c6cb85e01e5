import PCRE2
import Testing

@Suite("A pattern with callouts")
struct CalloutTests {
    /// Counts the looks, and says that the time is up from one of them on.
    private final class Clock {
        private(set) var looks = 0
        private let lastLook: Int

        init(lastLook: Int = .max) {
            self.lastLook = lastLook
        }

        func isTimeUp() -> Bool {
            looks += 1
            return looks >= lastLook
        }
    }

    private static let hostile = String(repeating: "a", count: 500)
    private static let patient = MatchLimits(steps: 10_000_000)

    @Test("finds what it finds without them", arguments: JITEquivalenceTests.patterns)
    func sameMatches(pattern: String) throws {
        let plain = try CompiledPattern(pattern, options: .unicodeProperties)
        for callouts in [PatternCallouts.starts, .everyItem] {
            for jit in [false, true] {
                let watched = try CompiledPattern(pattern, options: .unicodeProperties, callouts: callouts, jit: jit)
                for subject in JITEquivalenceTests.subjects {
                    let expected = try Search.all(plain, in: subject, limits: Self.patient)
                    #expect(try Search.all(watched, in: subject, limits: Self.patient) == expected)
                    #expect(
                        try Search.all(watched, in: subject, limits: Self.patient, isTimeUp: { false }) == expected)
                }
            }
        }
    }

    @Test(
        "before every item stops at the first look after its time", arguments: [1, 2, 3, 100], [false, true])
    func stops(lastLook: Int, jit: Bool) throws {
        for source in ["(?:(?=a*)a)*(?:c|d)", "(a+)+[b-d]", "(a|a(?1)a)*[bc]", "(?:a|a)*\\d", "(a*)\\1*[bc]"] {
            let clock = Clock(lastLook: lastLook)
            var matcher = try Matcher(limits: Self.patient, isTimeUp: clock.isTimeUp)
            let pattern = try CompiledPattern(source, callouts: .everyItem, jit: jit)
            #expect(pattern.isJITCompiled == jit)
            #expect(Search(pattern, Self.hostile, with: &matcher).outcome == .limitExceeded(.time))
            #expect(clock.looks == lastLook)
        }
    }

    @Test("before every item looks at least once in 17 steps, and less often where there is little to do")
    func looksOftenEnough() throws {
        for (source, steps) in [("(?:a|a)*\\d", 10_000), ("(?:(?=a)a|a)*\\d", 50_000), ("(?:(a)|a)*?\\d", 2_000)] {
            let clock = Clock()
            let limits = MatchLimits(steps: UInt32(steps))
            var matcher = try Matcher(limits: limits, isTimeUp: clock.isTimeUp)
            let pattern = try CompiledPattern(source, callouts: .everyItem)
            #expect(Search(pattern, Self.hostile, with: &matcher).outcome == .limitExceeded(.steps))
            #expect(clock.looks >= steps / 17 - 4)
        }
        let clock = Clock()
        var matcher = try Matcher(isTimeUp: clock.isTimeUp)
        let short = try CompiledPattern("\\bfree\\s+(?:btc|eth)\\b", callouts: .everyItem)
        #expect(Search(short, "get free btc", with: &matcher).outcome == .match)
        #expect(clock.looks == 0)
    }

    @Test("where it starts looks once for each start from the fourth on", arguments: [false, true])
    func starts(jit: Bool) throws {
        let clock = Clock()
        var matcher = try Matcher(isTimeUp: clock.isTimeUp)
        let pattern = try CompiledPattern("a[bc]|a\\d", callouts: .starts, jit: jit)
        #expect(Search(pattern, Self.hostile, with: &matcher).outcome == .noMatch)
        #expect((490...500).contains(clock.looks))
        let over = Clock(lastLook: 7)
        var other = try Matcher(isTimeUp: over.isTimeUp)
        #expect(Search(pattern, Self.hostile, with: &other).outcome == .limitExceeded(.time))
        #expect(over.looks == 7)
    }

    @Test(
        "has the one where it starts behind the options that stand first, and before everything else",
        arguments: [
            "(*UCP)a", "(*UTF)(*UCP)(*LIMIT_MATCH=900)a", "(*ANYCRLF)(*BSR_ANYCRLF)a", "(*NO_START_OPT)(*F)|a",
            "(*COMMIT)a", "(*F)|a", "(*MARK:UCP)a", "(?i)A", "(?#c)a", "(?x) a ", "\\Qa\\E", "(a)", "(?C)a",
            "(*NUL)a",
        ])
    func insertion(source: String) throws {
        let clock = Clock(lastLook: 1)
        var matcher = try Matcher(isTimeUp: clock.isTimeUp)
        let pattern = try CompiledPattern(source + "[bc]", callouts: .starts)
        #expect(pattern.source == source + "[bc]")
        guard !source.contains("COMMIT") else { return }
        _ = Search(pattern, Self.hostile, with: &matcher)
        #expect(clock.looks == 1)
        #expect(try Search(pattern, "ab").outcome == .match)
    }

    @Test("says where it is wrong as it does without them", arguments: ["(a", "(*UCP)(a", "é[b", "a)", "\\", "(?<n"])
    func errors(source: String) {
        let plain = #expect(throws: PCRE2Error.self) { try CompiledPattern(source) }
        for callouts in [PatternCallouts.starts, .everyItem] {
            let error = #expect(throws: PCRE2Error.self) { try CompiledPattern(source, callouts: callouts) }
            #expect(error == plain)
        }
    }

    @Test("is never stopped by a matcher without a clock")
    func noClock() throws {
        let pattern = try CompiledPattern("(?:a|a)*\\d", callouts: .everyItem)
        #expect(try Search(pattern, Self.hostile).outcome == .limitExceeded(.steps))
    }

    @Test("counts its looks anew with each search")
    func eachSearch() throws {
        let clock = Clock()
        var matcher = try Matcher(isTimeUp: clock.isTimeUp)
        let pattern = try CompiledPattern("ab+c", callouts: .everyItem)
        for _ in 0..<1000 { #expect(Search(pattern, "xabbc", with: &matcher).outcome == .match) }
        #expect(clock.looks == 0)
    }
}
