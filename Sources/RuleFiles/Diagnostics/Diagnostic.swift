/// Something to say about a place in a rule file.
public struct Diagnostic: Sendable, Equatable, CustomStringConvertible {
    /// Whether the rule set can be used nevertheless.
    public enum Severity: String, Sendable {
        case error
        case warning
    }

    /// Whether the rule set can be used nevertheless.
    public let severity: Severity
    /// What is wrong, and how to mend it.
    public let message: String
    /// The file's path, as given or below the folder as given.
    public let file: String
    /// The line, from 1; 0 for the file as a whole.
    public let line: Int
    /// The column, from 1, in code points.
    public let column: Int
    /// The text of the line; nil for the file as a whole.
    public let sourceLine: String?
    /// What the linter calls it.
    var code = LintCode.ruleFile

    /// `file:line:column: severity: message`, then the line with a caret below the column.
    public var description: String {
        let text = "\(severity.rawValue): \(message)".printable
        guard line > 0 else { return "\(file.printable): \(text)" }
        let header = "\(file.printable):\(line):\(column): \(text)"
        guard let sourceLine else { return header }
        let excerpt = SourceExcerpt(sourceLine, line: line, column: column).lines(width: .max)
        return ([header] + excerpt).joined(separator: "\n")
    }
}
