import PCRE2
import Testing

@Suite("A limit")
struct MatchLimitTests {
    private static let exponential = "(?:a|a)*(?:c|d)"

    @Test("of steps stops a search, which is then neither a match nor none", arguments: [false, true])
    func steps(jit: Bool) throws {
        let pattern = try CompiledPattern(Self.exponential, jit: jit)
        #expect(pattern.isJITCompiled == jit)
        let subject = String(repeating: "a", count: 60)
        #expect(try Search(pattern, subject).outcome == .limitExceeded(.steps))
        #expect(try Search(pattern, subject + "c").outcome == .match)
        #expect(try Search(pattern, "b").outcome == .noMatch)
    }

    @Test("of steps decides by its number", arguments: [false, true])
    func raisedSteps(jit: Bool) throws {
        let pattern = try CompiledPattern(Self.exponential, jit: jit)
        let subject = String(repeating: "a", count: 10)
        #expect(try Search(pattern, subject, limits: MatchLimits(steps: 10)).outcome == .limitExceeded(.steps))
        #expect(try Search(pattern, subject, limits: MatchLimits(steps: 1_000_000)).outcome == .noMatch)
    }

    @Test("of no steps stops every search that gets as far as a step")
    func zeroSteps() throws {
        #expect(try Search(CompiledPattern("a"), "a", limits: MatchLimits(steps: 0)).outcome == .limitExceeded(.steps))
    }

    @Test("can be changed between searches")
    func changedLimits() throws {
        let pattern = try CompiledPattern(Self.exponential)
        var matcher = try Matcher(limits: MatchLimits(steps: 10))
        let subject = String(repeating: "a", count: 10)
        #expect(Search(pattern, subject, with: &matcher).outcome == .limitExceeded(.steps))
        matcher.limits.steps = 1_000_000
        #expect(Search(pattern, subject, with: &matcher).outcome == .noMatch)
        matcher.limits.steps = 10
        #expect(Search(pattern, subject, with: &matcher).outcome == .limitExceeded(.steps))
    }

    @Test("in the pattern can only be lower than the matcher's")
    func limitInThePattern() throws {
        let subject = String(repeating: "a", count: 60)
        let raised = try CompiledPattern("(*LIMIT_MATCH=4000000000)" + Self.exponential)
        #expect(try Search(raised, subject).outcome == .limitExceeded(.steps))
        let lowered = try CompiledPattern("(*LIMIT_MATCH=1)a+b")
        #expect(try Search(lowered, "aaab").outcome == .limitExceeded(.steps))
    }

    @Test("of heap stops a search that backtracks too deep")
    func heap() throws {
        let pattern = try CompiledPattern("(?:(.)|x)*(?:c|d)")
        let subject = String(repeating: "a", count: 50_000)
        let limits = MatchLimits(steps: 10_000_000, heapKiB: 256)
        #expect(try Search(pattern, subject, limits: limits).outcome == .limitExceeded(.heap))
        #expect(try Search(pattern, "aac", limits: limits).outcome == .match)
    }

    @Test("of heap is not reached by 10,000 steps of a pattern with a few groups")
    func defaultHeap() throws {
        let pattern = try CompiledPattern("(?:(.)(?:(.)|(?<n>x))|(y))*(?:c|d)")
        let subject = String(repeating: "a", count: 50_000)
        #expect(try Search(pattern, subject).outcome == .limitExceeded(.steps))
    }

    @Test("of the JIT stack is told apart")
    func jitStack() throws {
        let pattern = try CompiledPattern("(?:(a)|b)*(?:c|d)", jit: true)
        #expect(pattern.isJITCompiled)
        let subject = String(repeating: "a", count: 200_000)
        let limits = MatchLimits(steps: .max)
        #expect(try Search(pattern, subject, limits: limits).outcome == .limitExceeded(.jitStack))
        #expect(try Search(pattern, "aac", limits: limits).outcome == .match)
    }

    @Test("leaves 500 characters of nested groups room on the JIT stack")
    func jitStackForAMessage() throws {
        let pattern = try CompiledPattern("(\\((?:[^()]|(?1))*\\))", jit: true)
        let subject = String(repeating: "(", count: 250) + String(repeating: ")", count: 250)
        #expect(try Search(pattern, subject, limits: MatchLimits(steps: 1_000_000)).ranges.first == 0..<500)
    }
}
