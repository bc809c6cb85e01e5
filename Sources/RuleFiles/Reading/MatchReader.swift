internal import ReviewRules
internal import Yams

/// Reads the `match` and the `except` of a rule.
struct MatchReader {
    let reader: NodeReader
    let lists: KeywordLists

    func match(_ node: Node) -> Match? {
        let errors = reader.file.errorCount
        guard
            let values = reader.mapping(node, "match", keys: ["keywords", "regex", "all"] + FilterReader.keys)
        else { return nil }
        var match = Match()
        match.any = matchers(values)
        if let all = values["all"]?.value {
            let blocks = reader.list(all, "all")
            if all.sequence?.isEmpty == true { reader.file.report("all has no blocks", at: all) }
            match.all = blocks.map { block in
                let errors = reader.file.errorCount
                let matchers = self.block(block)
                if matchers.isEmpty { reportNothing(block, "a block of all", unless: errors) }
                return matchers
            }
        }
        if match.any.isEmpty, match.all.isEmpty { reportNothing(node, "match", unless: errors) }
        return match
    }

    /// The matchers of an `except`, which has no filters: a piece that a filter finds is what the rule is for.
    func matchers(_ node: Node, _ owner: String) -> Matchers {
        let reason = "\(owner) takes keywords and regex only"
        return reader.mapping(node, owner, keys: ["keywords", "regex"], refused: (FilterReader.keys, reason))
            .map(matchers) ?? Matchers()
    }

    private func block(_ node: Node) -> Matchers {
        reader.mapping(node, "a block of all", keys: ["keywords", "regex"] + FilterReader.keys).map(matchers)
            ?? Matchers()
    }

    private func matchers(_ values: [String: (key: Node, value: Node)]) -> Matchers {
        var matchers = Matchers()
        matchers.keywords = values["keywords"].map { keywords($0.value) } ?? []
        matchers.patterns = values["regex"].map { patterns($0.value) } ?? []
        matchers.filters = FilterReader(reader: reader).filters(values)
        return matchers
    }

    // What was reported since there were so many `errors`, or of a list, may be why nothing is left.
    private func reportNothing(_ node: Node, _ owner: String, unless errors: Int) {
        guard reader.file.errorCount == errors, lists.areComplete else { return }
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
            guard lists.areComplete else { return [] }
            let nearest = Suggestion.nearest(to: name, among: lists.names).map { "did you mean '@\($0)'?" }
            reader.file.report(
                "no list is named '\(name)'; " + (nearest ?? "a keyword that begins with @ is written \\@"), at: node)
            return []
        }
        return keywords
    }

    private func patterns(_ node: Node) -> [String] {
        reader.words(node, "regex").compactMap { text, node in
            do throws(PatternCheck.Failure) {
                _ = try PatternCheck(text)
                if text.hasSuffix("\n") {
                    reader.file.report(
                        "the regex ends with a line break, and so must what it matches; |- in place of | leaves it out",
                        .warning, at: node)
                }
                return text
            } catch {
                let offset = String(decoding: text.utf8.prefix(error.byteOffset), as: UTF8.self).unicodeScalars.count
                let explanation =
                    error.code.map {
                        "the regex does not compile: \(error.message), at character \(offset + 1) (PCRE2 error \($0))"
                    } ?? "the regex cannot be used safely: \(error.message)"
                reader.file.report(explanation, insideOf: node, scalarOffset: offset, code: .regexSyntax)
                return nil
            }
        }
    }
}
