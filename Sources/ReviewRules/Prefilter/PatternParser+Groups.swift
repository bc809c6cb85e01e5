extension PatternParser {
    /// The group, assertion, reference, setting or verb whose parenthesis is next.
    mutating func group() throws(Unreadable) -> PatternNode {
        position += 1
        if skip("*") { return try verbOrNamedAssertion() }
        return skip("?") ? try specialGroup() : try body()
    }

    /// What stands up to the closing parenthesis, where settings made in the group end.
    mutating func body() throws(Unreadable) -> PatternNode {
        .alternation(try branches())
    }

    private mutating func branches() throws(Unreadable) -> [PatternNode] {
        let outer = options
        let branches = try alternatives()
        guard skip(")") else { throw Unreadable() }
        options = outer
        return branches
    }

    /// What follows `(?`; comments do not come here.
    private mutating func specialGroup() throws(Unreadable) -> PatternNode {
        guard let next = current else { throw Unreadable() }
        let following = scalar(ahead: 1)
        switch (next, following) {
        case ("|", _), (">", _):
            position += 1
            return try body()
        case ("=", _), ("*", _):
            position += 1
            return .assertion(try body())
        case ("!", _):
            position += 1
            _ = try body()
            return .nothing
        case ("<", "="), ("<", "*"):
            position += 2
            return .assertion(try body())
        case ("<", "!"):
            position += 2
            _ = try body()
            return .nothing
        case ("<", _): return try namedBody(after: 1, through: ">")
        case ("'", _): return try namedBody(after: 1, through: "'")
        case ("P", "<"): return try namedBody(after: 2, through: ">")
        case ("P", ">"), ("P", "="), ("&", _):
            _ = try take(through: ")")
            return .anything
        case ("R", _), ("0"..."9", _), ("+", _), ("-", .some("0"..."9")):
            return try recursion()
        case ("C", _):
            try skipCallout()
            return .nothing
        case ("(", _): return try conditional()
        default: return try setting()
        }
    }

    private mutating func namedBody(
        after distance: Int, through terminator: Unicode.Scalar
    ) throws(Unreadable) -> PatternNode {
        position += distance
        _ = try take(through: terminator)
        return try body()
    }

    private mutating func recursion() throws(Unreadable) -> PatternNode {
        position += 1
        while let digit = current, ("0"..."9").contains(digit) { position += 1 }
        guard skip(")") else { throw Unreadable() }
        return .anything
    }

    /// `(?C)`, `(?C1)`, `(?C"text")`: the delimiter inside the text is doubled.
    private mutating func skipCallout() throws(Unreadable) {
        position += 1
        guard let delimiter = current else { throw Unreadable() }
        if ["`", "'", "\"", "^", "%", "#", "$", "{"].contains(delimiter) {
            position += 1
            let end: Unicode.Scalar = delimiter == "{" ? "}" : delimiter
            repeat { _ = try take(through: end) } while skip(String(end))
        } else {
            while let digit = current, ("0"..."9").contains(digit) { position += 1 }
        }
        guard skip(")") else { throw Unreadable() }
    }

    /// `(?(condition)yes|no)`. Whatever the condition says, a match goes through one of the branches; a group that is only
    /// defined takes no part in a match, which the branch of nothing covers.
    private mutating func conditional() throws(Unreadable) -> PatternNode {
        if scalar(ahead: 1) == "?" || scalar(ahead: 1) == "*" {
            // A callout may stand before an assertion: seldom written, and not worth reading.
            guard scalar(ahead: 2) != "C" else { throw Unreadable() }
            _ = try group()
        } else {
            _ = try take(through: ")")
        }
        let branches = try branches()
        return .alternation(branches.count < 2 ? branches + [.nothing] : branches)
    }

    /// Option letters: up to the end of the enclosing group, or for the group that starts here.
    private mutating func setting() throws(Unreadable) -> PatternNode {
        let outer = options
        var set = Options()
        var unset = Options()
        var isUnsetting = false
        if skip("^") { options = Options() }
        while let letter = current, letter != ")", letter != ":" {
            position += 1
            switch letter {
            case "-": isUnsetting = true
            case "i", "m", "n", "s", "r", "J", "U": break
            case "a": _ = skip("D") || skip("P") || skip("S") || skip("T") || skip("W")
            case "x":
                let isMore = skip("x")
                if isUnsetting {
                    unset.isExtended = true
                } else {
                    set.isExtended = true
                    set.isExtendedMore = set.isExtendedMore || isMore
                }
            default: throw Unreadable()
            }
        }
        if set.isExtended { options = set }
        if unset.isExtended { options = Options() }
        if skip(")") { return .nothing }
        guard skip(":") else { throw Unreadable() }
        let node = try body()
        options = outer
        return node
    }
}
