/// A piece of a text with what stands around it, in one line of a terminal.
struct SpanExcerpt {
    private let before: String
    private let span: String
    private let after: String
    /// Carets below the piece.
    let carets: String

    /// The excerpt of `text`, at most `columns` wide, around the bytes of `range`.
    init(_ range: Range<Int>, of text: ArraySlice<UInt8>, columns: Int) {
        // The piece may take half of the line, and what stands before it a quarter, unless there is room to spare.
        let piece = TerminalText(text.dropFirst(range.lowerBound).prefix(range.count))
        let lead = TerminalText(text.prefix(range.lowerBound))
        let rest = TerminalText(text.dropFirst(range.upperBound), limit: columns)
        let pieceWidth = min(piece.width, max(columns / 2, columns - lead.width - rest.width))
        let leadWidth = min(lead.width, max(columns / 4, columns - pieceWidth - rest.width))
        before = lead.suffix(leadWidth)
        span = piece.prefix(pieceWidth)
        after = rest.prefix(max(1, columns - pieceWidth - leadWidth))
        let indent = String(repeating: " ", count: TerminalText(before.utf8).width)
        carets = indent + String(repeating: "^", count: max(1, TerminalText(span.utf8).width))
    }

    /// The line; colours mark the piece as well.
    func text(_ style: TerminalStyle) -> String {
        before + style.paint(span, .red) + after
    }
}
