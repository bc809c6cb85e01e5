/// The pattern that looks for one character again and again, `(.)\1{11,}`: the one kind without required text that nearly
/// every rule set has. A text without a run so long holds no match.
///
/// Only a pattern that is nothing else is read, so that nothing has to be known of other groups and their numbers.
enum PatternRun {
    /// How many equal characters, case ignored, stand side by side in each match of `pattern`; 0 where that is not certain.
    static func least(in pattern: String) -> Int {
        var rest = pattern[...]
        if rest.hasPrefix("(?i)") { rest = rest.dropFirst(4) }
        guard rest.first == "(", let end = rest.firstIndex(of: ")"), rest[end...].hasPrefix(#")\1"#),
            isOneCharacter(rest[..<end].dropFirst())
        else { return 0 }
        return repetitions(rest[end...].dropFirst(3)).map { 1 + $0 } ?? 0
    }

    /// Whether `pattern` is `.`, a type of character, or a class without further brackets.
    private static func isOneCharacter(_ pattern: Substring) -> Bool {
        guard (try? PatternParser.parse(String(pattern))) != nil else { return false }
        switch pattern.first {
        case ".": return pattern.count == 1
        case "\\":
            let type = pattern.dropFirst().first
            if type == "p" || type == "P" {
                return pattern.count == 3 || pattern.firstIndex(of: "}") == pattern.indices.last
            }
            return pattern.count == 2 && "dDsSwWhHvVN".contains(type ?? " ")
        case "[":
            let content = pattern.dropFirst().dropLast().unicodeScalars
            // Not `contains("\\Q")`, which would bring the standard library's regex engine into the handler, 2 MB of it.
            let hasQuotation = zip(content, content.dropFirst()).contains { $0 == "\\" && $1 == "Q" }
            return pattern.last == "]" && !content.contains { $0 == "[" || $0 == "]" } && !hasQuotation
        default: return false
        }
    }

    /// How often the quantifier that is all of `text` repeats at least; nil if there is more or another.
    private static func repetitions(_ text: Substring) -> Int? {
        guard var node = try? PatternParser.parse("a" + text) else { return nil }
        while true {
            switch node {
            case .concatenation(let items) where items.count == 1, .alternation(let items) where items.count == 1:
                node = items[0]
            case .oneOf: return 1
            case .repetition(.oneOf, let atLeast, _): return atLeast
            default: return nil
            }
        }
    }
}
