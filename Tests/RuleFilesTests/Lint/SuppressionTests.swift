import RuleFiles
import Testing

@Suite("lint comments") struct SuppressionTests {
    private func report(_ yaml: String, list: String = "foo\n") throws -> LintReport {
        try RuleFolderFixture(["a.yaml": yaml + "\n", "list.txt": list]).lint()
    }

    @Test(
        "allow a finding on their line, on the next line of text, and in the whole rule below them",
        arguments: [
            "version: 1\nrules:\n  - id: a\n    match: {keywords: [BTC]} # lint: allow R025 because it is a name\n    action: mask",
            "version: 1\nrules:\n  - id: a\n    # lint: allow R025 because it is a name\n\n    # It is.\n    match: {keywords: [BTC]}\n    action: mask",
            "version: 1\nrules:\n  #lint: allow R050, R025 because it is a name\n  - id: a\n    match: {keywords: [BTC]}\n    action: mask",
            "version: 1\nrules:\n  - id: a # lint: allow R025 because it is a name\n    match: {keywords: [BTC]}\n    action: mask",
        ])
    func allowed(_ yaml: String) throws {
        let report = try report(yaml)
        #expect(!report.findings.contains { [.capitalKeyword, .unusedSuppression, .badSuppression].contains($0.code) })
        #expect(report.suppressedCount >= 1)
    }

    @Test("allow a finding in a list, and behind a keyword of a list")
    func lists() throws {
        let yaml = "version: 1\nlists: {l: list.txt}\nrules: [{id: a, match: {keywords: ['@l']}, action: mask}]"
        for list in ["BTC # lint: allow R025 because x\n", "# lint: allow R025 because x\nBTC\n"] {
            let report = try report(yaml, list: list)
            #expect(report.findings.map(\.code) == [.noPositiveTest])
            #expect(report.suppressedCount == 1)
        }
    }

    @Test("on another line allow nothing, which is a finding itself")
    func elsewhere() throws {
        let report = try report("# lint: allow R025 because x\n" + masking("{keywords: [BTC]}"))
        #expect(report.findings.map(\.code) == [.unusedSuppression, .noPositiveTest, .capitalKeyword])
        #expect(report.suppressedCount == 0)
    }

    @Test("of two codes the unused one is told")
    func half() throws {
        let report = try report(
            "version: 1\nrules:\n  # lint: allow R025, R050 because x\n  - {id: a, match: {keywords: [x]}, action: mask}"
        )
        #expect(report.findings.map(\.code) == [.unusedSuppression])
        #expect(report.findings.first?.message == "there is no R025 here to allow")
    }

    @Test(
        "that are wrong say what is missing",
        arguments: [
            ("# lint: allow R050", "the reason is missing: … because REASON"),
            ("# lint: allow R050 because", "the reason is missing: … because REASON"),
            ("# lint: allow R999 because x", "there is no finding of the code 'R999'"),
            ("# lint: allow R001 because x", "R001 cannot be allowed; mend it"),
            ("# lint: allow because x", "no code is named"),
            ("# lint: ignore R050", "a lint comment reads: # lint: allow CODE because REASON"),
            ("# lint:", "a lint comment reads: # lint: allow CODE because REASON"),
        ])
    func mistakes(comment: String, message: String) throws {
        let report = try report(rule() + "\n    \(comment)")
        let finding = try #require(report.findings.first { $0.code == .badSuppression })
        #expect(finding.message == message)
        #expect(finding.line == 6 && finding.column == 5)
        #expect(report.fails(strict: false))
    }

    @Test("are not read in texts that only look like them")
    func texts() throws {
        let report = try report(rule("tests: [{text: 'a #lint: b', expect: allow}, {text: 'x', expect: deny}]"))
        #expect(!report.findings.contains { $0.code == .badSuppression })
    }
}
