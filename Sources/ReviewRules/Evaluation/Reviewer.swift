internal import PCRE2

/// Judges messages by a rule set, one at a time; its buffers are reused, and message N can see nothing of message N−1.
public final class Reviewer {
    /// The rules that judge.
    public let ruleSet: RuleSet
    /// Told what becomes of each rule if not nil; costs nothing otherwise.
    public var trace: ((TraceEvent) -> Void)?

    private let index: LiteralIndex
    private var candidates: CandidateScan
    private let usesPrefilter: Bool
    // Nil until a message needs the rule.
    private var prepared: [PreparedRule?]
    private var search: RuleSearch
    private var rewrites = MessageRewrite()
    // The spans of the rule at hand, whatever the view.
    private var reportedPieces: Set<Verdict.Span> = []

    /// A reviewer for `ruleSet`.
    ///
    /// - Parameter clock: a clock in nanoseconds that never goes back, for `time_budget_ms`; without one there is no time budget.
    /// - Throws: `PCRE2Error` if there is no memory for a match.
    public convenience init(_ ruleSet: RuleSet, clock: (() -> UInt64)? = nil) throws {
        try self.init(ruleSet, clock: clock, usesPrefilter: true)
    }

    /// A reviewer that, without prefilter, takes every keyword and every pattern for a candidate: what tests compare with.
    init(_ ruleSet: RuleSet, clock: (() -> UInt64)?, usesPrefilter: Bool) throws {
        self.ruleSet = ruleSet
        self.usesPrefilter = usesPrefilter
        index = LiteralIndex(ruleSet)
        candidates = CandidateScan(index)
        prepared = [PreparedRule?](repeating: nil, count: ruleSet.rules.count)
        search = try RuleSearch(clock: clock)
    }

    /// Runs the rules over `message` and leaves what they say in `verdict`.
    public func evaluate(_ message: Message, into verdict: inout Verdict) {
        let settings = ruleSet.settings(inRoom: message.utf8[message.room])
        verdict.reset()
        rewrites.removeAll()
        search.begin(message, settings: settings)
        if usesPrefilter {
            candidates.read(&search.fields, count: search.fieldCount, of: message)
        } else {
            candidates.acceptAll()
        }
        var matchers = candidates.matchers[...]
        var unconditional = index.unconditionalRules[...]
        var rule = nextRule(matchers, unconditional, after: nil)
        while let index = rule {
            let count = matchers.prefix { self.index.matchers[$0].rule == index }.count
            guard !run(index, matchers.prefix(count), over: message, settings: settings, into: &verdict) else {
                reportUnreached(after: index)
                break
            }
            matchers = matchers.dropFirst(count)
            if unconditional.first == index { unconditional = unconditional.dropFirst() }
            rule = nextRule(matchers, unconditional, after: index)
        }
        finish(message, settings: settings, into: &verdict)
    }

    /// The next rule with something to search for; every rule while somebody traces, since each has something to tell.
    private func nextRule(_ matchers: ArraySlice<Int>, _ unconditional: ArraySlice<Int>, after last: Int?) -> Int? {
        guard trace == nil else {
            let next = (last ?? -1) + 1
            return next < ruleSet.rules.count ? next : nil
        }
        let candidate = matchers.first.map { index.matchers[$0].rule }
        guard let fixed = unconditional.first else { return candidate }
        return min(candidate ?? fixed, fixed)
    }

    /// Runs one rule; true if the matter is ended.
    private func run(
        _ index: Int, _ matchers: ArraySlice<Int>, over message: Message, settings: Settings,
        into verdict: inout Verdict
    ) -> Bool {
        let rule = ruleSet.rules[index]
        guard rule.status != .disabled else { return false }
        if let condition = rule.when.firstIndex(where: { !$0.holds(for: message) }) {
            trace?(.conditionFailed(rule: index, condition: condition))
            return false
        }
        let task = RuleSearch.Task(
            rule: rule, index: index, prepared: prepared(index), matchers: matchers.map { self.index.matchers[$0] },
            message: message, trace: trace)
        switch search.run(task) {
        case .miss:
            trace?(.noMatch(rule: index))
            return false
        case .limited(let kind):
            verdict.limits.append(Verdict.Limit(rule: index, kind: kind))
            guard rule.status != .test else { return false }
            if settings.onError == .deny { verdict.deny(reason: settings.reason) }
            verdict.isStoppedByLimit = true
            return true
        case .hit:
            trace?(.hit(rule: index))
            report(index, into: &verdict)
            return rule.status == .test ? false : act(on: rule, into: &verdict)
        }
    }

    private func prepared(_ index: Int) -> PreparedRule {
        if let rule = prepared[index] { return rule }
        let rule = PreparedRule(ruleSet.rules[index])
        prepared[index] = rule
        return rule
    }

    private func report(_ index: Int, into verdict: inout Verdict) {
        let start = verdict.spans.count
        reportedPieces.removeAll(keepingCapacity: true)
        for candidate in search.candidates {
            let span = Verdict.Span(
                field: search.fields[candidate.slot].field, byteRange: candidate.range, view: candidate.view)
            // Two views that show the same piece are one span.
            var piece = span
            piece.view = .raw
            if reportedPieces.insert(piece).inserted { verdict.spans.append(span) }
        }
        verdict.hits.append(Verdict.Hit(rule: index, spans: start..<verdict.spans.count))
    }

    private func act(on rule: Rule, into verdict: inout Verdict) -> Bool {
        verdict.score += rule.score
        for attribute in rule.attributes { verdict.add(attribute) }
        switch rule.action {
        case .deny:
            verdict.deny(reason: rule.reason)
            return true
        case .allow:
            verdict.isEndedByAllow = true
            return true
        case .mask(let character):
            rewrites.mask(search.candidates, with: character)
        case .replace:
            rewrites.replace(search.candidates, from: search.replacements)
        case .score, .tag:
            break
        }
        return false
    }

    private func finish(_ message: Message, settings: Settings, into verdict: inout Verdict) {
        if let threshold = settings.threshold, verdict.score >= threshold, verdict.decision == .allow,
            !verdict.isEndedByAllow, !verdict.isStoppedByLimit
        {
            verdict.deny(reason: settings.reason)
        }
        if verdict.decision == .allow {
            rewrites.render(&search.fields, of: message, maxLength: settings.maxLength, into: &verdict)
        }
        if settings.mode == .shadow { verdict.withdraw() }
    }

    private func reportUnreached(after index: Int) {
        guard let trace else { return }
        for later in ruleSet.rules.indices.dropFirst(index + 1) where ruleSet.rules[later].status != .disabled {
            trace(.notReached(rule: later))
        }
    }
}
