internal import ReviewRules

/// Keywords that are not written as they are meant, or that the engine never finds: R022, R024, R025, R026.
enum KeywordChecks {
    static func run(_ context: LintContext, into findings: inout LintFindings) throws {
        for rule in context.running {
            for part in rule.keywords + rule.exceptKeywords { checkSpelling(part, rule, into: &findings) }
            try checkReach(rule.keywords, rule, isException: false, into: &findings)
            try checkReach(rule.exceptKeywords, rule, isException: true, into: &findings)
        }
    }

    private static func checkSpelling(
        _ part: PlacedRule.Part<Keyword>, _ rule: PlacedRule, into findings: inout LintFindings
    ) {
        let text = part.value.text
        if text.first?.isWhitespace == true || text.last?.isWhitespace == true {
            findings.add(
                .spacesAroundKeyword, "the keyword \(part.value.spelling.quoted) has spaces at its ends",
                at: part.place, rule)
        }
        if text.count(where: \.isUppercase) > 1, text == text.uppercased() {
            findings.add(
                .capitalKeyword, "the keyword \(part.value.spelling.quoted) is in capitals", at: part.place, rule)
        }
    }

    private static func checkReach(
        _ parts: [PlacedRule.Part<Keyword>], _ rule: PlacedRule, isException: Bool, into findings: inout LintFindings
    ) throws {
        guard !parts.isEmpty else { return }
        var looking = rule.rule
        // Exceptions are matched in raw and folded, whatever the rule's views.
        if isException { looking.views = [.raw, .folded] }
        let alone = try RuleProbe(parts.map { looking.looking(for: $0.value, excepting: false) })
        let excepted =
            isException || rule.rule.except.isEmpty
            ? nil : try RuleProbe(parts.map { looking.looking(for: $0.value, excepting: true) })
        for (index, part) in parts.enumerated() {
            let texts = part.value.examples
            guard texts.contains(where: { alone.hits($0).contains { $0.rule == index } }) else {
                reportUnreachable(part, looking, rule, into: &findings)
                continue
            }
            guard let excepted, !texts.contains(where: { excepted.hits($0).contains { $0.rule == index } }) else {
                continue
            }
            findings.add(
                .exceptedKeyword, "the rule's except covers every \(part.value.spelling.quoted)", at: part.place, rule)
        }
    }

    private static func reportUnreachable(
        _ part: PlacedRule.Part<Keyword>, _ looking: Rule, _ rule: PlacedRule, into findings: inout LintFindings
    ) {
        let shown = looking.views.map { view in
            let text = String(decoding: view.text(of: Array(part.value.text.utf8)), as: UTF8.self)
            return "\(view.name) shows it as \(text.quoted)"
        }
        findings.add(
            .unreachableKeyword,
            "the keyword \(part.value.spelling.quoted) is never found: \(shown.joined(separator: ", "))",
            at: part.place, rule)
    }
}
