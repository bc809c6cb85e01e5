/// Text in columns: the first to the left, the others to the right.
enum Table {
    static func print(_ rows: [[String]]) {
        let widths = (rows.first ?? []).indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        for row in rows {
            let cells = row.enumerated().map { column, cell in
                let space = String(repeating: " ", count: widths[column] - cell.count)
                return column == 0 ? cell + space : space + cell
            }
            Swift.print(cells.joined(separator: "  "))
        }
    }

    /// `value` with `digits` digits after the point.
    static func number(_ value: Double, _ digits: Int = 2) -> String {
        var unit = 1
        for _ in 0..<digits { unit *= 10 }
        let scaled = Int((value * Double(unit)).rounded())
        guard digits > 0 else { return "\(scaled)" }
        let fraction = String(abs(scaled) % unit)
        return "\(scaled / unit)." + String(repeating: "0", count: digits - fraction.count) + fraction
    }
}
