internal import ReviewRules

/// Settings and states that are fit for a trial only, and scores that lead nowhere: R070 to R075.
enum SettingsChecks {
    static func run(_ context: LintContext, into findings: inout LintFindings) {
        let settings = context.ruleSet.settings
        for rule in context.rules where rule.rule.status == .test {
            findings.add(.trialRule, "the rule is on trial (status: test)", at: rule.place(ofKey: "status"), rule)
        }
        checkScores(context, into: &findings)
        if settings.mode == .shadow, let place = context.place(ofSetting: "mode") {
            findings.add(.shadowMode, "the rule set is in shadow mode", at: place)
        }
        if settings.onError == .allow, let place = context.place(ofSetting: "on_error") {
            findings.add(.limitAllows, "a limit that fires lets the message pass", at: place)
        }
        // Half of IVS Chat's time for starting, reading, writing and a slow machine.
        if let budget = settings.timeBudget, budget > 100, let place = context.place(ofSetting: "time_budget_ms") {
            findings.add(.longTimeBudget, "a message may take \(budget) ms", at: place)
        }
    }

    private static func checkScores(_ context: LintContext, into findings: inout LintFindings) {
        let scoring = context.running.filter { $0.rule.score > 0 && $0.rule.status == .stable }
        guard let first = scoring.first else { return }
        let thresholds = ([context.ruleSet.settings.threshold] + context.ruleSet.rooms.map(\.threshold)).compactMap(
            \.self)
        guard let lowest = thresholds.min() else {
            findings.add(
                .noThreshold, "the rule gives a score, and the settings have no threshold",
                at: first.place(ofKey: "score"), first)
            return
        }
        let sum = scoring.reduce(0) { $0 + $1.rule.score }
        if sum < lowest, let place = context.place(ofSetting: "threshold") {
            findings.add(
                .unreachableThreshold, "all scores together are \(sum), and the threshold is \(lowest)", at: place)
        }
    }
}
