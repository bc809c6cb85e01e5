internal import PCRE2

/// The evaluation of one message after another; what it allocated for one serves the next.
///
/// A struct, since the runtime checks each access to a class's property for a second one at the same time, which took a
/// twentieth of the time of a message.
struct RuleEvaluation: ~Copyable {
    private let compiled: CompiledRuleSet
    private let usesPrefilter: Bool
    private var candidates: CandidateScan
    // Nil until a message may match the rule.
    private var prepared: [PreparedRule?]
    private var search: RuleSearch
    private var contentFacts: TextFacts?
    private var rewrites = MessageRewrite()
    // The spans of the rule at hand, whatever the view.
    private var reportedPieces: Set<Verdict.Span> = []

    init(of compiled: CompiledRuleSet, clock: (() -> UInt64)?, usesPrefilter: Bool) throws(PCRE2Error) {
        self.compiled = compiled
        self.usesPrefilter = usesPrefilter
        candidates = CandidateScan(compiled)
        prepared = [PreparedRule?](repeating: nil, count: compiled.ruleCount)
        search = try RuleSearch(clock: clock, usesPrefilter: usesPrefilter)
    }

    /// Runs the rules over `message` and leaves what they say in `verdict`.
    mutating func evaluate(_ message: Message, trace: RuleSearch.Trace?, into verdict: inout Verdict) {
        let settings =
            compiled.rooms.isEmpty ? compiled.settings : compiled.settings(inRoom: message.utf8[message.room])
        verdict.reset()
        rewrites.removeAll()
        search.begin(message, settings: settings)
        // Whoever traces wants to know of every rule why it missed.
        contentFacts = usesPrefilter && trace == nil ? search.fields[0].facts(of: message) : nil
        if usesPrefilter {
            candidates.read(&search.fields, count: search.fieldCount, of: message)
        } else {
            candidates.acceptAll()
        }
        var agenda = Agenda(compiled, matcherCount: candidates.matchers.count, isTraced: trace != nil)
        while let rule = agenda.next(of: compiled, candidates.matchers.span) {
            let isEnd = run(
                rule, agenda.matchers, over: message, settings: settings, trace: trace, into: &verdict)
            guard isEnd else { continue }
            if let trace { reportUnreached(after: rule, to: trace) }
            break
        }
        finish(message, settings: settings, into: &verdict)
    }

    /// Runs one rule, of whose matchers the message may match those candidates; true if the matter is ended.
    private mutating func run(
        _ index: Int, _ matchers: Range<Int>, over message: Message, settings: Settings, trace: RuleSearch.Trace?,
        into verdict: inout Verdict
    ) -> Bool {
        guard let prepared = prepared(index) else {
            return stop(at: index, .damagedRule, isTest: false, settings: settings, into: &verdict)
        }
        if matchers.isEmpty, let contentFacts, !prepared.mayHit(contentFacts) { return false }
        guard prepared.status != .disabled else { return false }
        if let condition = prepared.conditions.firstIndex(where: { !$0.holds(for: message) }) {
            trace?(.conditionFailed(rule: index, condition: condition))
            return false
        }
        let isTest = prepared.status == .test
        guard !search.isTimeUp else {
            return stop(at: index, .timeBudget, isTest: isTest, settings: settings, into: &verdict)
        }
        let candidates = candidates.matchers
        switch search.run(prepared, candidates.span.extracting(matchers), over: message, trace: trace) {
        case .miss:
            trace?(.noMatch(rule: index))
            return false
        case .limited(let kind):
            return stop(at: index, kind, isTest: isTest, settings: settings, into: &verdict)
        case .hit:
            trace?(.hit(rule: index))
            report(index, into: &verdict)
            return isTest ? false : act(on: prepared.rule, into: &verdict)
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

    private mutating func prepared(_ index: Int) -> PreparedRule? {
        if let rule = prepared[index] { return rule }
        let rule = try? PreparedRule(index, of: compiled)
        prepared[index] = rule
        return rule
    }

    private mutating func report(_ index: Int, into verdict: inout Verdict) {
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

    private mutating func act(on rule: Rule, into verdict: inout Verdict) -> Bool {
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

    private mutating func finish(_ message: Message, settings: Settings, into verdict: inout Verdict) {
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

    private mutating func reportUnreached(after index: Int, to trace: RuleSearch.Trace) {
        for later in (index + 1)..<compiled.ruleCount where prepared(later)?.status != .disabled {
            trace(.notReached(rule: later))
        }
    }
}
