/// A report for people: each finding with its line and a caret, and why and how to mend it with the first of its kind.
public struct LintText {
    private let width: Int
    private let isColored: Bool

    /// A report of at most `width` columns, source lines apart.
    public init(width: Int, isColored: Bool) {
        self.width = max(40, width)
        self.isColored = isColored
    }

    /// The findings, and the summary unless only findings are wanted.
    public func render(_ report: LintReport, summary: Bool) -> String {
        var explained: Set<LintCode> = []
        let blocks = report.findings.map { finding in
            block(finding, explains: explained.insert(finding.code).inserted)
        }
        return (blocks + (summary ? wrapped(Self.summary(report), indent: "  ") : [])).map { $0 + "\n" }.joined()
    }

    private func block(_ finding: LintFinding, explains: Bool) -> String {
        let paint =
            switch finding.severity {
            case .error: "31"
            case .warning: "33"
            case .note: "36"
            }
        let file = finding.file.printable
        let place = finding.line > 0 ? "\(file):\(finding.line):\(finding.column)" : file
        let label = "\(finding.severity.rawValue) \(finding.code.rawValue)"
        var lines = wrapped("\(place): \(label): \(finding.message.printable)", indent: "  ")
        if isColored {
            lines[0] = lines[0].replacing(label, with: "\u{1B}[\(paint)m\(label)\u{1B}[0m", maxReplacements: 1)
        }
        if finding.line > 0, let source = finding.sourceLine {
            lines += SourceExcerpt(source, line: finding.line, column: finding.column).lines(width: width)
        }
        if explains {
            lines += wrapped(finding.code.why, head: "   why: ", indent: "        ")
            lines += wrapped(finding.code.fix, head: "   fix: ", indent: "        ")
        }
        return lines.joined(separator: "\n")
    }

    /// `text` broken between words; the lines behind the first are indented.
    private func wrapped(_ text: String, head: String = "", indent: String) -> [String] {
        var lines: [String] = []
        var line = head
        var isEmpty = true
        for word in text.split(separator: " ").map(String.init) {
            if !isEmpty, line.columns + 1 + word.columns > width {
                lines.append(line)
                line = indent + word
            } else {
                line += isEmpty ? word : " " + word
            }
            isEmpty = false
        }
        return lines + [line]
    }

    private static func summary(_ report: LintReport) -> String {
        let counts = LintCode.Severity.allCases.reversed().map { ($0.rawValue, report.count($0)) }
            .map { "\($1) \($0)\($1 == 1 ? "" : "s")" }
        let suppressed = report.suppressedCount > 0 ? ", \(report.suppressedCount) allowed" : ""
        let files = "\(report.fileCount) file\(report.fileCount == 1 ? "" : "s")"
        let rules = "\(report.ruleCount) rule\(report.ruleCount == 1 ? "" : "s")"
        return "\(rules) in \(files): \(counts.joined(separator: ", "))\(suppressed)"
    }
}
