internal import ReviewRules
internal import Yams

/// Reads the `when` of a rule.
struct ConditionReader {
    let reader: NodeReader

    func read(_ node: Node) -> [Condition] {
        reader.freeMapping(node, "when").compactMap { name, key, value in
            guard let subject = subject(name, key) else { return nil }
            if value.mapping != nil {
                guard let negated = reader.mapping(value, "a condition", keys: ["not"])?["not"]?.value else {
                    // A key that is not `not` is reported already.
                    if value.mapping?.isEmpty == true {
                        reader.file.report("a condition is a list of values, or {not: [...]}", at: value)
                    }
                    return nil
                }
                return Condition(subject: subject, values: globs(negated, name), isNegated: true)
            }
            return Condition(subject: subject, values: globs(value, name), isNegated: false)
        }
    }

    private func subject(_ name: String, _ key: Node) -> Condition.Subject? {
        switch name {
        case "room": return .room
        case "sender.user_id": return .senderUserID
        default: break
        }
        for (prefix, subject) in [
            ("sender.attributes.", Condition.Subject.senderAttribute), ("attributes.", Condition.Subject.attribute),
        ] where name.hasPrefix(prefix) && name.count > prefix.count {
            return subject(String(name.dropFirst(prefix.count)))
        }
        let known = ["room", "sender.user_id", "sender.attributes.NAME", "attributes.NAME"]
        let nearest = Suggestion.nearest(to: name, among: known).map { "; did you mean '\($0)'?" } ?? ""
        reader.file.report(
            "unknown key '\(name)' in when; there are \(known.joined(separator: ", "))\(nearest)", at: key)
        return nil
    }

    private func globs(_ node: Node, _ name: String) -> [Glob] {
        let words = reader.words(node, name)
        if node.sequence?.isEmpty == true { reader.file.report("\(name) has no values", at: node) }
        return words.map { Glob($0.text) }
    }
}
