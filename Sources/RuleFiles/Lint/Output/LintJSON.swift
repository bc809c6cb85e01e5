internal import Foundation

/// A report as one JSON object.
public enum LintJSON {
    private struct Report: Encodable {
        struct Finding: Encodable {
            let code: String
            let severity: String
            let message: String
            let rule: String?
            let file: String
            let line: Int
            let column: Int
            let source: String?
            let why: String
            let fix: String
        }

        let findings: [Finding]
        let errors: Int
        let warnings: Int
        let notes: Int
        let allowed: Int
        let files: Int
        let rules: Int
    }

    /// The report, with a line break at its end.
    public static func render(_ report: LintReport) throws -> String {
        let findings = report.findings.map {
            Report.Finding(
                code: $0.code.rawValue, severity: $0.severity.rawValue, message: $0.message, rule: $0.ruleID,
                file: $0.file, line: $0.line, column: $0.column, source: $0.sourceLine, why: $0.code.why,
                fix: $0.code.fix)
        }
        return try JSONOutput.text(
            Report(
                findings: findings, errors: report.count(.error), warnings: report.count(.warning),
                notes: report.count(.note), allowed: report.suppressedCount, files: report.fileCount,
                rules: report.ruleCount))
    }
}
