internal import ReviewRules

/// Keywords and regexes that deny or mask ordinary English words: R023. Every frequent word is really sent through the
/// rule, exceptions and all.
enum CommonWordChecks {
    private struct Item {
        let spelling: String
        let isKeyword: Bool
        let rule: PlacedRule
        let place: Place
        let looking: Rule
    }

    static func run(_ context: LintContext, into findings: inout LintFindings) throws {
        // Of what finds everything, this is the least.
        let known = findings.entries.filter { [.matchesEmptyText, .matchesEverything].contains($0.finding.code) }
        let items = context.running.filter { $0.rule.isFelt }.flatMap(items)
            .filter { item in !known.contains { $0.place == item.place } }
        let probe = try RuleProbe(items.map(\.looking))
        var found = [[Substring]](repeating: [], count: items.count)
        for word in CommonWords.all {
            for hit in probe.hits(String(word)) { found[hit.rule].append(word) }
        }
        for (item, words) in zip(items, found) where !words.isEmpty {
            findings.add(.commonWord, message(item, words), at: item.place, item.rule)
        }
    }

    /// What makes the rule hit by itself: what stands in a block of `all` needs the other blocks as well.
    private static func items(of rule: PlacedRule) -> [Item] {
        let keywords = rule.keywords.filter { $0.block == 0 }.map {
            Item(
                spelling: $0.value.spelling, isKeyword: true, rule: rule, place: $0.place,
                looking: rule.rule.looking(for: $0.value, excepting: true))
        }
        let patterns = rule.patterns.filter { $0.block == 0 }.map {
            Item(
                spelling: $0.value, isKeyword: false, rule: rule, place: $0.place,
                looking: rule.rule.looking(for: $0.value, excepting: true))
        }
        return keywords + patterns
    }

    private static func message(_ item: Item, _ words: [Substring]) -> String {
        let name = item.isKeyword ? item.spelling.quoted : "the regex"
        if words.count == 1, item.isKeyword, words[0] == item.spelling { return "\(name) is a frequent English word" }
        let shown = words.prefix(5).joined(separator: ", ") + (words.count > 5 ? ", …" : "")
        let words = words.count == 1 ? "the frequent English word" : "\(words.count) frequent English words:"
        return "\(name) finds \(words) \(shown)"
    }
}

extension Rule {
    /// Whether a viewer notices a hit.
    var isFelt: Bool {
        switch action {
        case .deny, .mask, .replace: status == .stable
        case .allow, .score, .tag: false
        }
    }
}
