import Foundation
import ReviewRules
import RuleFiles
import Testing

/// The rules that come with the project.
@Suite struct ProjectRulesTests {
    private let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("rules").path

    @Test("load without a word")
    func load() throws {
        let rules = try RuleFolder.load(path)
        #expect(rules.warnings.map(\.description) == [])
        #expect(!rules.ruleSet.rules.isEmpty)
    }

    @Test("pass the tests that stand beside them")
    func tests() throws {
        let report = try RuleTestRunner(try RuleFolder.load(path)).run()
        #expect(report.failures.map(\.description) == [])
        #expect(report.count(.passed) > 0)
    }

    @Test("have at least three tests that hit, and two that do not, for every rule")
    func testsOfEachRule() throws {
        let rules = try RuleFolder.load(path)
        for rule in rules.ruleSet.rules {
            let tests = rules.tests.filter { $0.ruleID == rule.id }
            #expect(tests.count { $0.hit == true } >= 3, "\(rule.id)")
            #expect(tests.count { $0.hit == false } >= 2, "\(rule.id)")
        }
    }
}
