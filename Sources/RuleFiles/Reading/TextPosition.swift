internal import Yams

extension SourceFile {
    /// Reports something about a code point of the text that `node` spells, or about the node where the code point's place
    /// cannot be told: behind an escape or a folded line break.
    func report(_ message: String, insideOf node: Node, scalarOffset: Int, code: LintCode = .ruleFile) {
        let place = place(insideOf: node, scalarOffset: scalarOffset)
        report(message, line: place.line, column: place.column, code: code)
    }

    /// Where a code point of the text that `node` spells stands, or where the node starts.
    private func place(insideOf node: Node, scalarOffset: Int) -> (line: Int, column: Int) {
        if let scalar = node.scalar, let mark = scalar.mark, let place = place(of: scalarOffset, in: scalar, mark) {
            return place
        }
        return (node.mark?.line ?? 1, node.mark?.column ?? 1)
    }

    private func place(of offset: Int, in scalar: Node.Scalar, _ mark: Mark) -> (line: Int, column: Int)? {
        let text = Array(scalar.string.unicodeScalars.prefix(offset))
        let source = scalars(line: mark.line, from: mark.column)
        switch scalar.style {
        case .plain:
            return source.starts(with: text) ? (mark.line, mark.column + offset) : nil
        case .singleQuoted:
            // A quote inside single quotes is written twice.
            let written = text.flatMap { $0 == "'" ? ["'", "'"] : [$0] }
            return source.dropFirst().starts(with: written) ? (mark.line, mark.column + 1 + written.count) : nil
        case .doubleQuoted:
            return source.dropFirst().starts(with: text) ? (mark.line, mark.column + 1 + offset) : nil
        case .literal:
            // Each line of the text is a line of the file behind the indentation; the last line break belongs to its line.
            let isAtEnd = text.last == "\n" && text.count == scalar.string.unicodeScalars.count
            let before = (isAtEnd ? text.dropLast() : text[...]).split(
                separator: "\n", omittingEmptySubsequences: false)
            let lines = scalar.string.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
            let line = lines[before.count - 1]
            let written = scalars(line: mark.line + before.count, from: 1)
            guard written.suffix(line.count).elementsEqual(line) else { return nil }
            return (mark.line + before.count, written.count - line.count + before[before.count - 1].count + 1)
        default:
            return nil
        }
    }
}
