internal import PCRE2

/// Searches the texts of one message for one rule after another, and collects the spans of the rule at hand.
struct RuleSearch: ~Copyable {
    /// What came of a rule, of one of its blocks, or of one span.
    enum Result: Equatable {
        case hit
        case miss
        case limited(Verdict.Limit.Kind)
    }

    /// The rule at hand and the message it runs over.
    struct Task {
        let rule: Rule
        let index: Int
        let prepared: PreparedRule
        /// The keywords and patterns of the rule that the message may match.
        let matchers: [LiteralIndex.Matcher]
        let message: Message
        let trace: ((TraceEvent) -> Void)?
    }

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

    init(clock: (() -> UInt64)?) throws(PCRE2Error) {
        scan = try PatternScan(clock: clock)
    }

    mutating func begin(_ message: Message, settings: Settings) {
        fieldCount = 1 + message.attributes.count
        while fields.count < fieldCount { fields.append(FieldText()) }
        fields[0].begin(.content, range: message.content)
        for (index, attribute) in message.attributes.enumerated() {
            fields[index + 1].begin(.attribute(index: index), range: attribute.value, name: attribute.name)
        }
        scan.begin(settings)
    }

    /// Searches for one rule; its spans are in `candidates` until the next one.
    mutating func run(_ task: Task) -> Result {
        candidates.removeAll(keepingCapacity: true)
        replacements.removeAll(keepingCapacity: true)
        exceptions.removeAll()
        guard task.rule.match != nil else { return .hit }
        let any = search(block: 0, for: task)
        if case .limited = any { return any }
        if any == .hit, !task.prepared.needsEverySpan { return .hit }
        let all = searchAll(for: task)
        return any == .hit && all == .miss ? .hit : all
    }

    private mutating func searchAll(for task: Task) -> Result {
        let start = candidates.count
        for block in task.prepared.blocks.indices.dropFirst() {
            let result = search(block: block, for: task)
            guard result == .hit else {
                candidates.removeSubrange(start...)
                return result
            }
        }
        return task.prepared.blocks.count == 1 ? .miss : .hit
    }

    /// Searches for the matchers of one block, keywords first: they cannot exceed a limit. Filters come last.
    private mutating func search(block: Int, for task: Task) -> Result {
        let matchers = task.prepared.blocks[block]
        var hit = false
        for matcher in task.matchers where matcher.block == block {
            let result = eachText(of: task) { search, slot, view in
                matcher.isPattern
                    ? search.searchPattern(matcher.index, of: matchers, slot: slot, view: view, for: task)
                    : search.searchKeyword(matcher.index, of: matchers, slot: slot, view: view, for: task)
            }
            if case .limited = result { return result }
            hit = hit || result == .hit
            if hit, !task.prepared.needsEverySpan { return .hit }
        }
        let filters = searchFilters(of: matchers, for: task)
        return hit && filters == .miss ? .hit : filters
    }

    /// Runs `body` for each field and view of the rule, up to the first limit, or the first hit if that is enough.
    private mutating func eachText(
        of task: Task, _ body: (inout RuleSearch, _ slot: Int, _ view: View) -> Result
    ) -> Result {
        var hit = false
        for slot in 0..<fieldCount where looks(task, at: slot) {
            for view in task.rule.views {
                let result = body(&self, slot, view)
                if case .limited = result { return result }
                hit = hit || result == .hit
                if hit, !task.prepared.needsEverySpan { return .hit }
            }
        }
        return hit ? .hit : .miss
    }

    private func looks(_ task: Task, at slot: Int) -> Bool {
        task.rule.fields.contains { fields[slot].isSelected(by: $0, in: task.message) }
    }

