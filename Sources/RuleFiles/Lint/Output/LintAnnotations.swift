/// A report as GitHub workflow commands, which show each finding beside its line
/// (docs.github.com, *Workflow commands for GitHub Actions*).
public enum LintAnnotations {
    /// A command a line.
    public static func render(_ report: LintReport) -> String {
        report.findings.map { line($0) + "\n" }.joined()
    }

    private static func line(_ finding: LintFinding) -> String {
        let command =
            switch finding.severity {
            case .error: "error"
            case .warning: "warning"
            case .note: "notice"
            }
        let place = finding.line > 0 ? ",line=\(finding.line),col=\(finding.column)" : ""
        let message = "\(finding.message)\n\(finding.code.why)\n\(finding.code.fix)"
        return "::\(command) file=\(property(finding.file))\(place),title=\(finding.code.rawValue)::\(data(message))"
    }

    private static func data(_ text: String) -> String {
        text.replacing("%", with: "%25").replacing("\r", with: "%0D").replacing("\n", with: "%0A")
    }

    private static func property(_ text: String) -> String {
        data(text).replacing(":", with: "%3A").replacing(",", with: "%2C")
    }
}
