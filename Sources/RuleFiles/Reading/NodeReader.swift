internal import Yams

/// Reads values of one type each out of YAML nodes, and reports those that are of another.
struct NodeReader {
    let file: SourceFile

    /// The values of a mapping by key; a key that is not among `keys` is reported.
    ///
    /// - Parameters:
    ///   - owner: what the mapping is, for the report: "a rule", "settings".
    ///   - refused: keys of the format that cannot stand here, and why.
    func mapping(
        _ node: Node, _ owner: String, keys: [String], refused: (keys: [String], reason: String)? = nil
    ) -> [String: (key: Node, value: Node)]? {
        guard case .mapping(let mapping) = node else {
            mismatch(node, expected: "\(owner) is a mapping of keys to values")
            return nil
        }
        var values: [String: (key: Node, value: Node)] = [:]
        for (key, value) in mapping {
            guard let name = key.scalar?.string else {
                file.report("a key of \(owner) must be a word", at: key)
                continue
            }
            if keys.contains(name) {
                values[name] = (key, value)
            } else if let refused, refused.keys.contains(name) {
                file.report("'\(name)' cannot stand here: \(refused.reason)", at: key)
            } else {
                let nearest = Suggestion.nearest(to: name, among: keys).map { "; did you mean '\($0)'?" }
                file.report("unknown key '\(name)' in \(owner)" + (nearest ?? ""), at: key)
            }
        }
        return values
    }

    /// The keys and values of a mapping whose keys are free.
    func freeMapping(_ node: Node, _ owner: String) -> [(name: String, key: Node, value: Node)] {
        guard case .mapping(let mapping) = node else {
            mismatch(node, expected: "\(owner) is a mapping of names to values")
            return []
        }
        return mapping.compactMap { key, value in
            guard let name = key.scalar?.string, !name.isEmpty else {
                file.report("a name in \(owner) must be a word", at: key)
                return nil
            }
            return (name, key, value)
        }
    }

    /// The elements of a list.
    func list(_ node: Node, _ owner: String) -> [Node] {
        guard case .sequence(let sequence) = node else {
            let hint = node.scalar.flatMap(spelling).map { ": write [\($0)]" } ?? ""
            mismatch(node, expected: "\(owner) is a list\(hint.count < 40 ? hint : "")")
            return []
        }
        return Array(sequence)
    }

    /// A text. Numbers, booleans and nothing at all are reported: they read as text only in quotes.
    func text(_ node: Node, _ owner: String) -> String? {
        guard let scalar = node.scalar, node.type == .str else {
            let hint = node.scalar == nil || node.type == .null ? "" : ": put it in quotes"
            mismatch(node, expected: "\(owner) is a text\(hint)")
            return nil
        }
        return scalar.string
    }

    /// A word or a number, as it is spelt: `1488` is a keyword as good as `darn`.
    func word(_ node: Node, _ owner: String) -> String? {
        guard let scalar = node.scalar, node.type != .null else {
            mismatch(node, expected: "\(owner) is a text")
            return nil
        }
        return scalar.string
    }

    /// A list of words.
    func words(_ node: Node, _ owner: String) -> [(text: String, node: Node)] {
        list(node, owner).compactMap { element in word(element, "each of \(owner)").map { ($0, element) } }
    }

    /// A whole number in `range`.
    func integer(_ node: Node, _ owner: String, in range: ClosedRange<Int>) -> Int? {
        guard node.type == .int else {
            mismatch(node, expected: "\(owner) is a whole number")
            return nil
        }
        // What is too long for an Int is too large for any range.
        guard let value = node.int, range.contains(value) else {
            file.report("\(owner) must be from \(range.lowerBound) to \(range.upperBound)", at: node)
            return nil
        }
        return value
    }

    /// A number in `range`.
    func number(_ node: Node, _ owner: String, in range: ClosedRange<Double>) -> Double? {
        guard [.int, .float].contains(node.type), let value = node.float else {
            mismatch(node, expected: "\(owner) is a number")
            return nil
        }
        guard range.contains(value) else {
            file.report("\(owner) must be from \(range.lowerBound) to \(range.upperBound)", at: node)
            return nil
        }
        return value
    }

    /// `true` or `false`.
    func boolean(_ node: Node, _ owner: String) -> Bool? {
        guard node.type == .bool, let value = node.bool else {
            mismatch(node, expected: "\(owner) is true or false")
            return nil
        }
        return value
    }

    /// One of the names of an enumeration.
    func choice<Value: CaseIterable & RawRepresentable<String>>(_ node: Node, _ owner: String) -> Value? {
        guard let name = node.scalar?.string, let value = Value(rawValue: name) else {
            let names = Value.allCases.map(\.rawValue)
            let nearest = node.scalar.flatMap { Suggestion.nearest(to: $0.string, among: names) }
            file.report(
                "\(owner) is one of \(names.joined(separator: ", "))"
                    + (nearest.map { "; did you mean '\($0)'?" } ?? ""), at: node)
            return nil
        }
        return value
    }

    private func mismatch(_ node: Node, expected: String) {
        file.report("\(expected); this is \(kind(of: node))", at: node)
    }

    /// How a text is written on one line, if that can be told.
    private func spelling(_ scalar: Node.Scalar) -> String? {
        switch scalar.style {
        case .plain: scalar.string.isEmpty ? nil : scalar.string
        case .singleQuoted:
            "'" + scalar.string.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
        case .doubleQuoted where !scalar.string.contains(where: { ["\\", "\""].contains($0) }): "\"\(scalar.string)\""
        default: nil
        }
    }

    private func kind(of node: Node) -> String {
        switch node {
        case .mapping: "a mapping"
        case .sequence: "a list"
        case .alias: "an alias"
        case .scalar:
            switch node.type {
            case .null where node.scalar?.string.isEmpty == false: "empty, and in quotes a word"
            case .null: "empty"
            case .bool: "true or false"
            case .int: "a number"
            case .float: "a decimal number"
            case .timestamp: "a date"
            default: "a text"
            }
        }
    }
}

extension Node {
    /// The YAML type that the node's spelling or its tag gives it.
    fileprivate var type: Tag.Name { Tag.Name(rawValue: tag.description) }
}
