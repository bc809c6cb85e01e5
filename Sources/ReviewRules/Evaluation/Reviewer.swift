internal import PCRE2

/// Judges messages by a rule set, one at a time; its buffers are reused, and message N can see nothing of message N−1.
public final class Reviewer {
    /// The rules that judge, as they were compiled.
    public let compiled: CompiledRuleSet
    /// Told what becomes of each rule if not nil; costs nothing otherwise.
    public var trace: ((TraceEvent) -> Void)?

    private var evaluation: RuleEvaluation

    /// A reviewer for `compiled`.
    ///
    /// - Parameter clock: a clock in nanoseconds that never goes back, for `time_budget_ms`; without one there is no time budget.
    /// - Throws: `PCRE2Error` if there is no memory for a match.
    public convenience init(_ compiled: CompiledRuleSet, clock: (() -> UInt64)? = nil) throws {
        try self.init(compiled, clock: clock, usesPrefilter: true)
    }

    /// A reviewer for `ruleSet`, which is compiled first.
    ///
    /// - Throws: `PCRE2Error` if there is no memory for a match, `CompiledRuleSetError` if the rule set exceeds what a
    ///   compiled file can hold.
    public convenience init(_ ruleSet: RuleSet, clock: (() -> UInt64)? = nil) throws {
        try self.init(ruleSet, clock: clock, usesPrefilter: true)
    }

    package convenience init(_ ruleSet: RuleSet, clock: (() -> UInt64)?, usesPrefilter: Bool) throws {
        try self.init(CompiledRuleSet(compiling: ruleSet), clock: clock, usesPrefilter: usesPrefilter)
    }

    /// A reviewer that, without prefilter, takes every keyword, every pattern and every filter for a candidate: what tests
    /// compare with.
    package init(_ compiled: CompiledRuleSet, clock: (() -> UInt64)?, usesPrefilter: Bool) throws {
        self.compiled = compiled
        evaluation = try RuleEvaluation(of: compiled, clock: clock, usesPrefilter: usesPrefilter)
    }

    /// Runs the rules over `message` and leaves what they say in `verdict`.
    public func evaluate(_ message: Message, into verdict: inout Verdict) {
        evaluation.evaluate(message, trace: trace, into: &verdict)
    }
}
