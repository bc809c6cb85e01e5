/// A word or phrase to look for, with the places where the word may go on: `cat`, `cat*`, `*cat`, `*cat*`.
public struct Keyword: Sendable, Equatable {
    /// Why a text is no keyword.
    public enum SyntaxError: Error, Equatable, Sendable {
        /// Nothing to look for is left of the text.
        case empty
        /// A `*` that is neither first nor last, at this offset, code points.
        case innerWildcard(offset: Int)
        /// A `\` before something that needs none, at this offset, code points.
        case unknownEscape(offset: Int)
    }

    /// What to look for, escapes resolved.
    public var text: String
    /// Whether the word may begin before the text: `*cat`.
    public var hasLeadingWildcard: Bool
    /// Whether the word may go on after the text: `cat*`.
    public var hasTrailingWildcard: Bool

    /// The keyword of these parts.
    public init(text: String, hasLeadingWildcard: Bool = false, hasTrailingWildcard: Bool = false) {
        self.text = text
        self.hasLeadingWildcard = hasLeadingWildcard
        self.hasTrailingWildcard = hasTrailingWildcard
    }

    /// Reads a keyword as rule files spell it: `*` at either end, `\*`, `\@`, `\#` and `\\` for the characters themselves.
    public init(parsing source: String) throws(SyntaxError) {
        let scalars = Array(source.unicodeScalars)
        var text = String.UnicodeScalarView()
        var leading = false
        var trailing = false
        var index = 0
        while index < scalars.count {
            switch scalars[index] {
            case "*" where index == 0: leading = true
            case "*" where index == scalars.count - 1: trailing = true
            case "*": throw .innerWildcard(offset: index)
            case "\\":
                index += 1
                guard index < scalars.count, ["*", "@", "#", "\\"].contains(scalars[index]) else {
                    throw .unknownEscape(offset: index - 1)
                }
                text.append(scalars[index])
            default: text.append(scalars[index])
            }
            index += 1
        }
        guard text.contains(where: { !$0.properties.isWhitespace }) else { throw .empty }
        self.init(text: String(text), hasLeadingWildcard: leading, hasTrailingWildcard: trailing)
    }
}
