internal import ReviewRules

/// A message in quotes with what rules found in it underlined, one line for each rule, broken to a width.
struct UnderlinedText {
    /// The code points, what of each is shown, and the byte of the text at which it starts.
    private let cells: [(shown: String, start: Int)]
    private let byteCount: Int

    init(_ text: String) {
        var start = 0
        var cells: [(shown: String, start: Int)] = []
        for scalar in text.unicodeScalars {
            cells.append((scalar.spelt, start))
            start += UTF8.width(scalar)
        }
        self.cells = cells
        byteCount = start
    }

    /// The text in rows of at most `width` columns, each with its underlines below it.
    func lines(underlining hits: [RuleTestResult.Hit], width: Int) -> [String] {
        rows(width: max(10, width - 2)).enumerated().flatMap { index, row -> [String] in
            let isFirst = index == 0
            let isLast = row.upperBound == cells.count
            let text = cells[row].map(\.shown).joined()
            let quoted = (isFirst ? "'" : " ") + text + (isLast ? "'" : "")
            return [quoted] + hits.compactMap { underline($0, row) }
        }
    }

    private func rows(width: Int) -> [Range<Int>] {
        var rows: [Range<Int>] = []
        var start = 0
        var columns = 0
        for (index, cell) in cells.enumerated() {
            if columns + cell.shown.columns > width, index > start {
                rows.append(start..<index)
                start = index
                columns = 0
            }
            columns += cell.shown.columns
        }
        return rows + [start..<cells.count]
    }

    private func underline(_ hit: RuleTestResult.Hit, _ row: Range<Int>) -> String? {
        let marks = cells[row].map { cell in
            let isFound = hit.spans.contains { $0.contains(cell.start) }
            return String(repeating: isFound ? "^" : " ", count: cell.shown.columns)
        }
        let line = marks.joined()
        guard line.contains("^") else { return nil }
        let end = line.lastIndex(of: "^").map { line[...$0] } ?? ""
        let views = hit.views.reduce(into: [String]()) { if !$0.contains($1.name) { $0.append($1.name) } }
        return " \(end) \(hit.ruleID) (\(views.joined(separator: ", ")))"
    }
}
