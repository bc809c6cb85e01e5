public import ReviewRules

/// What came of a test that stands beside a rule.
public struct RuleTestResult: Sendable, CustomStringConvertible {
    /// How it went.
    public enum Status: String, Sendable, CaseIterable {
        case passed
        case failed
        /// It failed, and is marked `todo`.
        case todo
        /// It passed, and is marked `todo`: the mark can go.
        case todoPassed = "todo_passed"
        /// It stands beside a rule that is `disabled`, and was not run.
        case skipped
    }

    /// A rule that hit the message, and where in its content.
    public struct Hit: Sendable, Equatable {
        /// The rule's id.
        public let ruleID: String
        /// UTF-8 bytes of the content, in the order in which they were found.
        public let spans: [Range<Int>]
        /// The view that showed each span.
        public let views: [View]
    }

    /// The test.
    public let test: RuleTest
    /// How it went.
    public let status: Status
    /// What was expected and what came, one difference each; empty unless the status is `failed` or `todo`.
    public let differences: [String]
    /// What became of the message; nil if the test was not run.
    public let outcome: Verdict.Outcome?
    /// The text that was delivered; nil for a denial, and if the test was not run.
    public let content: String?
    /// The rules that hit, in the order in which they ran.
    public let hits: [Hit]
    /// What stopped the evaluation, with the rule's id.
    public let limits: [(ruleID: String, kind: Verdict.Limit.Kind)]

    /// The place, the rule, and the differences.
    public var description: String { "\(test.place): rule \(test.ruleID): \(differences.joined(separator: "; "))" }
}

/// What came of the tests of a rule set.
public struct RuleTestReport: Sendable {
    /// Every test that was asked for, in file order.
    public let results: [RuleTestResult]

    /// How many tests went so.
    public func count(_ status: RuleTestResult.Status) -> Int {
        results.count { $0.status == status }
    }

    /// The tests that failed and are not `todo`.
    public var failures: [RuleTestResult] { results.filter { $0.status == .failed } }
}
