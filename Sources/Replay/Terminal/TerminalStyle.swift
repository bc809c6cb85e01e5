/// Whether output is coloured, and how wide it may be.
public struct TerminalStyle: Sendable {
    /// Select Graphic Rendition parameters (ECMA-48 §8.3.117).
    enum Paint: String {
        case bold = "1"
        case dim = "2"
        case red = "31"
        case green = "32"
        case yellow = "33"
        case cyan = "36"
    }

    /// Columns.
    public let width: Int
    /// Whether the output may hold colours.
    public let isColored: Bool

    /// Output of at most `width` columns; reports need 40 to make sense.
    public init(width: Int, isColored: Bool) {
        self.width = max(40, width)
        self.isColored = isColored
    }

    func paint(_ text: String, _ paint: Paint?) -> String {
        guard isColored, let paint, !text.isEmpty else { return text }
        return "\u{1B}[\(paint.rawValue)m\(text)\u{1B}[0m"
    }
}

extension String {
    /// The text with spaces up to `columns`, which are counted from `width`, its own width.
    func padded(_ columns: Int, width: Int) -> String {
        self + String(repeating: " ", count: max(0, columns - width))
    }
}
