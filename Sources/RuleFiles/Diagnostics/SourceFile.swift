/// The text of a rule file or a list, and what was found wrong with it.
final class SourceFile {
    /// The path to name in diagnostics.
    let path: String
    let text: String
    private let lines: [Substring]
    private(set) var diagnostics: [Diagnostic] = []

    init(path: String, text: String) {
        self.path = path
        self.text = text
        lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }
    }

    var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

    func report(_ message: String, _ severity: Diagnostic.Severity = .error, line: Int, column: Int) {
        diagnostics.append(
            Diagnostic(
                severity: severity, message: message, file: path, line: line, column: max(1, column),
                sourceLine: lines.indices.contains(line - 1) ? String(lines[line - 1]) : nil))
    }
}
