/// Something the linter found.
public struct LintFinding: Sendable, Equatable {
    /// What it is, why it matters, and how to mend it.
    public let code: LintCode
    /// What is the matter here.
    public let message: String
    /// The rule it is about; nil for a file, a list or the settings.
    public let ruleID: String?
    /// The file's path, as given or below the folder as given.
    public let file: String
    /// The line, from 1; 0 for the file as a whole.
    public let line: Int
    /// The column, from 1, in code points.
    public let column: Int
    /// The text of the line; nil for the file as a whole.
    public let sourceLine: String?

    /// How bad it is.
    public var severity: LintCode.Severity { code.severity }
}

/// What the linter has to say of a rule set.
public struct LintReport: Sendable {
    /// What was found, in the order of the files.
    public let findings: [LintFinding]
    /// How many findings rule authors have allowed, each with a reason.
    public let suppressedCount: Int
    /// How many rule files and lists were read.
    public let fileCount: Int
    /// How many rules were read; 0 if errors left none to look at.
    public let ruleCount: Int

    /// How many findings are that bad.
    public func count(_ severity: LintCode.Severity) -> Int {
        findings.count { $0.severity == severity }
    }

    /// Whether the rule set fails the check: errors always, warnings if it is `strict`.
    public func fails(strict: Bool) -> Bool {
        findings.contains { $0.severity >= (strict ? .warning : .error) }
    }
}
