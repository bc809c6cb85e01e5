internal import ReviewRules

/// What a hit does to the message: R040, R041, R042, R043.
enum ReplacementChecks {
    static func run(_ context: LintContext, into findings: inout LintFindings) throws {
        let reviewer = try Reviewer(context.ruleSet.enforced)
        for rule in context.running {
            switch rule.rule.action {
            case .mask(let character): checkMask(character, rule, context, into: &findings)
            case .replace(let template):
                checkLength(template, rule, context, into: &findings)
                checkRecurrence(template, rule, reviewer, among: context.ruleSet.rules, into: &findings)
            case .deny:
                if rule.rule.reason == nil, rule.rule.status == .stable {
                    findings.add(.silentDenial, "the denial has no reason", at: rule.place(ofKey: "action"), rule)
                }
            case .score, .tag, .allow: break
            }
            checkAttributes(rule, into: &findings)
        }
    }

    private static func checkMask(
        _ character: String, _ rule: PlacedRule, _ context: LintContext, into findings: inout LintFindings
    ) {
        let length = character.unicodeScalars.count
        // A message of which the half is masked would be longer than it may be.
        guard length > 2 else { return }
        findings.add(
            .longReplacement,
            "the mask \(character) counts as \(length) characters, so that a masked half of a message exceeds max_length "
                + "(\(context.shortestMaxLength))", at: rule.place(ofValue: "replacement"), rule)
    }

    private static func checkLength(
        _ template: Template, _ rule: PlacedRule, _ context: LintContext, into findings: inout LintFindings
    ) {
        var length = 0
        for part in template.parts {
            switch part {
            case .literal(let text): length += text.unicodeScalars.count
            case .ruleID: length += rule.rule.id.unicodeScalars.count
            case .match, .lowercasedMatch, .group, .namedGroup: break
            }
        }
        // One such replacement in a message of half the length would make it longer than it may be.
        guard length > context.shortestMaxLength / 2 else { return }
        findings.add(
            .longReplacement,
            "the replacement has \(length) characters, more than half of max_length (\(context.shortestMaxLength))",
            at: rule.place(ofValue: "replacement"), rule)
    }

    private static func checkRecurrence(
        _ template: Template, _ rule: PlacedRule, _ reviewer: Reviewer, among rules: [Rule],
        into findings: inout LintFindings
    ) {
        var text = ""
        for part in template.parts {
            switch part {
            case .literal(let literal): text += literal
            case .ruleID: text += rule.rule.id
            // What was matched may well match again.
            case .match, .lowercasedMatch, .group, .namedGroup: return
            }
        }
        var verdict = Verdict()
        reviewer.evaluate(Message(content: text), into: &verdict)
        guard let hit = verdict.hits.first(where: { rules[$0.rule].isFelt }) else { return }
        findings.add(
            .recurringReplacement,
            "the rule '\(rules[hit.rule].id)' finds the replacement \(text.quoted)",
            at: rule.place(ofValue: "replacement"), rule)
    }

    private static func checkAttributes(_ rule: PlacedRule, into findings: inout LintFindings) {
        let size = rule.rule.attributes.reduce(0) { $0 + $1.name.utf8.count + $1.value.utf8.count }
        guard size > 1024 else { return }
        findings.add(
            .longAttributes, "the attributes take \(size) bytes", at: rule.place(ofKey: "attributes"), rule)
    }
}
