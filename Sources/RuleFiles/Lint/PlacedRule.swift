internal import ReviewRules
internal import Yams

/// A point in a rule file or a list.
struct Place: Equatable {
    let file: SourceFile
    /// From 1; 0 for the file as a whole.
    let line: Int
    /// From 1, in code points.
    let column: Int

    init(_ file: SourceFile, line: Int, column: Int) {
        self.file = file
        self.line = line
        self.column = column
    }

    init(_ file: SourceFile, _ node: Node) {
        self.init(file, line: node.mark?.line ?? 0, column: node.mark?.column ?? 0)
    }

    static func == (a: Place, b: Place) -> Bool {
        a.file === b.file && a.line == b.line && a.column == b.column
    }

    /// `file:line`.
    var text: String { "\(file.path):\(line)" }

    /// Whether it stands before another place, files by path.
    func precedes(_ other: Place) -> Bool {
        (file.path, line, column) < (other.file.path, other.line, other.column)
    }
}

/// A rule with the places of what it is made of.
struct PlacedRule {
    /// A keyword or a regex, as it was read and where it is written.
    struct Part<Value> {
        let value: Value
        let place: Place
        /// Which block it belongs to: 0 is `match` itself, n the n-th block of `all`.
        let block: Int
    }

    let rule: Rule
    /// The rule's index in `RuleSet.rules`, the order in which rules run.
    let index: Int
    let file: SourceFile
    let node: Node
    /// Where the id stands.
    let place: Place
    let tests: [RuleTest]
    let keywords: [Part<Keyword>]
    let patterns: [Part<String>]
    let exceptKeywords: [Part<Keyword>]
    let exceptPatterns: [Part<String>]

    init(_ entry: RuleReader.Entry, node: Node, file: SourceFile, index: Int, lists: KeywordLists) {
        rule = entry.rule
        self.index = index
        self.file = file
        self.node = node
        place = Place(file, entry.idNode)
        tests = entry.tests
        let match = node["match"]
        let blocks = [match].compactMap(\.self) + (match?["all"]?.sequence.map(Array.init) ?? [])
        let reader = Reader(file: file, lists: lists)
        keywords = blocks.enumerated().flatMap { reader.keywords(of: $1, block: $0) }
        patterns = blocks.enumerated().flatMap { reader.patterns(of: $1, block: $0) }
        let except = node["except"]
        exceptKeywords = except.map { reader.keywords(of: $0, block: 0) } ?? []
        exceptPatterns = except.map { reader.patterns(of: $0, block: 0) } ?? []
    }

    /// Whether it takes part in some way: disabled rules are not looked at.
    var runs: Bool { rule.status != .disabled }

    /// Where a key of the rule stands, one below the other for a path of keys; the id if it is not written.
    func place(ofKey path: String...) -> Place {
        var node = node
        var place = place
        for name in path {
            guard let pair = node.mapping?.first(where: { $0.key.scalar?.string == name }) else { return place }
            place = Place(file, pair.key)
            node = pair.value
        }
        return place
    }

    /// Where the value of a key of the rule stands; the id if it is not written.
    func place(ofValue path: String...) -> Place {
        var node = node
        for name in path {
            guard let value = node[name] else { return place }
            node = value
        }
        return Place(file, node)
    }

    private struct Reader {
        let file: SourceFile
        let lists: KeywordLists

        func keywords(of block: Node, block index: Int) -> [Part<Keyword>] {
            (block["keywords"]?.sequence.map(Array.init) ?? []).flatMap { node -> [Part<Keyword>] in
                guard let text = node.scalar?.string else { return [] }
                if text.hasPrefix("@") {
                    return lists.entries(of: String(text.dropFirst())).map {
                        Part(value: $0.keyword, place: $0.place, block: index)
                    }
                }
                guard let keyword = try? Keyword(parsing: text) else { return [] }
                return [Part(value: keyword, place: Place(file, node), block: index)]
            }
        }

        func patterns(of block: Node, block index: Int) -> [Part<String>] {
            (block["regex"]?.sequence.map(Array.init) ?? []).compactMap { node in
                node.scalar.map { Part(value: $0.string, place: Place(file, node), block: index) }
            }
        }
    }
}
