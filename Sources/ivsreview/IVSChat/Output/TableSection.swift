/// One section of a table: a title, column headers or none, and rows.
struct TableSection {
    private let title: String
    private let level: Int
    private var headers: [String] = []
    private var rows: [[String]] = []
    private var widths: [Int] = []

    init(title: String, level: Int) {
        self.title = title
        self.level = level
    }

    mutating func set(headers: [String]) {
        self.headers = headers
        widen(for: headers)
    }

    mutating func add(row: [String]) {
        rows.append(row)
        widen(for: row)
    }

    private mutating func widen(for row: [String]) {
        widths = row.enumerated().map { max($1.displayWidth, $0 < widths.count ? widths[$0] : 0) }
    }

    /// Columns that it needs, its borders and those of the levels above it included.
    var totalWidth: Int {
        let content = widths.reduce(0) { $0 + $1 + Self.padding }
        return max(title.displayWidth, content) + 2 + 2 * level
    }

    private static let padding = 4

    /// With a row for each column, where it has headers and one row.
    var turned: TableSection {
        guard !headers.isEmpty, rows.count == 1 else { return self }
        var section = TableSection(title: title, level: level)
        for (header, value) in zip(headers, rows[0]) { section.add(row: [header, value]) }
        return section
    }

    /// Its lines, in a table of this width.
    func text(width: Int) -> String {
        let width = width - 2 * level
        let columns = scaled(to: width)
        var lines = [Self.cell(centred: title, width: width, isFirst: true)]
        if headers.isEmpty, rows.isEmpty {
            lines.append("+" + String(repeating: "-", count: width - 2) + "+")
        }
        if !headers.isEmpty {
            lines.append(rule(columns))
            lines.append(line(headers, columns, Self.cell(centred:width:isFirst:)))
        }
        if !columns.isEmpty, !rows.isEmpty {
            lines.append(rule(columns))
            lines += rows.map { line($0, columns, Self.cell(left:width:isFirst:)) }
            lines.append(rule(columns))
        }
        let edge = String(repeating: "|", count: level)
        return lines.map { "\(edge)\($0)\(edge)\n" }.joined()
    }

    private func line(_ row: [String], _ columns: [Int], _ cell: (String, Int, Bool) -> String) -> String {
        zip(columns, row).enumerated().map { cell($1.1, $1.0, $0 == 0) }.joined()
    }

    private func rule(_ columns: [Int]) -> String {
        "+" + columns.enumerated().map { String(repeating: "-", count: $1 - ($0 == 0 ? 2 : 1)) + "+" }.joined()
    }

    /// The columns stretched to a width in proportion; what rounding leaves over goes to the last ones, or comes from the
    /// first ones.
    private func scaled(to width: Int) -> [Int] {
        let natural = widths.map { $0 + Self.padding }
        guard !natural.isEmpty else { return [] }
        let factor = Double(width) / Double(natural.reduce(0, +))
        var columns = natural.map { Int((factor * Double($0)).rounded(.toNearestOrEven)) }
        var excess = columns.reduce(0, +) - width
        while excess != 0 {
            for index in excess < 0 ? Array(columns.indices.reversed()) : Array(columns.indices) where excess != 0 {
                columns[index] -= excess.signum()
                excess -= excess.signum()
            }
        }
        return columns
    }

    private static func cell(centred text: String, width: Int, isFirst: Bool) -> String {
        let left = isFirst ? "|" : ""
        let before = width / 2 - text.displayWidth / 2 - 1
        let after = width - 1 - left.count - before - text.displayWidth
        return left + spaces(before) + text + spaces(after) + "|"
    }

    private static func cell(left text: String, width: Int, isFirst: Bool) -> String {
        let left = isFirst ? "|" : ""
        let room = width - text.displayWidth - left.count - 1
        let before = room >= 2 ? 2 : 0
        return left + spaces(before) + text + spaces(room - before) + "|"
    }

    private static func spaces(_ count: Int) -> String { String(repeating: " ", count: max(count, 0)) }
}

extension String {
    /// Columns that a terminal needs for it: two for what Unicode calls wide and full-width (UAX #11), none for marks.
    fileprivate var displayWidth: Int {
        unicodeScalars.reduce(0) { $0 + $1.displayWidth }
    }
}

extension Unicode.Scalar {
    fileprivate var displayWidth: Int {
        guard value >= 0x300 else { return 1 }
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return 0
        default: break
        }
        return switch value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF,
            0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF,
            0x1B000...0x1B2FF, 0x20000...0x3FFFD:
            2
        default: 1
        }
    }
}
