public import ReviewRules

/// A message of which two rule sets make something different.
public struct MessageChange: Sendable, Equatable {
    /// The file's name; nil if there is only one.
    public let file: String?
    /// 1-based, in its file.
    public let line: Int
    /// The content as sent.
    public let text: String
    /// What the old rules make of it.
    public let before: Verdict.Outcome
    /// What the new rules make of it.
    public let after: Verdict.Outcome
    /// The content that the old rules deliver; nil if they deny it.
    public let textBefore: String?
    /// The content that the new rules deliver; nil if they deny it.
    public let textAfter: String?
    /// The rules that made the difference.
    public let causes: [RuleChanges.Cause]
}
