/// A text of a stranger, made safe to show on a terminal and cut to columns.
///
/// Control characters (escape sequences among them), bidirectional controls, line separators and everything invisible
/// stand as `\n`, `\u{202E}` and the like: they cannot move the cursor, turn the line around or hide. Kept are combining
/// marks, four on a character at most, variation selectors after emoji, and joiners between two emoji. A sequence of
/// emoji counts as wide as its members, since not every terminal draws it as one.
struct TerminalText {
    /// A character with its marks, or one escape.
    private struct Cell {
        var text: String
        var width: Int
    }

    private static let markLimit = 4

    private var cells: [Cell] = []
    /// The text, if it is printable ASCII as most are: a column a byte, and nothing to take apart.
    private var ascii: String?

    /// How many columns the text takes.
    private(set) var width = 0

    /// Reads valid UTF-8 up to `limit` columns and a little more, so that `width` tells whether the text is wider.
    init(_ utf8: some Collection<UInt8>, limit: Int = .max) {
        if utf8.allSatisfy({ (0x20...0x7E).contains($0) }) {
            ascii = String(decoding: utf8, as: UTF8.self)
            width = utf8.count
            return
        }
        let scalars = String(decoding: utf8, as: UTF8.self).unicodeScalars
        var marks = 0
        // The code point before, and the emoji that it ends.
        var previous: Unicode.Scalar?
        var emoji: Unicode.Scalar?
        for index in scalars.indices {
            let scalar = scalars[index]
            let next = scalars.index(after: index)
            let follower = next < scalars.endIndex ? scalars[next] : nil
            if scalar.isSelector(after: previous) {
                extend(with: scalar)
            } else {
                if scalar.isJoiner(between: emoji, and: follower) {
                    extend(with: scalar)
                } else if scalar.isUnsafe {
                    append(scalar.escape)
                    marks = 0
                } else if scalar.displayWidth > 0 {
                    append(String(scalar), width: scalar.displayWidth)
                    marks = 0
                } else if !cells.isEmpty, marks < Self.markLimit {
                    extend(with: scalar)
                    marks += 1
                } else {
                    append(scalar.escape)
                }
                emoji = scalar.isPictograph ? scalar : nil
            }
            previous = scalar
            if width > limit { return }
        }
    }

    /// The text, cut to `columns` with an ellipsis if it is wider.
    func prefix(_ columns: Int) -> String {
        if let ascii { return width > columns ? ascii.prefix(max(0, columns - 1)) + "…" : ascii }
        guard width > columns else { return cells.reduce(into: "") { $0 += $1.text } }
        return fitting(cells[...], columns).reduce(into: "") { $0 += $1.text } + "…"
    }

    /// The end of the text, cut to `columns` with an ellipsis before it if it is wider.
    func suffix(_ columns: Int) -> String {
        guard width > columns else { return prefix(columns) }
        if let ascii { return "…" + ascii.suffix(max(0, columns - 1)) }
        return fitting(cells.reversed(), columns).reversed().reduce(into: "…") { $0 += $1.text }
    }

    /// The first cells that leave room for an ellipsis.
    private func fitting(_ cells: some Collection<Cell>, _ columns: Int) -> [Cell] {
        var room = columns - 1
        return cells.prefix {
            room -= $0.width
            return room >= 0
        }
    }

    private mutating func append(_ text: String, width: Int? = nil) {
        let width = width ?? text.utf8.count
        cells.append(Cell(text: text, width: width))
        self.width += width
    }

    private mutating func extend(with scalar: Unicode.Scalar) {
        guard var last = cells.popLast() else { return }
        last.text.unicodeScalars.append(scalar)
        // The emoji form of a narrow character takes two columns.
        if scalar == "\u{FE0F}", last.width == 1 {
            last.width = 2
            width += 1
        }
        cells.append(last)
    }
}

extension Unicode.Scalar {
    fileprivate var isUnsafe: Bool {
        switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: true
        // Braille's blank pattern is a letter-like character that shows nothing.
        default: properties.isDefaultIgnorableCodePoint || self == "\u{2800}"
        }
    }

    fileprivate var escape: String {
        switch self {
        case "\n": "\\n"
        case "\r": "\\r"
        case "\t": "\\t"
        default: "\\u{\(String(value, radix: 16, uppercase: true))}"
        }
    }

    fileprivate func isSelector(after previous: Unicode.Scalar?) -> Bool {
        (self == "\u{FE0E}" || self == "\u{FE0F}") && previous?.properties.isEmoji == true
    }

    fileprivate func isJoiner(between previous: Unicode.Scalar?, and next: Unicode.Scalar?) -> Bool {
        self == "\u{200D}" && previous != nil && next?.isPictograph == true
    }

    /// An emoji that is none of the digits, `#` and `*`.
    fileprivate var isPictograph: Bool { properties.isEmoji && value > 0x7F }
}
