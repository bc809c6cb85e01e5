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

    /// `file:line:column: severity: message`, then the line with a caret below the column.
    public var description: String {
        guard line > 0 else { return "\(file): \(severity.rawValue): \(message)" }
        let header = "\(file):\(line):\(column): \(severity.rawValue): \(message)"
        guard let sourceLine else { return header }
        let number = String(line)
        let margin = String(repeating: " ", count: number.count)
        let indent = sourceLine.unicodeScalars.prefix(column - 1).map(\.caretIndent).joined()
        return "\(header)\n \(number) | \(sourceLine)\n \(margin) | \(indent)^"
    }
}

extension Unicode.Scalar {
    /// What takes as much room before the caret as this code point in the line above it.
    fileprivate var caretIndent: String {
        switch value {
        case 0x09: "\t"
        case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
            0x1F300...0x1FAFF, 0x20000...0x3FFFD:
            "  "
        default:
            properties.canonicalCombiningClass == .notReordered && !properties.isDefaultIgnorableCodePoint ? " " : ""
        }
    }
}
