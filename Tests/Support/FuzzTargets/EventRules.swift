public import ReviewRules

/// The rule sets that events are judged by.
public enum EventRules: CaseIterable, Sendable {
    /// The project's own.
    case project
    /// Long replacements, empty ones, attributes without end: what could make an answer invalid.
    case rewriting

    /// The rules, without a time budget: what they say must not depend on how busy the machine is.
    ///
    /// - Throws: what reading the project's own rules throws.
    public func ruleSet() throws -> RuleSet {
        var ruleSet =
            switch self {
            case .project: try ProjectFiles.rules()
            case .rewriting: try Self.rewritingRules()
            }
        ruleSet.settings.timeBudget = nil
        return ruleSet
    }

    private static func rewritingRules() throws -> RuleSet {
        func rule(_ id: String, _ action: Rule.Action, keywords: [String], patterns: [String] = []) throws -> Rule {
            var rule = Rule(id: id, action: action)
            var match = Match()
            match.any.keywords = try keywords.map { try Keyword(parsing: $0) }
            match.any.patterns = patterns
            rule.match = match
            rule.fields = [.content, .allAttributes]
            rule.views = View.allCases
            return rule
        }
        var tag = try rule("tag", .tag, keywords: ["*e*"])
        tag.attributes = (0..<40).map { AddedAttribute(name: "n\($0)", value: String(repeating: "\"é", count: $0)) }
        var deny = try rule("deny", .deny, keywords: ["denied"])
        deny.reason = String(repeating: "\"\u{1}é👩‍👩‍👧", count: 100)
        return RuleSet(rules: [
            try rule(
                "longer", .replace(Template(parsing: "{{match}}{{match|lower}}-$1-long")), keywords: [],
                patterns: ["(g)"]),
            try rule("nothing", .replace(Template(parsing: "")), keywords: ["*o*"]),
            try rule("mask", .mask("█"), keywords: ["*a*", "b*"]), tag, deny,
        ])
    }
}
