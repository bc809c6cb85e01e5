internal import ReviewRules

/// Rules that repeat another one, or that never act because of an earlier one: R031, R032. Allows that a viewer can bring
/// about: R035.
enum RuleChecks {
    static func run(_ context: LintContext, into findings: inout LintFindings) {
        // Thousands of rules have millions of pairs: only those that begin alike are compared.
        var earlierByStart: [String: [PlacedRule]] = [:]
        var earlierWithoutMatch: [PlacedRule] = []
        for rule in context.running {
            if rule.rule.action == .allow { checkAllow(rule, into: &findings) }
            let start = start(of: rule)
            let candidates = earlierWithoutMatch + (earlierByStart[start] ?? [])
            _ = candidates.contains { compare($0, rule, into: &findings) }
            if rule.rule.match == nil { earlierWithoutMatch.append(rule) }
            earlierByStart[start, default: []].append(rule)
        }
    }

    /// The same for all rules that look for the same.
    private static func start(of rule: PlacedRule) -> String {
        let keyword = rule.keywords.first?.value.spelling ?? ""
        let pattern = rule.patterns.first?.value ?? ""
        return "\(rule.keywords.count) \(keyword) \(rule.patterns.count) \(pattern)"
    }

    /// Whether there is something to say of `later` because of `earlier`.
    private static func compare(
        _ earlier: PlacedRule, _ later: PlacedRule, into findings: inout LintFindings
    ) -> Bool {
        guard earlier.rule.status == .stable, earlier.rule.looksWherever(later.rule) else { return false }
        let place = "'\(earlier.rule.id)' (\(earlier.place.text))"
        let isSameMatch = earlier.rule.match == later.rule.match && earlier.rule.except == later.rule.except
        if earlier.rule.endsEvaluation, isSameMatch || earlier.rule.match == nil {
            findings.add(
                .shadowedRule, "the earlier rule \(place) ends the matter for every message that this one is for",
                at: later.place, later)
            return true
        }
        guard isSameMatch, later.rule.looksWherever(earlier.rule), earlier.rule.action.isLike(later.rule.action) else {
            return false
        }
        findings.add(.duplicateRule, "the rule looks for the same as \(place)", at: later.place, later)
        return true
    }

    private static func checkAllow(_ rule: PlacedRule, into findings: inout LintFindings) {
        let isBoundToSender = rule.rule.when.contains {
            switch $0.subject {
            case .senderUserID, .senderAttribute: true
            case .room, .attribute: false
            }
        }
        guard !isBoundToSender else { return }
        if rule.rule.match != nil {
            findings.add(
                .forgeableAllow, "any viewer can write what this allow looks for", at: rule.place(ofKey: "match"), rule)
        } else if let condition = rule.rule.when.first(where: \.isOnMessageAttribute) {
            guard case .attribute(let name) = condition.subject else { return }
            findings.add(
                .forgeableAllow, "message attributes come from the viewer's own client, '\(name)' as well",
                at: rule.place(ofKey: "when", "attributes.\(name)"), rule)
        }
    }
}

extension Condition {
    fileprivate var isOnMessageAttribute: Bool {
        if case .attribute = subject { true } else { false }
    }
}

extension Rule.Action {
    /// Whether both are of one kind, whatever their texts.
    fileprivate func isLike(_ other: Rule.Action) -> Bool {
        switch (self, other) {
        case (.deny, .deny), (.mask, .mask), (.replace, .replace), (.score, .score), (.tag, .tag), (.allow, .allow):
            true
        default: false
        }
    }
}
