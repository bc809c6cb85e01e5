internal import ReviewRules

/// Asks the engine itself which of many rules find a text, each as if it stood alone: what the linter says of a keyword is
/// what a message would meet.
final class RuleProbe {
    /// A rule that found the text.
    struct Hit {
        /// The rule's index among those of the probe.
        let rule: Int
        /// Where, UTF-8 bytes of the text.
        let spans: [Range<Int>]
    }

    private let reviewer: Reviewer
    private var verdict = Verdict()
    private var excepted: Set<Int> = []

    /// A probe for `rules`, whose ids, conditions, priorities and effects do not matter.
    ///
    /// - Parameter clock: nanoseconds, for the time budget of `settings`; without one there is no budget.
    init(_ rules: [Rule], settings: Settings = Settings(), clock: (() -> UInt64)? = nil) throws {
        let rules = rules.enumerated().map { index, rule in
            var probe = Rule(id: "probe-\(index)", action: .mask("*"))
            // A rule on trial is reported and changes nothing, so that each one has its turn.
            probe.status = .test
            probe.views = rule.views
            probe.match = rule.match
            probe.except = rule.except
            return probe
        }
        reviewer = try Reviewer(RuleSet(settings: settings, rules: rules), clock: clock)
    }

    /// The rules that find `text`.
    func hits(_ text: String) -> [Hit] {
        reviewer.evaluate(Message(content: text), into: &verdict)
        return verdict.hits.map { Hit(rule: $0.rule, spans: verdict.spans[$0.spans].map(\.byteRange)) }
    }

    /// The limit that stopped the first rule which exceeded one on `text`.
    func limit(_ text: String) -> Verdict.Limit.Kind? {
        reviewer.evaluate(Message(content: text), into: &verdict)
        return verdict.limits.first?.kind
    }

    /// The rules of which an exception covers something that they found in `text`.
    func exceptions(_ text: String) -> Set<Int> {
        excepted = []
        reviewer.trace = { [unowned self] event in
            if case .excepted(let rule, _) = event { excepted.insert(rule) }
        }
        defer { reviewer.trace = nil }
        reviewer.evaluate(Message(content: text), into: &verdict)
        return excepted
    }
}

extension Rule {
    /// A rule that looks for one keyword in this rule's views, with this rule's exceptions if they are wanted.
    func looking(for keyword: Keyword, excepting: Bool) -> Rule {
        var matchers = Matchers()
        matchers.keywords = [keyword]
        return looking(for: matchers, except: excepting ? except : Matchers())
    }

    /// A rule that looks for one regex in this rule's views, with this rule's exceptions if they are wanted.
    func looking(for pattern: String, excepting: Bool) -> Rule {
        var matchers = Matchers()
        matchers.patterns = [pattern]
        return looking(for: matchers, except: excepting ? except : Matchers())
    }

    /// A rule that looks for `matchers` in this rule's views.
    func looking(for matchers: Matchers, except: Matchers) -> Rule {
        var rule = self
        rule.match = Match()
        rule.match?.any = matchers
        rule.except = except
        return rule
    }
}

extension Keyword {
    /// The keyword as rule files spell it.
    var spelling: String {
        let escaped = text.unicodeScalars.map { ["*", "@", "#", "\\"].contains($0) ? "\\\($0)" : String($0) }.joined()
        return (hasLeadingWildcard ? "*" : "") + escaped + (hasTrailingWildcard ? "*" : "")
    }

    /// Texts that the keyword finds whole: itself, and with a wildcard longer words as well.
    var examples: [String] {
        // No word begins or ends so, in any language that we know of.
        let filler = "qzx"
        return [text] + (hasLeadingWildcard ? [filler + text] : []) + (hasTrailingWildcard ? [text + filler] : [])
            + (hasLeadingWildcard && hasTrailingWildcard ? [filler + text + filler] : [])
    }
}
