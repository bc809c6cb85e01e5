internal import ReviewRules
internal import Yams

/// Reads the rules of a rule file, each with its tests.
struct RuleReader {
    private static let keys = [
        "id", "title", "status", "severity", "tags", "priority", "views", "fields", "when", "match", "except", "action",
        "reason", "replacement", "score", "attributes", "tests",
    ]

    /// A rule, where it stands, and its tests.
    struct Entry {
        let rule: Rule
        let idNode: Node
        let tests: [RuleTest]
    }

    let reader: NodeReader
    let lists: KeywordLists

    /// The rule, or nil if its errors leave nothing to build on; what else is wrong with it is reported nevertheless.
    func read(_ node: Node) -> Entry? {
        guard let values = reader.mapping(node, "a rule", keys: Self.keys) else { return nil }
        let idNode = values["id"]?.value
        if idNode == nil { reader.file.report("the rule has no id", at: node) }
        let id = idNode.flatMap(id)
        let conditions = values["when"].map { ConditionReader(reader: reader).read($0.value) } ?? []
        let matchReader = MatchReader(reader: reader, lists: lists)
        let match = values["match"].flatMap { matchReader.match($0.value) }
        let action = action(values, match: match, node)
        var rule = Rule(id: id ?? "", action: action ?? .tag)
        readDescription(values, into: &rule)
        rule.when = conditions
        rule.match = match
        rule.except = values["except"].map { matchReader.matchers($0.value, "except") } ?? Matchers()
        readEffects(values, into: &rule)
        let tests = values["tests"].map { RuleTestReader(reader: reader).read($0.value, ruleID: rule.id) } ?? []
        guard action != nil else { return nil }
        check(rule, values, node)
        guard let idNode, id != nil else { return nil }
        return Entry(rule: rule, idNode: idNode, tests: tests)
    }

    private func id(_ node: Node) -> String? {
        guard let id = reader.word(node, "id") else { return nil }
        guard !id.isEmpty, id.utf8.allSatisfy(Self.isIDByte) else {
            reader.file.report("an id is made of a-z, 0-9 and -", at: node)
            return nil
        }
        return id
    }

