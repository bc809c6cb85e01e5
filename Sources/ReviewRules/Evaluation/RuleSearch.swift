internal import PCRE2

/// Searches the texts of one message for one rule after another, and collects the spans of the rule at hand.
struct RuleSearch: ~Copyable {
    /// What came of a rule, of one of its blocks, or of one span.
    enum Result: Equatable {
        case hit
        case miss
        case limited(Verdict.Limit.Kind)
    }

    /// Told what becomes of each rule if not nil.
    typealias Trace = (TraceEvent) -> Void

    /// The spans of the rule at hand, in the order in which they were found.
    private(set) var candidates: [Candidate] = []
    /// The texts that `replace` candidates put in place, one after another.
    private(set) var replacements: [UInt8] = []
    /// The texts of the message: its content, then each attribute; more may stand behind, kept for their storage.
    var fields: [FieldText] = [FieldText()]
    private(set) var fieldCount = 1

    private var scan: PatternScan
    private var exceptions = ExceptionSpans()
    private var scratch = FilterScratch()
    private let usesPrefilter: Bool

    init(clock: (() -> UInt64)?, usesPrefilter: Bool) throws(PCRE2Error) {
        scan = try PatternScan(clock: clock)
        self.usesPrefilter = usesPrefilter
    }

    mutating func begin(_ message: Message, settings: Settings) {
        fieldCount = 1 + message.attributes.count
        while fields.count < fieldCount { fields.append(FieldText()) }
        fields[0].begin(.content, range: message.content, of: message)
        for index in message.attributes.indices {
            let attribute = message.attributes[index]
            fields[index + 1].begin(
                .attribute(index: index), range: attribute.value, name: attribute.name, of: message)
        }
        scan.begin(settings)
    }

    /// Whether the time of the message is over.
    var isTimeUp: Bool { scan.isTimeUp }

    /// Searches for one rule, of whose keywords and patterns the message may match `matchers`, ascending; its spans are in
    /// `candidates` until the next one.
    mutating func run(
        _ rule: PreparedRule, _ matchers: Span<Int>, over message: Message, trace: Trace?
    ) -> Result {
        candidates.removeAll(keepingCapacity: true)
        replacements.removeAll(keepingCapacity: true)
        exceptions.removeAll()
        guard !rule.blocks.isEmpty else { return .hit }
        let any = search(rule.blocks[0], of: rule, matchers, over: message, trace: trace)
        if case .limited = any { return any }
        if any == .hit, !rule.needsEverySpan { return .hit }
        let all = searchAll(of: rule, matchers, over: message, trace: trace)
        return any == .hit && all == .miss ? .hit : all
    }

    private mutating func searchAll(
        of rule: PreparedRule, _ matchers: Span<Int>, over message: Message, trace: Trace?
    ) -> Result {
        guard rule.blocks.count > 1 else { return .miss }
        let start = candidates.count
        for index in 1..<rule.blocks.count {
            let result = search(rule.blocks[index], of: rule, matchers, over: message, trace: trace)
            guard result == .hit else {
                candidates.removeSubrange(start...)
                return result
            }
        }
        return .hit
    }

    /// Searches for the matchers of one block, keywords first: they cannot exceed a limit. Filters come last.
    private mutating func search(
        _ block: RuleRecord.Block, of rule: PreparedRule, _ matchers: Span<Int>, over message: Message, trace: Trace?
    ) -> Result {
        var hit = false
        for index in matchers.indices {
            let matcher = matchers[index]
            let result: Result
            if block.keywords.contains(matcher) {
                result = searchKeyword(matcher, of: rule, over: message, trace: trace)
            } else if block.patterns.contains(matcher) {
                result = searchPattern(matcher, of: rule, over: message, trace: trace)
            } else {
                continue
            }
            if case .limited = result { return result }
            hit = hit || result == .hit
            if hit, !rule.needsEverySpan { return .hit }
        }
        guard !block.filters.isEmpty else { return hit ? .hit : .miss }
        let filters = searchFilters(block.filters, of: rule, over: message, trace: trace)
        return hit && filters == .miss ? .hit : filters
    }

    private func looks(_ rule: PreparedRule, at slot: Int, of message: Message) -> Bool {
        if rule.looksAtContentAlone { return fields[slot].field == .content }
        for selector in rule.rule.fields where fields[slot].isSelected(by: selector, in: message) { return true }
        return false
    }

    /// Filters look at the raw text, whatever the rule's views.
    private mutating func searchFilters(
        _ filters: [Filter], of rule: PreparedRule, over message: Message, trace: Trace?
    ) -> Result {
        var hit = false
        for slot in 0..<fieldCount where looks(rule, at: slot, of: message) {
            let source = message.utf8.span.extracting(fields[slot].range)
            let facts = usesPrefilter ? fields[slot].facts(of: message) : nil
            for filter in filters {
                if let facts, !filter.mayHit(facts) { continue }
                // Taken out, so that the filter has the rest of the scratch to itself.
                var spans: [Range<Int>] = []
                swap(&spans, &scratch.spans)
                spans.removeAll(keepingCapacity: true)
                filter.findSpans(in: source, with: &scratch, into: &spans)
                defer { swap(&spans, &scratch.spans) }
                for span in spans {
                    scan.captures.removeAll(keepingCapacity: true)
                    let result = accept(span, slot: slot, view: .raw, of: rule, over: message, trace: trace)
                    if case .limited = result { return result }
                    hit = hit || result == .hit
                    if hit, !rule.needsEverySpan { return .hit }
                }
            }
        }
        return hit ? .hit : .miss
    }

