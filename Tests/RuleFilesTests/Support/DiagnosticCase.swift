import Testing

/// A rule file, and all that is said of it.
struct DiagnosticCase: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let yaml: String
    let expected: String

    /// A file `a.yaml` of the text `yaml` and a line break.
    init(_ description: String, _ yaml: String, _ expected: String) {
        testDescription = description
        self.yaml = yaml
        self.expected = expected
    }

    /// Expects the diagnostics of the file to be `expected`, to the letter.
    func check(sourceLocation: SourceLocation = #_sourceLocation) throws {
        let folder = try RuleFolderFixture(["a.yaml": yaml + "\n"])
        #expect(folder.diagnostics() == expected, sourceLocation: sourceLocation)
    }
}

/// A file with one rule `a` that has these lines.
func rule(_ lines: String = "", match: String? = "{keywords: [x]}", action: String? = "deny") -> String {
    var text = ["version: 1", "rules:", "  - id: a"]
    if let match { text.append("    match: \(match)") }
    if let action { text.append("    action: \(action)") }
    if !lines.isEmpty { text += lines.split(separator: "\n", omittingEmptySubsequences: false).map { "    \($0)" } }
    return text.joined(separator: "\n")
}

/// A file with settings that have these lines.
func settings(_ lines: String) -> String {
    (["version: 1", "settings:"] + lines.split(separator: "\n").map { "  \($0)" }).joined(separator: "\n")
}
