/// Rows of text in columns as wide as they need to be, under headers.
///
/// Where a terminal is too narrow for that, the first column, an ARN, gets a line of its own above the others: it stays
/// whole, to be copied.
struct ColumnTable {
    private let headers: [String]
    private var rows: [[String]] = []

    init(_ headers: [String]) {
        self.headers = headers
    }

    mutating func add(_ row: [String]) {
        rows.append(row.map { $0.isEmpty ? "-" : $0 })
    }

    /// The lines, for a terminal of `width` columns, or for none; no lines without rows.
    func text(width: Int?) -> String {
        guard !rows.isEmpty else { return "" }
        let all = [headers] + rows
        let lines = Self.lines(all)
        guard let width, lines.contains(where: { $0.count > width }) else { return lines.map { $0 + "\n" }.joined() }
        return zip(all, Self.lines(all.map { Array($0.dropFirst()) })).map { "\($0[0])\n  \($1)\n" }.joined()
    }

    private static func lines(_ rows: [[String]]) -> [String] {
        let widths = (rows.first ?? []).indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            let cells = zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }
            var line = cells.joined(separator: "  ")
            while line.last == " " { line.removeLast() }
            return line
        }
    }
}
