/// A replacement text with placeholders: `{{match}}`, `{{match|lower}}`, `{{rule}}`, `$1`, `${name}`.
public struct Template: Sendable, Equatable {
    /// A piece of a template.
    public enum Part: Sendable, Equatable {
        /// Text that stands for itself.
        case literal(String)
        /// The matched text as sent.
        case match
        /// The matched text in lower case.
        case lowercasedMatch
        /// The rule's id.
        case ruleID
        /// A capturing group by number.
        case group(Int)
        /// A capturing group by name.
        case namedGroup(String)
    }

    /// Why a text is no template.
    public struct SyntaxError: Error, Equatable, Sendable {
        /// The placeholder that is unknown or not closed, as written.
        public let placeholder: String
        /// Where it starts, code points from the start of the template.
        public let offset: Int
    }

    /// The text as written.
    public let source: String
    /// The pieces in order.
    public let parts: [Part]

    /// Reads a template; `$$` stands for one dollar, and a dollar before anything but a digit, `$` or `{` for itself.
    public init(parsing source: String) throws(SyntaxError) {
        var parser = Parser(scalars: Array(source.unicodeScalars))
        self.source = source
        self.parts = try parser.parse()
    }
}

extension Template {
    private struct Parser {
        let scalars: [Unicode.Scalar]
        var index = 0
        var literal = ""
        var parts: [Part] = []

        mutating func parse() throws(SyntaxError) -> [Part] {
            while index < scalars.count {
                if starts(with: "{{") {
                    try parseBraces()
                } else if scalars[index] == "$" {
                    try parseDollar()
                } else {
                    literal.unicodeScalars.append(scalars[index])
                    index += 1
                }
            }
            endLiteral()
            return parts
        }

        private mutating func parseBraces() throws(SyntaxError) {
            let inner = try enclosed(opening: "{{", closing: "}}")
            let part: Part
            switch inner.text {
            case "match": part = .match
            case "match|lower": part = .lowercasedMatch
            case "rule": part = .ruleID
            default: throw SyntaxError(placeholder: "{{\(inner.text)}}", offset: inner.start)
            }
            append(part)
        }

        private mutating func parseDollar() throws(SyntaxError) {
            if starts(with: "$$") {
                literal += "$"
                index += 2
            } else if starts(with: "${") {
                let inner = try enclosed(opening: "${", closing: "}")
                // A name never begins with a sign, and `Int` reads one.
                guard let first = inner.text.first, first != "-", first != "+" else {
                    throw SyntaxError(placeholder: "${\(inner.text)}", offset: inner.start)
                }
                append(Int(inner.text).map { .group($0) } ?? .namedGroup(inner.text))
            } else {
                let start = index
                index += 1
                var digits = ""
                // Group numbers in PCRE2 have at most five digits.
                while index < scalars.count, digits.count < 5, ("0"..."9").contains(scalars[index]) {
                    digits.unicodeScalars.append(scalars[index])
                    index += 1
                }
                if let number = Int(digits) {
                    append(.group(number))
                } else {
                    literal.unicodeScalars.append(scalars[start])
                }
            }
        }

        private mutating func enclosed(
            opening: String, closing: String
        ) throws(SyntaxError) -> (text: String, start: Int) {
            let start = index
            index += opening.unicodeScalars.count
            var text = ""
            while index < scalars.count {
                if starts(with: closing) {
                    index += closing.unicodeScalars.count
                    return (text, start)
                }
                text.unicodeScalars.append(scalars[index])
                index += 1
            }
            throw SyntaxError(placeholder: opening + text, offset: start)
        }

        private func starts(with prefix: String) -> Bool {
            scalars[index...].starts(with: prefix.unicodeScalars)
        }

        private mutating func append(_ part: Part) {
            endLiteral()
            parts.append(part)
        }

        private mutating func endLiteral() {
            guard !literal.isEmpty else { return }
            parts.append(.literal(literal))
            literal = ""
        }
    }
}