    /// Searches the texts for a keyword, each text once, whatever views show it.
    private mutating func searchKeyword(
        _ keyword: Int, of rule: PreparedRule, over message: Message, trace: Trace?
    ) -> Result {
        var hit = false
        for slot in 0..<fieldCount where looks(rule, at: slot, of: message) {
            var searched: UInt8 = 0
            for view in rule.views {
                // Without case alone, a keyword's runs are not elastic: that is another search of the same text.
                let plainest = view == .raw ? .raw : fields[slot].plainestFolded(view, of: message)
                guard searched & plainest.bit == 0 else { continue }
                searched |= plainest.bit
                let result = searchKeyword(
                    keyword, plainest.keywordReading, slot: slot, view: view, of: rule, over: message, trace: trace)
                if case .limited = result { return result }
                hit = hit || result == .hit
                if hit, !rule.needsEverySpan { return .hit }
            }
        }
        return hit ? .hit : .miss
    }

    private mutating func searchKeyword(
        _ keyword: Int, _ reading: ViewText.Reading, slot: Int, view: View, of rule: PreparedRule,
        over message: Message, trace: Trace?
    ) -> Result {
        let text = fields[slot].text(reading, of: message)
        let source = message.utf8.span.extracting(fields[slot].range)
        var outcome = Result.miss
        rule.forEachMatch(of: keyword, in: text, folding: reading != .caseless) { found in
            scan.captures.removeAll(keepingCapacity: true)
            let range = text.sourceRange(of: found, in: source)
            let result = accept(range, slot: slot, view: view, of: rule, over: message, trace: trace)
            if result != .miss { outcome = result }
            if case .limited = result { return false }
            return result == .miss || rule.needsEverySpan
        }
        return outcome
    }

    /// Searches the texts for a pattern, each text once, whatever views show it.
    private mutating func searchPattern(
        _ matcher: Int, of rule: PreparedRule, over message: Message, trace: Trace?
    ) -> Result {
        let pattern: CompiledPattern
        do { pattern = try rule.pattern(matcher) } catch { return .limited(.patternError) }
        var hit = false
        for slot in 0..<fieldCount where looks(rule, at: slot, of: message) {
            var searched: UInt8 = 0
            for view in rule.views {
                let plainest = fields[slot].plainest(view, of: message)
                guard searched & plainest.bit == 0 else { continue }
                searched |= plainest.bit
                let readings = fields[slot].patternReadings(of: plainest, of: message)
                var result = search(
                    for: pattern, slot: slot, view: view, reading: readings.0, of: rule, over: message, trace: trace)
                if case .limited = result { return result }
                hit = hit || result == .hit
                if hit, !rule.needsEverySpan { return .hit }
                guard let second = readings.1 else { continue }
                result = search(
                    for: pattern, slot: slot, view: view, reading: second, of: rule, over: message, trace: trace)
                if case .limited = result { return result }
                hit = hit || result == .hit
                if hit, !rule.needsEverySpan { return .hit }
            }
        }
        return hit ? .hit : .miss
    }

    private mutating func search(
        for pattern: CompiledPattern, slot: Int, view: View, reading: ViewText.Reading?, of rule: PreparedRule,
        over message: Message, trace: Trace?
    ) -> Result {
        var hit = false
        var cursor = PatternScan.Cursor()
        while true {
            let outcome = scan.next(pattern, &cursor, in: &fields[slot], reading: reading, of: message)
            if case .limited = outcome { return outcome }
            guard outcome == .hit, let range = scan.captures[0] else { return hit ? .hit : .miss }
            let result = accept(
                range, slot: slot, view: view, pattern: pattern, of: rule, over: message, trace: trace)
            if case .limited = result { return result }
            hit = hit || result == .hit
            if hit, !rule.needsEverySpan { return .hit }
        }
    }

    /// Takes a span, source bytes of the field, unless an exception covers it.
    private mutating func accept(
        _ range: Range<Int>, slot: Int, view: View, pattern: CompiledPattern? = nil, of rule: PreparedRule,
        over message: Message, trace: Trace?
    ) -> Result {
        var candidate = Candidate(
            slot: slot, view: view, range: fields[slot].graphemeBreaks(of: message).widened(range))
        // Before the exceptions, whose patterns overwrite the captures.
        if case .replace(let template) = rule.rule.action {
            let source = message.utf8.span.extracting(fields[slot].range)
            let replacement = Replacement(
                ruleID: rule.rule.id, match: candidate.range, captures: scan.captures, pattern: pattern)
            candidate.replacement = replacement.render(template, of: source, into: &replacements)
        }
        if !rule.except.isEmpty {
            let result = exceptions.read(rule, slot: slot, &fields[slot], of: message, with: &scan)
            if case .limited = result { return result }
            if exceptions.cover(range, slot: slot) {
                let span = Verdict.Span(field: fields[slot].field, byteRange: candidate.range, view: view)
                trace?(.excepted(rule: rule.index, span: span))
                return .miss
            }
        }
        candidates.append(candidate)
        return .hit
    }
}

extension View {
    /// A bit of its own.
    fileprivate var bit: UInt8 { 1 << rawValue }
}
