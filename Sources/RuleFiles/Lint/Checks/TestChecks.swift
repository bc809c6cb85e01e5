internal import ReviewRules

/// Rules without tests: R050, R051.
enum TestChecks {
    static func run(_ context: LintContext, into findings: inout LintFindings) {
        for rule in context.running {
            let hits = rule.tests.count(where: \.isPositive)
            if hits == 0 {
                let what = rule.tests.isEmpty ? "no tests" : "no test that it hits"
                findings.add(.noPositiveTest, "the rule has \(what)", at: rule.place, rule)
            }
            if hits == rule.tests.count, !rule.tests.isEmpty {
                findings.add(.noNegativeTest, "the rule has no test that it leaves alone", at: rule.place, rule)
            }
        }
    }
}

extension RuleTest {
    /// Whether the rule is expected to hit: as the test says, or else because something becomes of the message.
    fileprivate var isPositive: Bool {
        hit ?? (outcome.map { $0 != .allow } ?? (content != message.string(message.content)))
    }
}
