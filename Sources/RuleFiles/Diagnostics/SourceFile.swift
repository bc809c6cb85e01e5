/// The text of a rule file or a list, and what was found wrong with it.
final class SourceFile {
    /// The path to name in diagnostics.
    let path: String
    let text: String
    /// The text between line breaks.
    let lines: [Substring]
    private var found: [Diagnostic] = []

    init(path: String, text: String) {
        self.path = path
        self.text = text
        lines = text.split(omittingEmptySubsequences: false, whereSeparator: Self.isLineBreak)
    }

    /// What YAML 1.1 takes for a line break, so that lines are counted as libyaml counts them.
    static func isLineBreak(_ character: Character) -> Bool {
        character.isNewline && character != "\u{B}" && character != "\u{C}"
    }

    /// What was found, in the order of the text.
    var diagnostics: [Diagnostic] {
        // The standard library's sort keeps the order of equals, but does not promise it.
        found.enumerated()
            .sorted {
                ($0.element.line, $0.element.column, $0.offset) < ($1.element.line, $1.element.column, $1.offset)
            }
            .map(\.element)
    }

    /// How many errors were found so far.
    var errorCount: Int { found.lazy.filter { $0.severity == .error }.count }

    /// Reports something about a place in the file, or about the whole of it: line 0, column 0.
    func report(
        _ message: String, _ severity: Diagnostic.Severity = .error, line: Int, column: Int, code: LintCode = .ruleFile
    ) {
        found.append(
            Diagnostic(
                severity: severity, message: message, file: path, line: line, column: column,
                sourceLine: sourceLine(line), code: severity == .warning ? .ruleFileRemark : code))
    }

    /// The text of a line, which counts from 1.
    func sourceLine(_ line: Int) -> String? {
        lines.indices.contains(line - 1) ? String(lines[line - 1]) : nil
    }

    /// The code points of a line from a column on; both count from 1.
    func scalars(line: Int, from column: Int) -> ArraySlice<Unicode.Scalar> {
        guard lines.indices.contains(line - 1) else { return [] }
        return ArraySlice(lines[line - 1].unicodeScalars.dropFirst(column - 1))
    }
}
