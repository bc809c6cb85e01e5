public import ReviewRules

/// A rule set that was read from rule files, with what only its authors need.
public struct LoadedRules: Sendable {
    /// The rules and the settings.
    public let ruleSet: RuleSet
    /// The tests that stand beside the rules, in file order.
    public let tests: [RuleTest]
    /// What is not wrong, but worth a look.
    public let warnings: [Diagnostic]
}
