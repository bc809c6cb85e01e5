internal import ReviewRules

/// The ids of a rule set's rules by index, and which of them are on probation.
struct RuleNames: Sendable {
    private let ids: [String]
    private let areTest: [Bool]

    init(_ ruleSet: RuleSet) {
        ids = ruleSet.rules.map(\.id)
        areTest = ruleSet.rules.map { $0.status == .test }
    }

    subscript(rule: Int) -> String { ids[rule] }

    func isTest(_ rule: Int) -> Bool { areTest[rule] }

    /// The rules that hit and take part, in the order in which they ran.
    func stable(_ verdict: Verdict) -> [String] {
        verdict.hits.lazy.filter { !areTest[$0.rule] }.map { ids[$0.rule] }
    }

    /// The rules of status `test` that hit.
    func test(_ verdict: Verdict) -> [String] {
        verdict.hits.lazy.filter { areTest[$0.rule] }.map { ids[$0.rule] }
    }
}
