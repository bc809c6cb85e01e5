package import ReviewRules

extension RuleSet {
    /// The rule set with verdicts that take effect: one in shadow mode is looked at for what it would do.
    package var enforced: RuleSet {
        var ruleSet = self
        ruleSet.settings.mode = .enforce
        for index in ruleSet.rooms.indices { ruleSet.rooms[index].mode = nil }
        return ruleSet
    }
}
