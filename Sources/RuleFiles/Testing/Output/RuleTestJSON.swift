internal import Foundation
internal import ReviewRules

/// A report of rule tests as one JSON object.
public enum RuleTestJSON {
    private struct Report: Encodable {
        let passed: Int
        let failed: Int
        let todo: Int
        let todoPassed: Int
        let skipped: Int
        let tests: [Test]

        enum CodingKeys: String, CodingKey {
            case passed, failed, todo, skipped, tests
            case todoPassed = "todo_passed"
        }
    }

    private struct Test: Encodable {
        let rule: String
        let file: String
        let line: Int
        let status: String
        let text: String
        let expected: Expectation
        let got: Outcome?
        let differences: [String]
    }

    private struct Expectation: Encodable {
        let outcome: String?
        let content: String?
        let hit: Bool?
    }

    private struct Outcome: Encodable {
        let outcome: String
        let content: String?
        let hits: [Hit]
        let limits: [Limit]
    }

    private struct Hit: Encodable {
        struct Span: Encodable {
            /// UTF-8 bytes of the text.
            let start: Int
            let end: Int
            let view: String
        }

        let rule: String
        let spans: [Span]
    }

    private struct Limit: Encodable {
        let rule: String
        let kind: String
    }

    /// The report, with a line break at its end; spans are UTF-8 bytes of the text.
    public static func render(_ report: RuleTestReport) throws -> String {
        try JSONOutput.text(
            Report(
                passed: report.count(.passed), failed: report.count(.failed), todo: report.count(.todo),
                todoPassed: report.count(.todoPassed), skipped: report.count(.skipped),
                tests: report.results.map(test)))
    }

    private static func test(_ result: RuleTestResult) -> Test {
        let test = result.test
        return Test(
            rule: test.ruleID, file: test.file, line: test.line, status: result.status.rawValue,
            text: test.message.string(test.message.content),
            expected: Expectation(outcome: test.outcome?.rawValue, content: test.content, hit: test.hit),
            got: result.outcome.map { outcome(of: result, $0) }, differences: result.differences)
    }

    private static func outcome(of result: RuleTestResult, _ outcome: Verdict.Outcome) -> Outcome {
        Outcome(
            outcome: outcome.rawValue, content: result.content,
            hits: result.hits.map { hit in
                Hit(
                    rule: hit.ruleID,
                    spans: zip(hit.spans, hit.views).map {
                        Hit.Span(start: $0.lowerBound, end: $0.upperBound, view: $1.name)
                    })
            },
            limits: result.limits.map { Limit(rule: $0.ruleID, kind: $0.kind.rawValue) })
    }
}
