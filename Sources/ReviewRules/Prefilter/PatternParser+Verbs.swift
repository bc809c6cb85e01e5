extension PatternParser {
    private static let flags: Set<String> = [
        "UTF", "UCP", "NOTEMPTY", "NOTEMPTY_ATSTART", "NO_AUTO_POSSESS", "NO_DOTSTAR_ANCHOR", "NO_JIT", "NO_START_OPT",
        "BSR_ANYCRLF", "BSR_UNICODE",
    ]

    private static let limits = ["LIMIT_HEAP=", "LIMIT_MATCH=", "LIMIT_DEPTH=", "LIMIT_RECURSION="]

    /// Verbs that can make fewer matches, never more.
    private static let restrictingVerbs: Set<String> = ["", "MARK", "F", "FAIL", "COMMIT", "PRUNE", "SKIP", "THEN"]

    /// Steps over `(*UTF)`, `(*LIMIT_MATCH=10)` and the like, which stand at the start alone; of the newline conventions
    /// the last one counts.
    mutating func skipLeadingItems() throws(Unreadable) {
        while isAt("(*") {
            let start = position
            position += 2
            let name = try word(through: ")")
            if let convention = NewlineConvention(rawValue: name) {
                newline = convention
            } else if !Self.flags.contains(name), !Self.limits.contains(where: name.hasPrefix) {
                position = start
                return
            }
        }
    }

    /// What follows `(*`: a verb, or an assertion or group by its name.
    mutating func verbOrNamedAssertion() throws(Unreadable) -> PatternNode {
        guard let first = current, ("a"..."z").contains(first) else { return try verb() }
        let name = try word(through: ":")
        // The colon was the last thing read; the group's text follows as after `(?:`.
        switch name {
        case "pla", "positive_lookahead", "plb", "positive_lookbehind", "napla", "non_atomic_positive_lookahead",
            "naplb",
            "non_atomic_positive_lookbehind":
            return .assertion(try body())
        case "nla", "negative_lookahead", "nlb", "negative_lookbehind":
            _ = try body()
            return .nothing
        case "atomic", "sr", "script_run", "asr", "atomic_script_run": return try body()
        default: throw Unreadable()
        }
    }

    /// `(*ACCEPT)` is left unread on purpose: it ends the match, so that nothing around it is required.
    private mutating func verb() throws(Unreadable) -> PatternNode {
        let text = try word(through: ")")
        let name = text.prefix { $0 != ":" }
        guard Self.restrictingVerbs.contains(String(name)) else { throw Unreadable() }
        return .nothing
    }

    private mutating func word(through terminator: Unicode.Scalar) throws(Unreadable) -> String {
        var word = String.UnicodeScalarView()
        word.append(contentsOf: try take(through: terminator))
        return String(word)
    }
}
