/// Hits a text of which too many characters are neither letters, digits nor emoji. Its span is the whole text.
///
/// Emoji are not symbols, since they have a filter of their own; `★` and `❤` without a variation selector are symbols.
public struct SymbolFilter: Sendable, Equatable {
    /// Texts with fewer characters that are not white space are left alone.
    public var minLength: Int
    /// How many of the characters that are not white space may be symbols, percent.
    public var maxPercent: Int

    /// A filter for texts of `minLength` characters or more, white space not counted.
    public init(minLength: Int = 0, maxPercent: Int) {
        self.minLength = minLength
        self.maxPercent = maxPercent
    }

    func findSpans(in text: Span<UInt8>, into spans: inout [Range<Int>]) {
        var visible = 0
        var symbols = 0
        var index = 0
        while index < text.count {
            let (scalar, length) = text.scalar(at: index)
            index += length
            let record = FoldTable.record(of: scalar)
            // A mark belongs to the character before it.
            if record.isWhiteSpace || record.isDefaultIgnorable || record.isMark { continue }
            visible += 1
            if record.isLetter || record.isNumber || text.isEmoji(scalar, endingAt: index) { continue }
            symbols += 1
        }
        if hits(visible: visible, symbols: symbols) { spans.append(0..<text.count) }
    }

    func hits(visible: Int, symbols: Int) -> Bool {
        visible > 0 && visible >= minLength && symbols * 100 > maxPercent * visible
    }
}
