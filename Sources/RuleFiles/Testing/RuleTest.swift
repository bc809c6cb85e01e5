public import ReviewRules

/// A test that stands beside a rule: a message, and what must become of it.
public struct RuleTest: Sendable {
    /// The id of the rule it stands beside.
    public let ruleID: String
    /// The message to judge.
    public let message: Message
    /// What must become of the message; nil for anything.
    public let outcome: Verdict.Outcome?
    /// The text that must be delivered; nil for anything.
    public let content: String?
    /// Whether the rule must hit; nil for either.
    public let hit: Bool?
    /// Whether the rule set is known not to pass it yet.
    public let isTodo: Bool
    /// The file of the test, as given or below the folder as given.
    public let file: String
    /// The line of the test, from 1.
    public let line: Int

    /// `file:line` of the test.
    public var place: String { "\(file):\(line)" }
}
