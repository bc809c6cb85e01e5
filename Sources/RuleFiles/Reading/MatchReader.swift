internal import ReviewRules
internal import Yams

/// Reads the `match` and the `except` of a rule.
struct MatchReader {
    /// Filters of the rule format that the engine does not have yet.
    private static let missingFilters = [
        "links", "caps", "repetition", "symbols", "emoji", "mentions", "length", "zalgo", "invisible", "mixed_script",
        "pii",
    ]

    let reader: NodeReader
    let lists: KeywordLists

    func match(_ node: Node) -> Match? {
        guard
            let values = reader.mapping(
                node, "match", keys: ["keywords", "regex", "all"], missing: Self.missingFilters)
        else { return nil }
        var match = Match()
        match.any = matchers(values)
        if let all = values["all"]?.value {
            let blocks = reader.list(all, "all")
            if blocks.isEmpty, all.sequence != nil { reader.file.report("all has no blocks", at: all) }
            match.all = blocks.map { block in
                let matchers = matchers(block, "a block of all", missing: Self.missingFilters)
                if matchers.isEmpty { reportNothing(block, "a block of all") }
                return matchers
            }
        }
        if match.any.isEmpty, match.all.isEmpty { reportNothing(node, "match") }
        return match
    }

    func matchers(_ node: Node, _ owner: String, missing: [String] = []) -> Matchers {
        reader.mapping(node, owner, keys: ["keywords", "regex"], missing: missing).map(matchers) ?? Matchers()
    }

    private func matchers(_ values: [String: (key: Node, value: Node)]) -> Matchers {
        var matchers = Matchers()
        matchers.keywords = values["keywords"].map { keywords($0.value) } ?? []
        matchers.patterns = values["regex"].map { patterns($0.value) } ?? []
        return matchers
    }

    // What was reported already may be why nothing is left.
    private func reportNothing(_ node: Node, _ owner: String) {
        guard !reader.file.hasErrors else { return }
        reader.file.report("\(owner) looks for nothing", at: node)
    }

    private func keywords(_ node: Node) -> [Keyword] {
        reader.words(node, "keywords").flatMap { text, node -> [Keyword] in
            if text.hasPrefix("@") { return list(String(text.dropFirst()), node) }
            do throws(Keyword.SyntaxError) {
                return [try Keyword(parsing: text)]
            } catch {
                reader.file.report(error.explanation, insideOf: node, scalarOffset: error.offset)
                return []
            }
        }
    }

    private func list(_ name: String, _ node: Node) -> [Keyword] {
        guard let keywords = lists[name] else {
            let nearest = Suggestion.nearest(to: name, among: lists.names).map { "; did you mean '@\($0)'?" } ?? ""
            reader.file.report(
                "no list is named '\(name)'\(nearest); a keyword that begins with @ is written \\@", at: node)
            return []
        }
        return keywords
    }

    private func patterns(_ node: Node) -> [String] {
        reader.words(node, "regex").compactMap { text, node in
            do throws(PatternCheck.Failure) {
                _ = try PatternCheck(text)
                return text
            } catch {
                let before = String(decoding: text.utf8.prefix(error.byteOffset), as: UTF8.self)
                reader.file.report(
                    "the regex does not compile: \(error.message) at byte \(error.byteOffset) (PCRE2 error \(error.code))",
                    insideOf: node, scalarOffset: before.unicodeScalars.count)
                return nil
            }
        }
    }
}

extension SourceFile {
    /// Reports something about a code point of the text that `node` spells, where its place in the file can be told: in a
    /// plain or quoted text on one line without escapes.
    func report(_ message: String, insideOf node: Node, scalarOffset: Int) {
        guard let scalar = node.scalar, let mark = scalar.mark else { return report(message, at: node) }
        let before = scalar.string.unicodeScalars.prefix(scalarOffset)
        switch scalar.style {
        case .plain where !scalar.string.contains("\n"):
            report(message, line: mark.line, column: mark.column + scalarOffset)
        case .singleQuoted where !scalar.string.contains("\n"):
            // A quote inside single quotes is written twice.
            let doubled = before.lazy.filter { $0 == "'" }.count
            report(message, line: mark.line, column: mark.column + 1 + scalarOffset + doubled)
        case .doubleQuoted where !before.contains("\n") && !before.contains("\\") && !before.contains("\""):
            report(message, line: mark.line, column: mark.column + 1 + scalarOffset)
        default:
            report(message, at: node)
        }
    }
}
