/// Reads the syntax of a PCRE2 pattern (pcre2pattern(3), 10.42).
///
/// It tells what must be there from what may be; it does not check patterns. Of a pattern that PCRE2 refuses it may give
/// anything. Where later versions of PCRE2 read a construct in another way, both readings must hold.
struct PatternParser {
    /// The pattern has a construct whose meaning or extent is not known.
    struct Unreadable: Error {}

    struct Options {
        var isExtended = false
        /// Blanks in classes do not count either.
        var isExtendedMore = false
    }

    /// PCRE2 itself refuses more than 250 nested parentheses; 100 keep the recursion within a small stack.
    private static let maximumDepth = 100

    let scalars: [Unicode.Scalar]
    var position = 0
    var options = Options()
    /// Between `\Q` and `\E`.
    var isQuoting = false
    var newline = NewlineConvention.lineFeed
    private var depth = 0

    private init(_ pattern: String) {
        scalars = Array(pattern.unicodeScalars)
    }

    /// The syntax tree of `pattern`.
    static func parse(_ pattern: String) throws(Unreadable) -> PatternNode {
        var parser = PatternParser(pattern)
        try parser.skipLeadingItems()
        let branches = try parser.alternatives()
        // What is left is a closing parenthesis that nothing opened.
        guard parser.current == nil else { throw Unreadable() }
        return .alternation(branches)
    }

    // MARK: - The text

    var current: Unicode.Scalar? { scalar(ahead: 0) }

    func scalar(ahead distance: Int) -> Unicode.Scalar? {
        let index = position + distance
        return index < scalars.count ? scalars[index] : nil
    }

    func isAt(_ text: String) -> Bool {
        var index = position
        for scalar in text.unicodeScalars {
            guard index < scalars.count, scalars[index] == scalar else { return false }
            index += 1
        }
        return true
    }

    /// Steps over `text` if it is next.
    mutating func skip(_ text: String) -> Bool {
        guard isAt(text) else { return false }
        position += text.unicodeScalars.count
        return true
    }

    /// Takes all up to `terminator`, and steps over it.
    mutating func take(through terminator: Unicode.Scalar) throws(Unreadable) -> ArraySlice<Unicode.Scalar> {
        guard let end = scalars[position...].firstIndex(of: terminator) else { throw Unreadable() }
        defer { position = end + 1 }
        return scalars[position..<end]
    }

    // MARK: - Branches and items

    /// The branches up to the end of the pattern or the parenthesis that closes the group.
    mutating func alternatives() throws(Unreadable) -> [PatternNode] {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.maximumDepth else { throw Unreadable() }
        var branches: [PatternNode] = []
        var items: [PatternNode] = []
        while true {
            skipIgnored()
            guard let next = current else { break }
            if !isQuoting {
                if next == ")" { break }
                if next == "|" {
                    position += 1
                    branches.append(.concatenation(items))
                    items = []
                    continue
                }
            }
            items.append(try quantified(try item(next)))
        }
        branches.append(.concatenation(items))
        return branches
    }

    private mutating func item(_ next: Unicode.Scalar) throws(Unreadable) -> PatternNode {
        if !isQuoting {
            switch next {
            case "\\": return try escape()
            case "[": return try characterClass()
            case "(": return try group()
            case "^", "$":
                position += 1
                return .nothing
            case ".":
                position += 1
                return .something
            case "*", "+", "?": throw Unreadable()
            case "{":
                switch try quantifier() {
                case .counts: throw Unreadable()
                case .unclear: return .anything
                case nil: break
                }
            default: break
            }
        }
        position += 1
        return .oneOf([next.value])
    }

    /// Steps over what stands between an item and its quantifier without counting: `\E`, `\Q`, comments, and white space in
    /// extended mode.
    mutating func skipIgnored() {
        while let next = current {
            if next == "\\", scalar(ahead: 1) == "E" {
                isQuoting = false
                position += 2
            } else if isQuoting {
                return
            } else if skip("\\Q") {
                isQuoting = true
            } else if isAt("(?#"), let end = scalars[position...].firstIndex(of: ")") {
                position = end + 1
            } else if options.isExtended, Self.isPatternWhiteSpace(next) {
                position += 1
            } else if options.isExtended, next == "#" {
                skipLineComment()
            } else {
                return
            }
        }
    }

    private mutating func skipLineComment() {
        while let next = current {
            if let length = newline.length(first: next, second: scalar(ahead: 1)) {
                position += length
                return
            }
            position += 1
        }
    }

    /// `isspace` of the C locale, and what else Unicode calls pattern white space.
    private static func isPatternWhiteSpace(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "\u{9}"..."\u{D}", " ", "\u{85}", "\u{200E}", "\u{200F}", "\u{2028}", "\u{2029}": true
        default: false
        }
    }
}
