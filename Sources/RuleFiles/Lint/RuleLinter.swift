internal import ReviewRules

/// Looks at rule files for what their author did not mean.
public enum RuleLinter {
    /// What there is to say of the folder of rule files, or the one rule file, at `path`.
    ///
    /// Files with errors are reported as findings; the other checks need a rule set, and wait until there is one.
    /// - Throws: what the engine throws if there is no memory for a match.
    public static func lint(_ path: String) throws -> LintReport {
        let assembly: RuleSetAssembly
        do throws(RuleFileErrors) {
            assembly = try RuleFolder.assembly(path)
        } catch {
            return LintReport(error)
        }
        var findings = LintFindings()
        var suppressions = Suppressions()
        var assembled: AssembledRules?
        do throws(RuleFileErrors) {
            assembled = try assembly.assemble()
        } catch {
            // Every diagnostic is in the files it is about.
        }
        for file in assembly.sources {
            for diagnostic in file.diagnostics { findings.add(diagnostic, of: file) }
            suppressions.read(file, into: &findings)
        }
        if let assembled { try check(LintContext(assembled), into: &findings) }
        let kept = suppressions.filter(findings, judgesUse: assembled != nil)
        return LintReport(
            findings: kept.inOrder, suppressedCount: suppressions.suppressedCount, fileCount: assembly.sources.count,
            ruleCount: assembled?.entries.count ?? 0)
    }

    private static func check(_ context: LintContext, into findings: inout LintFindings) throws {
        try PatternChecks.run(context, into: &findings)
        try HostileTextChecks.run(context, into: &findings)
        try KeywordChecks.run(context, into: &findings)
        // Before the keywords of those that are reported as a whole.
        RuleChecks.run(context, into: &findings)
        try OverlapChecks.run(context, into: &findings)
        try CommonWordChecks.run(context, into: &findings)
        try ExceptionChecks.run(context, into: &findings)
        ConditionChecks.run(context, into: &findings)
        FilterChecks.run(context, into: &findings)
        try ReplacementChecks.run(context, into: &findings)
        TestChecks.run(context, into: &findings)
        ListChecks.run(context, into: &findings)
        SettingsChecks.run(context, into: &findings)
    }
}

extension LintFindings {
    /// The findings in the order of the files, each file from top to bottom.
    fileprivate var inOrder: [LintFinding] {
        entries.map(\.finding).enumerated()
            .sorted { a, b in
                if a.element.file != b.element.file { return a.element.file < b.element.file }
                return (a.element.line, a.element.column, a.element.code.rawValue, a.offset)
                    < (b.element.line, b.element.column, b.element.code.rawValue, b.offset)
            }
            .map(\.element)
    }
}

extension LintReport {
    /// Of a path at which no rule file can be read.
    fileprivate init(_ errors: RuleFileErrors) {
        let findings = errors.diagnostics.map {
            LintFinding(
                code: .ruleFile, message: $0.message, ruleID: nil, file: $0.file, line: $0.line, column: $0.column,
                sourceLine: $0.sourceLine)
        }
        self.init(findings: findings, suppressedCount: 0, fileCount: 0, ruleCount: 0)
    }
}