    private static func isIDByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): true
        default: false
        }
    }

    private func readDescription(_ values: [String: (key: Node, value: Node)], into rule: inout Rule) {
        rule.title = values["title"].flatMap { reader.text($0.value, "title") }
        rule.status = values["status"].flatMap { reader.choice($0.value, "status") } ?? rule.status
        rule.severity = values["severity"].flatMap { reader.choice($0.value, "severity") } ?? rule.severity
        rule.tags = values["tags"].map { reader.words($0.value, "tags").map(\.text) } ?? rule.tags
        rule.priority =
            values["priority"].flatMap { reader.integer($0.value, "priority", in: -1_000_000...1_000_000) } ?? 0
        if let views = values["views"]?.value { rule.views = self.views(views) }
        if let fields = values["fields"]?.value { rule.fields = self.fields(fields) }
    }

    private func views(_ node: Node) -> [View] {
        let known = Dictionary(uniqueKeysWithValues: View.allCases.map { ($0.name, $0) })
        let words = reader.words(node, "views")
        if node.sequence?.isEmpty == true { reader.file.report("a rule needs a view to look in", at: node) }
        var views: [View] = []
        for (name, node) in words {
            if let view = known[name] {
                if !views.contains(view) { views.append(view) }
            } else {
                let nearest = Suggestion.nearest(to: name, among: known.keys.sorted())
                reader.file.report(
                    "a view is one of raw, folded, leet, joined" + (nearest.map { "; did you mean '\($0)'?" } ?? ""),
                    at: node)
            }
        }
        return views.isEmpty ? [.raw] : views
    }

    private func fields(_ node: Node) -> [Rule.FieldSelector] {
        let words = reader.words(node, "fields")
        if node.sequence?.isEmpty == true { reader.file.report("a rule needs a field to look at", at: node) }
        return words.compactMap { name, node in
            if name == "content" { return .content }
            if name == "attributes.*" { return .allAttributes }
            if name.hasPrefix("attributes."), name.count > "attributes.".count {
                return .attribute(String(name.dropFirst("attributes.".count)))
            }
            let nearest = Suggestion.nearest(to: name, among: ["content", "attributes.NAME", "attributes.*"])
            reader.file.report(
                "a field is content, attributes.NAME or attributes.*"
                    + (nearest.map { "; did you mean '\($0)'?" } ?? ""),
                at: node)
            return nil
        }
    }

    private func action(
        _ values: [String: (key: Node, value: Node)], match: Match?, _ rule: Node
    ) -> Rule.Action? {
        guard let action = values["action"]?.value else {
            reader.file.report("the rule has no action", at: rule)
            return nil
        }
        guard let name: ActionName = reader.choice(action, "action") else { return nil }
        if let replacement = values["replacement"], name != .mask, name != .replace {
            reader.file.report("only mask and replace have a replacement", at: replacement.key)
        }
        switch name {
        case .deny: return .deny
        case .score: return .score
        case .tag: return .tag
        case .allow: return .allow
        case .mask:
            guard let node = values["replacement"]?.value else { return .mask("*") }
            return maskCharacter(node).map { .mask($0) }
        case .replace:
            guard let node = values["replacement"]?.value else {
                reader.file.report("replace needs a replacement", at: action)
                return nil
            }
            return TemplateReader(reader: reader).read(node, patterns: match?.patterns ?? []).map { .replace($0) }
        }
    }

    private enum ActionName: String, CaseIterable {
        case deny, mask, replace, score, tag, allow
    }

    private func maskCharacter(_ node: Node) -> String? {
        guard let text = reader.word(node, "replacement") else { return nil }
        guard text.count == 1, text.unicodeScalars.first?.isVisible == true else {
            reader.file.report("mask repeats one visible character; for a text, use action: replace", at: node)
            return nil
        }
        return text
    }

    private func readEffects(_ values: [String: (key: Node, value: Node)], into rule: inout Rule) {
        rule.reason = values["reason"].flatMap { reader.text($0.value, "reason") }
        rule.score = values["score"].flatMap { reader.integer($0.value, "score", in: Rule.scoreRange) } ?? 0
        guard let attributes = values["attributes"]?.value else { return }
        rule.attributes = reader.freeMapping(attributes, "attributes").compactMap { name, _, value in
            reader.word(value, "the value of an attribute").map { AddedAttribute(name: name, value: $0) }
        }
    }

    private func check(_ rule: Rule, _ values: [String: (key: Node, value: Node)], _ node: Node) {
        let action = values["action"]?.value ?? node
        switch rule.action {
        case .score where values["score"] == nil: reader.file.report("action: score needs a score", at: action)
        case .tag where values["attributes"] == nil: reader.file.report("action: tag needs attributes", at: action)
        case .mask where values["match"] == nil, .replace where values["match"] == nil:
            reader.file.report("the rule changes what it matches, and has no match", at: action)
        default:
            if values["match"] == nil, values["when"]?.value.mapping?.isEmpty ?? (values["when"] == nil) {
                reader.file.report("the rule has neither match nor when, and would hit every message", at: node)
            }
        }
        if let reason = values["reason"], rule.action != .deny {
            reader.file.report("only deny shows its reason; this one is never seen", .warning, at: reason.key)
        }
    }
}

extension Match {
    /// Every pattern of the match, of all its blocks.
    var patterns: [String] { any.patterns + all.flatMap(\.patterns) }
}

extension Unicode.Scalar {
    /// Whether it shows by itself: neither blank, nor without width, nor a mark on the character before it.
    fileprivate var isVisible: Bool {
        let marks: [Unicode.GeneralCategory] = [.control, .format, .nonspacingMark, .enclosingMark]
        return !properties.isWhitespace && !properties.isDefaultIgnorableCodePoint
            && !marks.contains(properties.generalCategory)
    }
}
