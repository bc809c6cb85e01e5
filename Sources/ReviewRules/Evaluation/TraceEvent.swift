/// What happened to one rule while a message was evaluated, for those who ask why a rule did not fire.
public enum TraceEvent: Sendable, Equatable {
    /// A condition of the rule's `when` did not hold: `Rule.when[condition]`.
    case conditionFailed(rule: Int, condition: Int)
    /// The message has none of the rule's fields, or nothing of the rule matched.
    case noMatch(rule: Int)
    /// A span that an exception covers.
    case excepted(rule: Int, span: Verdict.Span)
    /// The rule hit.
    case hit(rule: Int)
    /// The rule was not reached, because an earlier one ended the matter.
    case notReached(rule: Int)
}
