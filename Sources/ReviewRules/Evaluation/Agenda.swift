/// Which rules have something to search for in the message at hand, in the order in which they run.
struct Agenda {
    /// Which candidates belong to the rule that came last.
    private(set) var matchers = 0..<0
    private let matcherCount: Int
    private let ruleCount: Int
    private let isTraced: Bool
    /// How many of the rules that run for every message came.
    private var unconditional = 0
    private var last = -1

    /// An agenda over `matcherCount` candidates; where somebody traces every rule comes, since each has something to tell.
    init(_ set: CompiledRuleSet, matcherCount: Int, isTraced: Bool) {
        self.matcherCount = matcherCount
        self.isTraced = isTraced
        ruleCount = set.ruleCount
    }

    /// The next rule of `set`, by the candidates, which are in ascending order.
    mutating func next(of set: CompiledRuleSet, _ candidates: Span<Int>) -> Int? {
        let start = matchers.upperBound
        let fixed = set.index.unconditionalRules
        let candidate = start < matcherCount ? set.matchers.rule(of: candidates[start]) : .max
        let always = unconditional < fixed.count ? Int(fixed[unconditional]) : .max
        let rule = isTraced ? last + 1 : min(candidate, always)
        guard rule < ruleCount else { return nil }
        var end = start
        while end < matcherCount, set.matchers.rule(of: candidates[end]) == rule { end += 1 }
        matchers = start..<end
        if always == rule { unconditional += 1 }
        last = rule
        return rule
    }
}
