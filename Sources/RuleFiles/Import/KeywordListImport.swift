internal import ReviewRules

/// Reads plain lists of words: one a line, or several with commas between them, as bots export them. `#` begins a comment,
/// `*` stands for the rest of a word, and `/…/` or `~/…/`, with an `i` behind it, is a regex.
public enum KeywordListImport {
    /// The rule that masks the words of `text`.
    ///
    /// - Throws: `ImportError` if nothing is in the list.
    public static func read(_ text: String, name: String) throws -> ImportedRules {
        var rule = ImportedRule(name: name, line: 1)
        rule.action = "mask"
        var block = ImportedRule.Block()
        var seen: [String: Int] = [:]
        for (index, line) in SourceFile(path: name, text: text).lines.enumerated() {
            let number = index + 1
            for entry in entries(of: line) {
                if let regex = regex(entry) {
                    add(regex, to: &block, number, &rule)
                    continue
                }
                if let first = seen[entry.lowercased()] {
                    rule.remarks.append(.init(line: number, text: "\(entry.quoted) stands already on line \(first)"))
                    continue
                }
                seen[entry.lowercased()] = number
                add(word: entry, to: &block, number, &rule)
            }
        }
        guard !block.isEmpty else { throw ImportError(description: "the list holds no words") }
        rule.blocks = [block]
        var writer = ImportedRuleWriter(source: "a list of words")
        return try writer.write([rule], remarks: [])
    }

    private static func entries(of line: Substring) -> [String] {
        let text = trimmed(line)
        guard !text.isEmpty, !text.hasPrefix("#") else { return [] }
        // A regex may hold commas.
        if regex(text) != nil { return [text] }
        return text.split(separator: ",").map { trimmed($0) }.filter { !$0.isEmpty }
    }

    private static func trimmed(_ text: Substring) -> String {
        var text = text
        while text.first?.isWhitespace == true { text = text.dropFirst() }
        while text.last?.isWhitespace == true { text = text.dropLast() }
        return String(text)
    }

    private static func regex(_ entry: String) -> String? {
        guard let match = entry.wholeMatch(of: #/~?/(?<body>.+)/(?<flags>i?)/#) else { return nil }
        return (match.flags.isEmpty ? "" : "(?i)") + match.body
    }

    private static func add(
        _ regex: String, to block: inout ImportedRule.Block, _ line: Int, _ rule: inout ImportedRule
    ) {
        do throws(PatternCheck.Failure) {
            _ = try PatternCheck(regex)
            block.regexes.append(regex)
        } catch {
            rule.remarks.append(.init(line: line, text: "the regex \(regex.quoted): \(error.message)"))
        }
    }

    private static func add(
        word: String, to block: inout ImportedRule.Block, _ line: Int, _ rule: inout ImportedRule
    ) {
        let leads = word.hasPrefix("*")
        let trails = word.count > 1 && word.hasSuffix("*")
        let text = String(word.dropFirst(leads ? 1 : 0).dropLast(trails ? 1 : 0))
        guard text.contains(where: { $0 != "*" && !$0.isWhitespace }) else {
            rule.remarks.append(.init(line: line, text: "\(word.quoted) would find every word"))
            return
        }
        // A star inside a word stands for letters in most bots; here it would be a sign.
        guard text.contains("*") else {
            block.keywords.append(Keyword.spelling(of: text, leadingWildcard: leads, trailingWildcard: trails))
            return
        }
        let body = text.split(separator: "*").map { Self.escaped(String($0)) }.joined(separator: "\\w*")
        block.regexes.append("(?i)" + (leads ? "" : "\\b") + body + (trails ? "" : "\\b"))
        rule.remarks.append(.init(line: line, text: "\(word.quoted) became a regex: a keyword has no * inside"))
    }

    /// `text` as a regex that matches it.
    static func escaped(_ text: String) -> String {
        text.unicodeScalars.map { scalar in
            "\\^$.[]|()?*+{}#-/".unicodeScalars.contains(scalar) ? "\\\(scalar)" : String(scalar)
        }.joined()
    }
}
