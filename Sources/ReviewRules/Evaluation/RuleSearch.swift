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
        let any = search(task.prepared.any, for: task)
        if case .limited = any { return any }
        if any == .hit, !task.prepared.needsEverySpan { return .hit }
        let all = searchAll(for: task)
        return any == .hit && all == .miss ? .hit : all
    }

    private mutating func searchAll(for task: Task) -> Result {
        let start = candidates.count
        for block in task.prepared.all {
            let result = search(block, for: task)
            guard result == .hit else {
                candidates.removeSubrange(start...)
                return result
            }
        }
        return task.prepared.all.isEmpty ? .miss : .hit
    }

    private mutating func search(_ matchers: PreparedMatchers, for task: Task) -> Result {
        guard !matchers.isEmpty else { return .miss }
        let keywords = eachText(of: task) { (search, slot, view) in
            search.searchKeywords(of: matchers, slot: slot, view: view, for: task)
        }
        if case .limited = keywords { return keywords }
        if keywords == .hit, !task.prepared.needsEverySpan { return .hit }
        let patterns = eachText(of: task) { (search, slot, view) in
            search.searchPatterns(of: matchers, slot: slot, view: view, for: task)
        }
        return keywords == .hit && patterns == .miss ? .hit : patterns
    }

    /// Runs `body` for each field and view of the rule, up to the first limit, or the first hit if that is enough.
    private mutating func eachText(
        of task: Task, _ body: (inout RuleSearch, _ slot: Int, _ view: View) -> Result
    ) -> Result {
        var hit = false
        for slot in 0..<fieldCount
        where task.rule.fields.contains(where: { fields[slot].isSelected(by: $0, in: task.message) }) {
            for view in task.rule.views {
                let result = body(&self, slot, view)
                if case .limited = result { return result }
                hit = hit || result == .hit
                if hit, !task.prepared.needsEverySpan { return .hit }
            }
        }
        return hit ? .hit : .miss
    }

    private mutating func searchKeywords(
        of matchers: PreparedMatchers, slot: Int, view: View, for task: Task
    ) -> Result {
        let needles = matchers.needles(for: view.keywordReading)
        guard !needles.isEmpty else { return .miss }
        let text = fields[slot].text(view.keywordReading, of: task.message)
        let source = task.message.utf8.span.extracting(fields[slot].range)
        var hit = false
        for needle in needles {
            var position = 0
            while let found = needle.firstMatch(in: text.bytes.span, from: position) {
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

    private mutating func searchPatterns(
        of matchers: PreparedMatchers, slot: Int, view: View, for task: Task
    ) -> Result {
        var hit = false
        for index in matchers.patterns.indices {
            let pattern: CompiledPattern
            do { pattern = try matchers.patterns[index].compiled() } catch { return .limited(.patternError) }
            var cursor = PatternScan.Cursor()
            while true {
                let outcome = scan.next(pattern, &cursor, in: &fields[slot], view: view, of: task.message)
                if case .limited = outcome { return outcome }
                guard outcome == .hit, let range = scan.captures[0] else { break }
                let result = accept(range, slot: slot, view: view, pattern: pattern, for: task)
                if case .limited = result { return result }
                hit = hit || result == .hit
                if hit, !task.prepared.needsEverySpan { return .hit }
            }
        }
        return hit ? .hit : .miss
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
