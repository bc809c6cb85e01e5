internal import ReviewRules

/// Regexes that a text made for them stops: R013, R014. Each text is really matched, under the limits of the settings.
enum HostileTextChecks {
    /// How often a text is tried. The first tries compile what a message compiles once in the life of a handler, one view at
    /// a time, and a busy machine makes some slower: only what takes too long each time is too slow.
    private static let tries = 5

    static func run(_ context: LintContext, into findings: inout LintFindings) throws {
        for rule in context.running {
            for part in rule.patterns + rule.exceptPatterns { try check(part, rule, context, into: &findings) }
        }
    }

    private static func check(
        _ part: PlacedRule.Part<String>, _ rule: PlacedRule, _ context: LintContext, into findings: inout LintFindings
    ) throws {
        let settings = context.ruleSet.settings
        let attacks = HostileTexts.attacks(on: part.value, length: context.longestMessage)
        guard !attacks.isEmpty else { return }
        let looking = rule.rule.looking(for: part.value, excepting: false)
        // Without a clock the match limit alone stops a search, on any machine at the same step.
        let counted = try RuleProbe([looking], settings: settings)
        let timed = try RuleProbe([looking], settings: settings, clock: LintClock.processorTime)
        var slow: HostileTexts.Attack?
        for attack in attacks {
            switch counted.limit(attack.text) {
            case .matchLimit, .memory:
                findings.add(
                    .exceedsMatchLimit,
                    "the regex exceeds match_limit (\(settings.matchLimit)) on \(description(attack))",
                    at: part.place, rule)
                return
            default: break
            }
            if slow == nil, (0..<tries).allSatisfy({ _ in timed.limit(attack.text) == .timeBudget }) {
                slow = attack
            }
        }
        if let slow, let budget = settings.timeBudget {
            findings.add(
                .exceedsTimeBudget, "the regex takes more than time_budget_ms (\(budget)) on \(description(slow))",
                at: part.place, rule)
        }
    }

    private static func description(_ attack: HostileTexts.Attack) -> String {
        let length = attack.text.unicodeScalars.count
        let spelt = attack.repeated.count > 24 ? attack.repeated.prefix(24) + "…" : attack.repeated[...]
        return "a message of \(length) characters, mostly \(String(spelt).quoted)"
    }
}
