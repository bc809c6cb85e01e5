internal import PCRE2

/// Judges messages by a rule set, one at a time; its buffers are reused, and message N can see nothing of message N−1.
public final class Reviewer {
    /// The rules that judge, as they were compiled.
    public let compiled: CompiledRuleSet
    /// Told what becomes of each rule if not nil; costs nothing otherwise.
    public var trace: ((TraceEvent) -> Void)?

    private var candidates: CandidateScan
    private let usesPrefilter: Bool
    // Nil until a message may match the rule.
    private var prepared: [PreparedRule?]
    private var search: RuleSearch
    private var rewrites = MessageRewrite()
    // The spans of the rule at hand, whatever the view.
    private var reportedPieces: Set<Verdict.Span> = []

    /// A reviewer for `compiled`.
    ///
    /// - Parameter clock: a clock in nanoseconds that never goes back, for `time_budget_ms`; without one there is no time budget.
    /// - Throws: `PCRE2Error` if there is no memory for a match.
    public convenience init(_ compiled: CompiledRuleSet, clock: (() -> UInt64)? = nil) throws {
        try self.init(compiled, clock: clock, usesPrefilter: true)
    }

    /// A reviewer for `ruleSet`, which is compiled first.
    ///
    /// - Throws: `PCRE2Error` if there is no memory for a match, `CompiledRuleSetError` if the rule set exceeds what a
    ///   compiled file can hold.
    public convenience init(_ ruleSet: RuleSet, clock: (() -> UInt64)? = nil) throws {
        try self.init(ruleSet, clock: clock, usesPrefilter: true)
    }

    package convenience init(_ ruleSet: RuleSet, clock: (() -> UInt64)?, usesPrefilter: Bool) throws {
        try self.init(CompiledRuleSet(compiling: ruleSet), clock: clock, usesPrefilter: usesPrefilter)
    }

    /// A reviewer that, without prefilter, takes every keyword and every pattern for a candidate: what tests compare with.
    package init(_ compiled: CompiledRuleSet, clock: (() -> UInt64)?, usesPrefilter: Bool) throws {
        self.compiled = compiled
        self.usesPrefilter = usesPrefilter
        candidates = CandidateScan(compiled)
        prepared = [PreparedRule?](repeating: nil, count: compiled.ruleCount)
        search = try RuleSearch(clock: clock)
    }

    /// Runs the rules over `message` and leaves what they say in `verdict`.
    public func evaluate(_ message: Message, into verdict: inout Verdict) {
        let settings =
            compiled.rooms.isEmpty ? compiled.settings : compiled.settings(inRoom: message.utf8[message.room])
        verdict.reset()
        rewrites.removeAll()
        search.begin(message, settings: settings)
        if usesPrefilter {
            candidates.read(&search.fields, count: search.fieldCount, of: message)
        } else {
            candidates.acceptAll()
        }
        var agenda = Agenda(compiled, matcherCount: candidates.matchers.count, isTraced: trace != nil)
        while let rule = agenda.next(of: compiled, candidates.matchers.span) {
            guard run(rule, agenda.matchers, over: message, settings: settings, into: &verdict) else { continue }
            reportUnreached(after: rule)
            break
        }
        finish(message, settings: settings, into: &verdict)
    }

    /// Runs one rule, of whose matchers the message may match those candidates; true if the matter is ended.
    private func run(
        _ index: Int, _ matchers: Range<Int>, over message: Message, settings: Settings, into verdict: inout Verdict
    ) -> Bool {
        guard let prepared = prepared(index) else {
            return stop(at: index, .damagedRule, isTest: false, settings: settings, into: &verdict)
        }
        let rule = prepared.rule
        guard rule.status != .disabled else { return false }
        if let condition = rule.when.firstIndex(where: { !$0.holds(for: message) }) {
            trace?(.conditionFailed(rule: index, condition: condition))
            return false
        }
        guard !search.isTimeUp else {
            return stop(at: index, .timeBudget, isTest: rule.status == .test, settings: settings, into: &verdict)
        }
        let candidates = candidates.matchers
        switch search.run(prepared, candidates.span.extracting(matchers), over: message, trace: trace) {
        case .miss:
            trace?(.noMatch(rule: index))
            return false
        case .limited(let kind):
            return stop(at: index, kind, isTest: rule.status == .test, settings: settings, into: &verdict)
        case .hit:
            trace?(.hit(rule: index))
            report(index, into: &verdict)
            return rule.status == .test ? false : act(on: rule, into: &verdict)
        }
    }

    private func stop(
        at rule: Int, _ kind: Verdict.Limit.Kind, isTest: Bool, settings: Settings, into verdict: inout Verdict
    ) -> Bool {
        verdict.limits.append(Verdict.Limit(rule: rule, kind: kind))
        guard !isTest else { return false }
        if settings.onError == .deny { verdict.deny(reason: settings.reason) }
        verdict.isStoppedByLimit = true
        return true
    }

    private func prepared(_ index: Int) -> PreparedRule? {
        if let rule = prepared[index] { return rule }
        let rule = try? PreparedRule(index, of: compiled)
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
        for later in (index + 1)..<compiled.ruleCount where prepared(later)?.rule.status != .disabled {
            trace(.notReached(rule: later))
        }
    }
}
