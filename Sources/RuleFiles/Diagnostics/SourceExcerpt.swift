/// A line of a file with a caret below the column that is meant; of a long line only what stands around it.
struct SourceExcerpt {
    private let source: [Unicode.Scalar]
    private let line: Int
    private let column: Int

    /// The excerpt of the line whose text is `source`; `column` counts code points from 1.
    init(_ source: String, line: Int, column: Int) {
        self.source = Array(source.printable.unicodeScalars)
        self.line = line
        self.column = column
    }

    /// Two lines of at most `width` columns.
    func lines(width: Int) -> [String] {
        let number = String(line)
        let margin = String(repeating: " ", count: number.count)
        // Beside the number stand a space before it and three characters behind it.
        let room = max(20, width - number.count - 4)
        let caret = min(max(column - 1, 0), source.count)
        var start = 0
        var shown = source[...]
        if columns(of: source[...]) > room {
            // The caret stands in the middle, unless the line's start or end is near.
            while columns(of: source[start..<caret]) > room / 2, start < caret { start += 1 }
            shown = source[start...]
            while columns(of: shown) > room - 2 { shown = shown.dropLast() }
        }
        let before = start > 0 ? "…" : ""
        let after = shown.endIndex < source.count ? "…" : ""
        let text = before + String(String.UnicodeScalarView(shown)) + after
        let indent = (start > 0 ? " " : "") + source[start..<caret].map(\.caretIndent).joined()
        return [" \(number) | \(text)", " \(margin) | \(indent)^"]
    }

    private func columns(of scalars: ArraySlice<Unicode.Scalar>) -> Int {
        scalars.reduce(0) { $0 + $1.caretIndent.count }
    }
}

extension String {
    /// How many columns of a terminal the text takes.
    var columns: Int { unicodeScalars.reduce(0) { $0 + $1.caretIndent.count } }
}
