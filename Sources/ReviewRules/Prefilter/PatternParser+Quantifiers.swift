extension PatternParser {
    enum Quantifier: Equatable {
        case counts(atLeast: Int, atMost: Int?)
        /// Text that one version of PCRE2 takes for a quantifier and another for itself: `{,3}` and `{ 2, 3 }` are
        /// quantifiers from 10.43 on.
        case unclear
    }

    /// PCRE2's own limit.
    private static let maximumCount = 65_535

    /// `item`, which stands just before, with the quantifiers that follow.
    mutating func quantified(_ item: PatternNode) throws(Unreadable) -> PatternNode {
        var node = item
        for _ in 0..<4 {
            skipIgnored()
            guard !isQuoting, let quantifier = try quantifier() else { return node }
            switch quantifier {
            case .unclear: node = .anything
            case .counts(let atLeast, let atMost):
                node = .repetition(node, atLeast: atLeast, atMost: atMost)
                skipIgnored()
                // Lazy and possessive quantifiers repeat as often.
                if !isQuoting, current == "?" || current == "+" { position += 1 }
            }
        }
        throw Unreadable()
    }

    /// The quantifier that stands here, which is then behind; nil if none does.
    mutating func quantifier() throws(Unreadable) -> Quantifier? {
        switch current {
        case "*":
            position += 1
            return .counts(atLeast: 0, atMost: nil)
        case "+":
            position += 1
            return .counts(atLeast: 1, atMost: nil)
        case "?":
            position += 1
            return .counts(atLeast: 0, atMost: 1)
        case "{": return try bracedQuantifier()
        default: return nil
        }
    }

    private mutating func bracedQuantifier() throws(Unreadable) -> Quantifier? {
        let start = position
        position += 1
        var hasBlanks = skipBlanks()
        let lower = try count()
        hasBlanks = skipBlanks() || hasBlanks
        var upper = lower
        let hasComma = skip(",")
        if hasComma {
            hasBlanks = skipBlanks() || hasBlanks
            upper = try count()
            hasBlanks = skipBlanks() || hasBlanks
        }
        guard skip("}"), lower != nil || upper != nil else {
            position = start
            return nil
        }
        guard let lower, !hasBlanks else { return .unclear }
        guard lower <= Self.maximumCount, upper.map({ $0 >= lower && $0 <= Self.maximumCount }) ?? true else {
            throw Unreadable()
        }
        return .counts(atLeast: lower, atMost: upper)
    }

    private mutating func skipBlanks() -> Bool {
        let start = position
        while current == " " || current == "\t" { position += 1 }
        return position > start
    }

    private mutating func count() throws(Unreadable) -> Int? {
        var count: Int?
        while let digit = current, ("0"..."9").contains(digit) {
            // Larger than any count, and safe from overflow.
            count = min((count ?? 0) * 10 + Int(digit.value - 48), 1_000_000)
            position += 1
        }
        return count
    }
}
