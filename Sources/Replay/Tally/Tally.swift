public import ReviewRules

/// What a replay counted.
public struct Tally: Sendable, Equatable {
    /// Messages delivered as sent, delivered rewritten, and denied.
    public private(set) var outcomes = OutcomeCounts()
    /// What the rules would have made of the messages that rooms in shadow mode let pass.
    public private(set) var shadowed = OutcomeCounts()
    /// For each rule of the set, how many messages it hit.
    public private(set) var hits: [Int]
    /// How often each limit stopped a rule.
    public private(set) var limits: [LimitOfRule: Int] = [:]
    /// Chat-log records of events.
    public internal(set) var events = 0
    /// Lines that are no messages.
    public internal(set) var unreadLines = 0
    /// The time of each message in `evaluate`.
    public private(set) var durations = Percentiles()

    /// A limit and the rule that it stopped.
    public struct LimitOfRule: Sendable, Hashable {
        /// The rule's index in `RuleSet.rules`.
        public let rule: Int
        /// What was exceeded.
        public let kind: Verdict.Limit.Kind
    }

    /// A tally for a set of so many rules.
    public init(ruleCount: Int) {
        hits = Array(repeating: 0, count: ruleCount)
    }

    /// The messages reviewed.
    public var messages: Int { durations.count }

    mutating func add(_ verdict: Verdict, nanoseconds: UInt64) {
        outcomes[verdict.outcome] += 1
        if let shadowed = verdict.shadowed { self.shadowed[shadowed] += 1 }
        for hit in verdict.hits { hits[hit.rule] += 1 }
        for limit in verdict.limits { limits[LimitOfRule(rule: limit.rule, kind: limit.kind), default: 0] += 1 }
        durations.add(nanoseconds)
    }

    mutating func add(_ other: Tally) {
        outcomes.add(other.outcomes)
        shadowed.add(other.shadowed)
        limits.merge(other.limits, uniquingKeysWith: +)
        for (rule, count) in other.hits.enumerated() { hits[rule] += count }
        events += other.events
        unreadLines += other.unreadLines
        durations.add(other.durations)
    }
}
