internal import ReviewRules
internal import Yams

/// Reads the filters of a `match`, or of a block of `all`.
struct FilterReader {
    /// The keys of the filters, in the order in which they run.
    static let keys = [
        "links", "caps", "repetition", "symbols", "emoji", "mentions", "length", "zalgo", "invisible", "mixed_script",
        "pii",
    ]
    /// Far more than a message has of anything.
    private static let limits = 0...1_000_000
    /// A share of 100 % is never exceeded.
    private static let percents = 0...99

    let reader: NodeReader

    /// The filters among the values of a mapping.
    func filters(_ values: [String: (key: Node, value: Node)]) -> [Filter] {
        Self.keys.compactMap { key in values[key].flatMap { filter(key, $0.value) } }
    }

    private func filter(_ key: String, _ node: Node) -> Filter? {
        switch key {
        case "links": return FilterReader.LinkReader(reader: reader).read(node)
        case "pii": return pii(node)
        case "invisible": return parameters(node, key, []).map { _ in .invisible }
        case "mixed_script": return parameters(node, key, []).map { _ in .mixedScript }
        case "caps": return share(node, key).map { .caps(CapsFilter(minLength: $0, maxPercent: $1)) }
        case "symbols": return share(node, key).map { .symbols(SymbolFilter(minLength: $0, maxPercent: $1)) }
        case "emoji": return count(node, key, "max").map { .emoji(EmojiFilter(max: $0)) }
        case "mentions": return count(node, key, "max").map { .mentions(MentionFilter(max: $0)) }
        case "zalgo": return count(node, key, "max_marks").map { .zalgo(ZalgoFilter(maxMarks: $0)) }
        case "length":
            return counts(node, key, "max", "lines", from: 0).map { .length(LengthFilter(max: $0, lines: $1)) }
        case "repetition":
            return counts(node, key, "characters", "words", from: 1)
                .map { .repetition(RepetitionFilter(characters: $0, words: $1)) }
        default: return nil
        }
    }

    // MARK: - Parameters

    private func parameters(_ node: Node, _ owner: String, _ keys: [String]) -> [String: (key: Node, value: Node)]? {
        reader.mapping(node, owner, keys: keys)
    }

    private func share(_ node: Node, _ owner: String) -> (minLength: Int, maxPercent: Int)? {
        guard let values = parameters(node, owner, ["min_length", "max_percent"]) else { return nil }
        let length = values["min_length"].map { reader.integer($0.value, "min_length", in: Self.limits) }
        guard let percent = values["max_percent"] else {
            reportNoLimit(node, values, owner, "max_percent")
            return nil
        }
        guard let percent = reader.integer(percent.value, "max_percent", in: Self.percents) else { return nil }
        switch length {
        case .none: return (0, percent)
        case .some(let length): return length.map { ($0, percent) }
        }
    }

    private func count(_ node: Node, _ owner: String, _ key: String) -> Int? {
        guard let values = parameters(node, owner, [key]) else { return nil }
        guard let value = values[key] else {
            reportNoLimit(node, values, owner, key)
            return nil
        }
        return reader.integer(value.value, key, in: Self.limits)
    }

    private func counts(
        _ node: Node, _ owner: String, _ first: String, _ second: String, from least: Int
    ) -> (Int?, Int?)? {
        guard let values = parameters(node, owner, [first, second]) else { return nil }
        guard values[first] != nil || values[second] != nil else {
            reportNoLimit(node, values, owner, "\(first) or \(second)")
            return nil
        }
        let range = least...Self.limits.upperBound
        return (
            values[first].flatMap { reader.integer($0.value, first, in: range) },
            values[second].flatMap { reader.integer($0.value, second, in: range) }
        )
    }

    private func reportNoLimit(
        _ node: Node, _ values: [String: (key: Node, value: Node)], _ owner: String, _ keys: String
    ) {
        // An unknown key has been reported, and is probably the one that is missing.
        guard node.mapping?.count == values.count else { return }
        reader.file.report("\(owner) limits nothing: it needs \(keys)", at: node)
    }

    // MARK: - Personal data

    private func pii(_ node: Node) -> Filter? {
        guard case .sequence(let sequence) = node else {
            _ = reader.list(node, "pii")
            return nil
        }
        guard !sequence.isEmpty else {
            let names = PIIFilter.Kind.allCases.map(\.rawValue).joined(separator: ", ")
            reader.file.report("pii looks for nothing: it needs one of \(names)", at: node)
            return nil
        }
        var kinds: [PIIFilter.Kind] = []
        for node in sequence {
            guard let kind: PIIFilter.Kind = reader.choice(node, "each of pii"), !kinds.contains(kind) else { continue }
            kinds.append(kind)
        }
        return .pii(PIIFilter(kinds))
    }
}