    /// Filters look at the raw text, whatever the rule's views.
    private mutating func searchFilters(of matchers: PreparedMatchers, for task: Task) -> Result {
        guard !matchers.filters.isEmpty else { return .miss }
        var hit = false
        for slot in 0..<fieldCount where looks(task, at: slot) {
            for filter in matchers.filters {
                let source = task.message.utf8.span.extracting(fields[slot].range)
                // Taken out, so that the filter has the rest of the scratch to itself.
                var spans: [Range<Int>] = []
                swap(&spans, &scratch.spans)
                spans.removeAll(keepingCapacity: true)
                filter.findSpans(in: source, with: &scratch, into: &spans)
                defer { swap(&spans, &scratch.spans) }
                for span in spans {
                    scan.captures.removeAll(keepingCapacity: true)
                    let result = accept(span, slot: slot, view: .raw, for: task)
                    if case .limited = result { return result }
                    hit = hit || result == .hit
                    if hit, !task.prepared.needsEverySpan { return .hit }
                }
            }
        }
        return hit ? .hit : .miss
    }

    private mutating func searchKeyword(
        _ index: Int, of matchers: PreparedMatchers, slot: Int, view: View, for task: Task
    ) -> Result {
        let text = fields[slot].text(view.keywordReading, of: task.message)
        let source = task.message.utf8.span.extracting(fields[slot].range)
        var hit = false
        for needle in matchers.needles(forKeyword: index, view.keywordReading) {
            var position = 0
            while let found = needle.firstMatch(in: text, from: position) {
                scan.captures.removeAll(keepingCapacity: true)
                let result = accept(text.sourceRange(of: found, in: source), slot: slot, view: view, for: task)
                if case .limited = result { return result }
                hit = hit || result == .hit
                if hit, !task.prepared.needsEverySpan { return .hit }
                position = found.upperBound
            }
        }
        return hit ? .hit : .miss
    }

    private mutating func searchPattern(
        _ index: Int, of matchers: PreparedMatchers, slot: Int, view: View, for task: Task
    ) -> Result {
        let pattern: CompiledPattern
        do { pattern = try matchers.pattern(index) } catch { return .limited(.patternError) }
        var hit = false
        for reading in fields[slot].distinct(view.patternReadings, of: task.message) {
            let result = search(for: pattern, slot: slot, view: view, reading: reading, for: task)
            if case .limited = result { return result }
            hit = hit || result == .hit
            if hit, !task.prepared.needsEverySpan { return .hit }
        }
        return hit ? .hit : .miss
    }

    private mutating func search(
        for pattern: CompiledPattern, slot: Int, view: View, reading: ViewText.Reading?, for task: Task
    ) -> Result {
        var hit = false
        var cursor = PatternScan.Cursor()
        while true {
            let outcome = scan.next(pattern, &cursor, in: &fields[slot], reading: reading, of: task.message)
            if case .limited = outcome { return outcome }
            guard outcome == .hit, let range = scan.captures[0] else { return hit ? .hit : .miss }
            let result = accept(range, slot: slot, view: view, pattern: pattern, for: task)
            if case .limited = result { return result }
            hit = hit || result == .hit
            if hit, !task.prepared.needsEverySpan { return .hit }
        }
    }

    /// Takes a span, source bytes of the field, unless an exception covers it.
    private mutating func accept(
        _ range: Range<Int>, slot: Int, view: View, pattern: CompiledPattern? = nil, for task: Task
    ) -> Result {
        var candidate = Candidate(
            slot: slot, view: view, range: fields[slot].graphemeBreaks(of: task.message).widened(range))
        // Before the exceptions, whose patterns overwrite the captures.
        if case .replace(let template) = task.rule.action {
            let source = task.message.utf8.span.extracting(fields[slot].range)
            let replacement = Replacement(
                ruleID: task.rule.id, match: candidate.range, captures: scan.captures, pattern: pattern)
            candidate.replacement = replacement.render(template, of: source, into: &replacements)
        }
        if !task.prepared.except.isEmpty {
            let result = exceptions.read(task.prepared.except, slot: slot, &fields[slot], of: task.message, with: &scan)
            if case .limited = result { return result }
            if exceptions.cover(range, slot: slot) {
                let span = Verdict.Span(field: fields[slot].field, byteRange: candidate.range, view: view)
                task.trace?(.excepted(rule: task.index, span: span))
                return .miss
            }
        }
        candidates.append(candidate)
        return .hit
    }
}
