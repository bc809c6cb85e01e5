import RuleFiles
import Testing

/// A rule set that has a finding, and one that nearly has it.
struct LintCase: Sendable, CustomTestStringConvertible {
    let code: LintCode
    let files: [String: String]
    let nearMiss: [String: String]

    var testDescription: String { code.rawValue }

    /// The files `a.yaml`, with a list `list.txt` beside each.
    init(_ code: LintCode, _ yaml: String, nearMiss: String, list: String = "foo\n", nearMissList: String? = nil) {
        self.code = code
        files = ["a.yaml": yaml + "\n", "list.txt": list]
        self.nearMiss = ["a.yaml": nearMiss + "\n", "list.txt": nearMissList ?? list]
    }

    /// The codes of what is found in `files`.
    static func codes(in files: [String: String]) throws -> [LintCode] {
        try RuleFolderFixture(files).lint().findings.map(\.code)
    }
}

extension RuleFolderFixture {
    /// What the linter says of the folder, with paths as they are.
    func lint() throws -> LintReport {
        try RuleLinter.lint(path)
    }
}

/// A file with one rule that masks what `match` finds; `lines` are more keys of the rule.
func masking(_ match: String, _ lines: String = "") -> String {
    rule(lines, match: match, action: "mask")
}

/// A file with several rules, each on one line.
func rules(_ rules: String..., settings: String = "{}") -> String {
    "version: 1\nsettings: \(settings)\nrules:\n" + rules.map { "  - {\($0)}" }.joined(separator: "\n")
}
