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
        let text = "\(severity.rawValue): \(message)".printable
        guard line > 0 else { return "\(file.printable): \(text)" }
        let header = "\(file.printable):\(line):\(column): \(text)"
        guard let sourceLine = sourceLine?.printable else { return header }
        let number = String(line)
        let margin = String(repeating: " ", count: number.count)
        let indent = sourceLine.unicodeScalars.prefix(column - 1).map(\.caretIndent).joined()
        return "\(header)\n \(number) | \(sourceLine)\n \(margin) | \(indent)^"
    }
}

extension String {
    /// The text without what a terminal would obey or reorder: U+FFFD stands for each such code point.
    fileprivate var printable: String {
        String(
            String.UnicodeScalarView(
                unicodeScalars.map { scalar in
                    switch scalar.value {
                    case 0x09: scalar
                    case 0x202A...0x202E, 0x2066...0x2069: "\u{FFFD}"
                    default: scalar.properties.generalCategory == .control ? "\u{FFFD}" : scalar
                    }
                }))
    }
}

extension Unicode.Scalar {
    /// What takes as much room before the caret as this code point in the line above it.
    fileprivate var caretIndent: String {
        if value == 0x09 { return "\t" }
        let isMark = [.nonspacingMark, .enclosingMark].contains(properties.generalCategory)
        if isMark || properties.isDefaultIgnorableCodePoint { return "" }
        switch value {
        // East Asian wide and full-width (UAX #11).
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3040...0xA4CF, 0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF,
            0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD:
            return "  "
        // Hangul vowels and final consonants join the syllable before them.
        case 0x1160...0x11FF, 0xD7B0...0xD7FB: return ""
        // Two regional indicators are one flag of two columns.
        case 0x1F1E6...0x1F1FF: return " "
        default: return properties.isEmojiPresentation ? "  " : " "
        }
    }
}
