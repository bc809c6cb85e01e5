internal import ReviewRules

/// Keywords that another keyword finds already: R020, R021. And rules of which an earlier one takes every match: R032.
///
/// The engine itself is asked: a keyword is covered if another one finds each of its example texts, in full where a mask or
/// a replacement would show the difference.
enum OverlapChecks {
    /// A keyword of any rule.
    private struct Item {
        let part: PlacedRule.Part<Keyword>
        let rule: PlacedRule
    }

    /// The other keywords that find the examples of one.
    private struct Covering {
        /// Those that find each example somewhere.
        var anywhere: Set<Int> = []
        /// Those that find each example as a whole.
        var whole: Set<Int> = []
    }

    static func run(_ context: LintContext, into findings: inout LintFindings) throws {
        let known = findings.entries.filter { [.shadowedRule, .duplicateRule].contains($0.finding.code) }
            .compactMap(\.rulePlace)
        let items = context.running.filter { !known.contains($0.place) }
            .flatMap { rule in rule.keywords.map { Item(part: $0, rule: rule) } }
        let probe = try RuleProbe(items.map { $0.rule.rule.looking(for: $0.part.value, excepting: false) })
        let covering = items.indices.map { keywords(covering: items[$0], $0, probe) }
        var shadowed: Set<Int> = []
        for (index, item) in items.enumerated() {
            // Of two that find each other the one that stands first stays.
            func isTwin(_ other: Int) -> Bool { covering[other].whole.contains(index) }
            let sameBlock = (item.rule.rule.changesText ? covering[index].whole : covering[index].anywhere)
                .filter { isSameBlock(items[$0], item) && (!isTwin($0) || $0 < index) }
            let earlier = covering[index].anywhere.filter { ends(items[$0], item.rule) }
            if let other = sameBlock.min() {
                report(item, items[other], isTwin: isTwin(other), into: &findings)
            } else if let other = earlier.min() {
                guard isWhollyShadowed(item.rule, items, covering) else {
                    report(item, items[other], isTwin: isTwin(other), into: &findings)
                    continue
                }
                guard shadowed.insert(item.rule.index).inserted else { continue }
                findings.add(
                    .shadowedRule,
                    "the earlier rule '\(items[other].rule.rule.id)' takes everything that this one looks for",
                    at: item.rule.place, item.rule)
            }
        }
    }

    private static func keywords(covering item: Item, _ index: Int, _ probe: RuleProbe) -> Covering {
        var common: Covering?
        for text in item.part.value.examples {
            let hits = probe.hits(text)
            guard let own = hits.first(where: { $0.rule == index }) else { return Covering() }
            let whole = hits.filter { hit in
                own.spans.allSatisfy { span in hit.spans.contains { $0.covers(span) } }
            }
            let found = Covering(anywhere: Set(hits.map(\.rule)), whole: Set(whole.map(\.rule)))
            common =
                common.map {
                    Covering(
                        anywhere: $0.anywhere.intersection(found.anywhere), whole: $0.whole.intersection(found.whole))
                } ?? found
        }
        return Covering(
            anywhere: (common?.anywhere ?? []).subtracting([index]), whole: (common?.whole ?? []).subtracting([index]))
    }

    private static func isSameBlock(_ a: Item, _ b: Item) -> Bool {
        a.rule.index == b.rule.index && a.part.block == b.part.block
    }

    /// Whether a hit of `earlier` keeps `later` from acting on the same message.
    private static func ends(_ earlier: Item, _ later: PlacedRule) -> Bool {
        let rule = earlier.rule.rule
        return earlier.part.block == 0 && earlier.rule.index < later.index && rule.endsEvaluation
            && rule.status == .stable && rule.except.isEmpty && rule.looksWherever(later.rule)
    }

    private static func isWhollyShadowed(_ rule: PlacedRule, _ items: [Item], _ covering: [Covering]) -> Bool {
        guard let match = rule.rule.match, match.all.isEmpty, match.any.filters.isEmpty, match.any.patterns.isEmpty
        else { return false }
        return items.indices.filter { items[$0].rule.index == rule.index }.allSatisfy { index in
            covering[index].anywhere.contains { ends(items[$0], rule) }
        }
    }

    private static func report(_ item: Item, _ other: Item, isTwin: Bool, into findings: inout LintFindings) {
        let keyword = item.part.value.spelling.quoted
        let known = other.part.value.spelling.quoted
        let isSameRule = item.rule.index == other.rule.index
        let place =
            "(\(other.part.place.text))"
            + (isSameRule ? "" : " of the rule '\(other.rule.rule.id)', which ends the matter")
        if isTwin {
            let message = keyword == known ? "\(keyword) stands already" : "\(keyword) is the same as \(known)"
            findings.add(.duplicateKeyword, "\(message) \(place)", at: item.part.place, item.rule)
        } else {
            findings.add(
                .coveredKeyword, "\(keyword) is found already by \(known) \(place)", at: item.part.place, item.rule)
        }
    }
}

extension Range<Int> {
    fileprivate func covers(_ other: Range<Int>) -> Bool {
        lowerBound <= other.lowerBound && other.upperBound <= upperBound
    }
}

extension Rule {
    /// Whether a hit ends the evaluation.
    var endsEvaluation: Bool {
        switch action {
        case .deny, .allow: true
        case .mask, .replace, .score, .tag: false
        }
    }

    /// Whether it shows in the delivered text what the rule found.
    var changesText: Bool {
        switch action {
        case .mask, .replace: true
        case .deny, .allow, .score, .tag: false
        }
    }

    /// Whether the rule looks at least in the views, at the fields and under the conditions of `other`.
    func looksWherever(_ other: Rule) -> Bool {
        let hasFields = fields.contains(.allAttributes) && fields.contains(.content)
        return other.views.allSatisfy(views.contains) && when.allSatisfy(other.when.contains)
            && (hasFields || other.fields.allSatisfy(fields.contains))
    }
}
