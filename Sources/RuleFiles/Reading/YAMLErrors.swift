internal import Yams

extension SourceFile {
    /// What the most frequent errors come from, by a part of libyaml's words for them.
    private static let hints = [
        ("mapping values are not allowed", "text with a colon and a space in it must stand in quotes"),
        ("unknown escape character", "a \\ in double quotes is written \\\\, and a regex is best put in single quotes"),
        ("did not find expected key", "look for a wrong indentation or a wrong quote here or just above"),
        ("did not find expected '-'", "look for a wrong indentation here or just above"),
        ("did not find expected ',' or", "a bracket is not closed, or a text must stand in quotes"),
        ("expected node content", "a bracket is not closed, or a text must stand in quotes"),
        ("could not find expected ':'", "look for a missing colon or a wrong indentation here or just above"),
    ]

    /// Characters that begin no text, with what YAML takes them for.
    private static let indicators: [Unicode.Scalar: String?] = [
        "*": "aliases", "&": "anchors", "!": "tags", "@": nil, "`": nil, "%": nil,
    ]

    /// Reports what Yams could not read.
    func report(_ error: YamlError) {
        switch error {
        case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            report(problem, context, mark)
        case .duplicatedKeysInMapping(_, let context):
            reportDuplicate(of: context.mark)
        case .reader(let problem, _, let value, _):
            report(problem, character: value)
        default:
            report("not YAML", line: 1, column: 1)
        }
    }

    private func report(_ problem: String, _ context: YamlError.Context?, _ mark: Mark) {
        let place = place(problem, context, mark)
        func report(_ message: String) { self.report(message, line: place.line, column: place.column) }

        if problem.contains("nesting level") { return report("nested too deeply for a rule file") }
        if problem.contains("end of stream"), context?.text.contains("quoted") == true {
            return report("not YAML: this quote is not closed")
        }
        switch scalars(line: place.line, from: place.column).first {
        case let character? where Self.indicators[character] != nil: return reportUnquoted(character, place)
        case "\t" where problem.contains("cannot start"):
            return report("not YAML: lines are indented with spaces, not tabs")
        default: break
        }
        let hint = Self.hints.first { problem.contains($0.0) }.map { "; \($0.1)" } ?? ""
        report("not YAML: \(problem)\(context.map { " \($0.text)" } ?? "")\(hint)")
    }

    /// Where the piece begins that cannot be read, if reading it ended elsewhere.
    private func place(_ problem: String, _ context: YamlError.Context?, _ mark: Mark) -> Mark {
        guard let context else { return mark }
        let isWord = ["an alias", "an anchor", "a tag"].contains { context.text == "while scanning \($0)" }
        let isOpen = context.text.contains("flow") && context.mark.line != mark.line
        let isQuote = context.text.contains("quoted") && problem.contains("end of stream")
        return isWord || isOpen || isQuote ? context.mark : mark
    }

    /// Reports that a text is something else to YAML because of the character it begins with.
    func reportUnquoted(at node: Node) {
        guard let mark = node.mark else { return report("not YAML", line: 1, column: 1) }
        reportUnquoted(scalars(line: mark.line, from: mark.column).first ?? "!", mark)
    }

    private func reportUnquoted(_ character: Unicode.Scalar, _ mark: Mark) {
        let meaning = Self.indicators[character]?.map { "; rule files have no YAML \($0)" } ?? ""
        report(
            "not YAML: text that begins with \(character) must stand in quotes\(meaning)", line: mark.line,
            column: mark.column)
    }

    // libyaml stops at the first character that YAML does not allow, and gives its number.
    private func report(_ problem: String, character value: Int32) {
        guard let index = text.unicodeScalars.firstIndex(where: { $0.value == UInt32(bitPattern: value) }) else {
            return report("not YAML: \(problem)", line: 1, column: 1)
        }
        let before = text[..<index].split(omittingEmptySubsequences: false, whereSeparator: SourceFile.isLineBreak)
        let code = String(value, radix: 16, uppercase: true)
        let number = String(repeating: "0", count: max(0, 4 - code.count)) + code
        report(
            "not YAML: the invisible character U+\(number) is not allowed; in double quotes it is written \\u\(number)",
            line: before.count, column: (before.last?.unicodeScalars.count ?? 0) + 1)
    }

    /// Yams knows where a key stands first. Where it stands again can be seen in a mapping that has a line for each key.
    private func reportDuplicate(of first: Mark) {
        let key = key(line: first.line, column: first.column)
        let name = String(String.UnicodeScalarView(key)).trimmingQuotes
        var line = first.line + 1
        while line <= lines.count {
            let text = scalars(line: line, from: 1)
            let indent = text.prefix { $0 == " " }.count
            if indent == first.column - 1, self.key(line: line, column: first.column) == key {
                return report(
                    "'\(name)' stands in this mapping already, on line \(first.line)", line: line, column: first.column)
            }
            let isBlank = indent == text.count || text.dropFirst(indent).first == "#"
            if indent < first.column - 1, !isBlank { break }
            line += 1
        }
        report("'\(name)' stands more than once in this mapping", line: first.line, column: first.column)
    }

    /// The key that begins there, as it is written: up to the closing quote, or to a colon that ends a key.
    private func key(line: Int, column: Int) -> ArraySlice<Unicode.Scalar> {
        let text = scalars(line: line, from: column)
        if let quote = text.first, ["'", "\""].contains(quote) {
            return text[...(text.dropFirst().firstIndex(of: quote) ?? text.endIndex - 1)]
        }
        let end = text.indices.first { index in
            text[index] == ":" && (index + 1 == text.endIndex || text[index + 1] == " ")
        }
        return text[..<(end ?? text.endIndex)]
    }
}

extension String {
    fileprivate var trimmingQuotes: String {
        hasPrefix("'") || hasPrefix("\"") ? String(dropFirst().dropLast()) : self
    }
}
