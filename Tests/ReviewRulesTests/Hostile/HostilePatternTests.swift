import ReviewRules
import Testing

/// No pattern that the check takes may hold a message up, whatever the text. Time itself is measured by `make bench`; here
/// clocks count how often they are looked at.
@Suite("A pattern known for catastrophic backtracking")
struct HostilePatternTests {
    private func verdict(
        _ hostile: HostilePattern, matchLimit: Int, clock: (() -> UInt64)? = nil
    ) throws -> Verdict {
        var settings = Settings()
        settings.matchLimit = matchLimit
        settings.timeBudget = 5
        let rules = [try rule("hostile", .score, patterns: [hostile.pattern], score: 1)]
        // Without prefilter: few of these texts hold the letters without which a pattern would not be tried.
        let reviewer = try Reviewer(RuleSet(settings: settings, rules: rules), clock: clock, usesPrefilter: false)
        var verdict = Verdict()
        reviewer.evaluate(message(hostile.text), into: &verdict)
        return verdict
    }

    private func accepted() -> [HostilePattern] {
        HostilePattern.all.filter { (try? PatternCheck($0.pattern)) != nil }
    }

    @Test("is one of at least 200, of each kind, and nearly all of them are valid patterns")
    func table() {
        #expect(HostilePattern.all.count >= 200)
        #expect(HostilePattern.all.allSatisfy { $0.text.unicodeScalars.count == 500 })
        #expect(Set(HostilePattern.all.map(\.pattern)).count == HostilePattern.all.count)
        #expect(Set(HostilePattern.all.map(\.family)).count >= 8)
        #expect(accepted().count >= 200)
    }

    // 100 steps for each place of the text: more than the engine tries without a watch, and few enough for a test.
    @Test("hits, misses, or is stopped by a limit that is named, and a clock that stands still changes nothing")
    func outcomes() throws {
        var limits = 0
        for hostile in accepted() {
            let plain = try verdict(hostile, matchLimit: 100)
            let watched = try verdict(hostile, matchLimit: 100, clock: { 1 })
            #expect(plain.limits == watched.limits && plain.hits == watched.hits, "\(hostile.pattern)")
            #expect(plain.limits.isEmpty || plain.hits.isEmpty, "\(hostile.pattern)")
            for limit in plain.limits {
                // A pattern error: PCRE2 found a recursion that goes on for ever without using up a character.
                #expect(limit.rule == 0 && limit.kind != .timeBudget, "\(hostile.pattern)")
            }
            limits += plain.limits.count
        }
        #expect(limits >= 60)
    }

    @Test("is stopped at the first look after its time, and named for it")
    func stopsAtOnce() throws {
        var stopped = 0
        for hostile in accepted() {
            // Time stands still for the start, the check before the search and two looks in it, then it is over.
            var looks = 0
            let verdict = try verdict(
                hostile, matchLimit: 1_000_000,
                clock: {
                    looks += 1
                    return looks <= 4 ? 1 : 1_000_000_000
                })
            #expect(looks <= 5, "\(hostile.pattern)")
            guard looks == 5 else { continue }
            #expect(verdict.limits.map(\.kind) == [.timeBudget], "\(hostile.pattern)")
            #expect(verdict.decision == .deny)
            stopped += 1
        }
        #expect(stopped >= 150)
    }
}
