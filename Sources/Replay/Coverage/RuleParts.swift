public import ReviewRules

/// The pieces of a rule set that can each hit or not, and a rule set that tells of each of them.
///
/// Each piece becomes a rule of status `test` of its own, with the conditions, views, fields and exceptions of its rule: so
/// the engine itself says what hits, and a deny hides nothing that stands behind it. Rules that allow still end the matter,
/// so that exempt messages count for nobody.
public struct RuleParts: Sendable {
    /// One piece.
    public struct Part: Sendable, Equatable {
        /// What it is.
        public enum Kind: String, Sendable {
            case keyword, regex, alternative, filter
        }

        /// The rule's index in the rule set.
        public let rule: Int
        /// What it is.
        public let kind: Kind
        /// As the rule has it: the keyword, the regex, the alternative, the filter's name.
        public let text: String
        /// The regex that an alternative belongs to.
        public var regex: String?
    }

    /// The rule set that the pieces belong to.
    public let ruleSet: RuleSet
    /// The pieces of all rules that are not disabled, rule by rule.
    public let parts: [Part]
    /// For each rule of `probe` what it stands for: a piece, or the whole rule.
    let meanings: [Meaning]
    /// Tells what hits.
    let probe: RuleSet

    enum Meaning: Sendable {
        case part(Int)
        case rule(Int)
    }

    /// Takes `ruleSet` to pieces.
    public init(_ ruleSet: RuleSet) {
        var parts: [Part] = []
        var meanings: [Meaning] = []
        var rules: [Rule] = []
        for (index, rule) in ruleSet.rules.enumerated() where rule.status != .disabled {
            for (part, match) in Self.pieces(of: rule, at: index) {
                meanings.append(.part(parts.count))
                parts.append(part)
                rules.append(Self.probe(rule, match))
            }
            meanings.append(.rule(index))
            rules.append(Self.probe(rule, rule.match))
            // Behind its own pieces, which it would hide.
            if rule.action == .allow, rule.status == .stable {
                meanings.append(.rule(index))
                var allow = rule
                (allow.priority, allow.score, allow.attributes) = (0, 0, [])
                rules.append(allow)
            }
        }
        var settings = ruleSet.settings
        (settings.mode, settings.threshold, settings.timeBudget) = (.enforce, nil, nil)
        self.ruleSet = ruleSet
        self.parts = parts
        self.meanings = meanings
        probe = RuleSet(settings: settings, rules: rules)
    }

    private static func probe(_ rule: Rule, _ match: Match?) -> Rule {
        var probe = Rule(id: rule.id, action: .tag)
        probe.status = .test
        (probe.views, probe.fields, probe.when) = (rule.views, rule.fields, rule.when)
        (probe.match, probe.except) = (match, rule.except)
        return probe
    }

    private static func pieces(of rule: Rule, at index: Int) -> [(Part, Match)] {
        guard let match = rule.match else { return [] }
        return ([match.any] + match.all).flatMap { matchers in
            matchers.keywords.map { keyword in
                (Part(rule: index, kind: .keyword, text: keyword.source), Match { $0.keywords = [keyword] })
            }
                + matchers.patterns.flatMap { pieces(of: $0, rule: index) }
                + matchers.filters.map { filter in
                    (Part(rule: index, kind: .filter, text: filter.name), Match { $0.filters = [filter] })
                }
        }
    }

    private static func pieces(of pattern: String, rule: Int) -> [(Part, Match)] {
        let alternatives = PatternAlternatives(pattern).all
        let areUsable = alternatives.allSatisfy { (try? PatternCheck($0.pattern)) != nil }
        let whole = (Part(rule: rule, kind: .regex, text: pattern), Match { $0.patterns = [pattern] })
        guard areUsable else { return [whole] }
        return [whole]
            + alternatives.map { alternative in
                let part = Part(rule: rule, kind: .alternative, text: alternative.text, regex: pattern)
                return (part, Match { $0.patterns = [alternative.pattern] })
            }
    }
}

extension Match {
    fileprivate init(_ fill: (inout Matchers) -> Void) {
        self.init()
        fill(&any)
    }
}

extension Keyword {
    /// The keyword as rule files spell it, but for escapes.
    fileprivate var source: String {
        (hasLeadingWildcard ? "*" : "") + text + (hasTrailingWildcard ? "*" : "")
    }
}

extension Filter {
    /// The filter's key in rule files.
    fileprivate var name: String {
        switch self {
        case .links: "links"
        case .caps: "caps"
        case .repetition: "repetition"
        case .symbols: "symbols"
        case .emoji: "emoji"
        case .mentions: "mentions"
        case .length: "length"
        case .zalgo: "zalgo"
        case .invisible: "invisible"
        case .mixedScript: "mixed_script"
        case .pii: "pii"
        }
    }
}
