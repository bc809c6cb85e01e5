internal import PCRE2

/// Where the `except` matchers of the rule at hand match; read for a text when its first span is found there.
struct ExceptionSpans {
    private struct Span {
        var start: Int
        var end: Int
    }

    /// Text by text; those of one text by their start, each with the furthest end of it and of those before it.
    private var spans: [Span] = []
    /// By slot, which of `spans` lie in that text; nil if it has not been read.
    private var texts: [Range<Int>?] = []

    mutating func removeAll() {
        spans.removeAll(keepingCapacity: true)
        texts.removeAll(keepingCapacity: true)
    }

    /// Whether `range`, source bytes, lies wholly inside one match.
    func cover(_ range: Range<Int>, slot: Int) -> Bool {
        guard slot < texts.count, let text = texts[slot] else { return false }
        var low = text.lowerBound
        var high = text.upperBound
        while low < high {
            let middle = (low + high) / 2
            if spans[middle].start > range.lowerBound { high = middle } else { low = middle + 1 }
        }
        return low > text.lowerBound && range.upperBound <= spans[low - 1].end
    }

    /// Finds the matches in one text, in the views raw and folded, if that is not done yet.
    mutating func read(
        _ rule: PreparedRule, slot: Int, _ field: inout FieldText, of message: Message, with scan: inout PatternScan
    ) -> RuleSearch.Result {
        while texts.count <= slot { texts.append(nil) }
        guard texts[slot] == nil else { return .hit }
        let first = spans.count
        for keyword in rule.except.keywords {
            readKeyword(keyword, of: rule, .caseless, &field, of: message)
            readKeyword(keyword, of: rule, .folded, &field, of: message)
        }
        for matcher in rule.except.patterns {
            guard let pattern = try? rule.pattern(matcher) else { return .limited(.patternError) }
            let folded = field.patternReadings(of: .folded, of: message)
            var result = readPattern(pattern, nil, &field, of: message, with: &scan)
            if result == .hit { result = readPattern(pattern, folded.0, &field, of: message, with: &scan) }
            if result == .hit, let second = folded.1 {
                result = readPattern(pattern, second, &field, of: message, with: &scan)
            }
            guard result == .hit else { return result }
        }
        spans[first...].sort { $0.start < $1.start }
        for index in spans.indices.dropFirst(first + 1) {
            spans[index].end = max(spans[index].end, spans[index - 1].end)
        }
        texts[slot] = first..<spans.count
        return .hit
    }

    /// `.hit` if the text was read to its end.
    private mutating func readPattern(
        _ pattern: CompiledPattern, _ reading: ViewText.Reading?, _ field: inout FieldText, of message: Message,
        with scan: inout PatternScan
    ) -> RuleSearch.Result {
        var cursor = PatternScan.Cursor()
        while true {
            let outcome = scan.next(pattern, &cursor, in: &field, reading: reading, of: message)
            if case .limited = outcome { return outcome }
            guard outcome == .hit, let range = scan.captures[0] else { return .hit }
            spans.append(Span(start: range.lowerBound, end: range.upperBound))
        }
    }

    private mutating func readKeyword(
        _ keyword: Int, of rule: PreparedRule, _ reading: ViewText.Reading, _ field: inout FieldText,
        of message: Message
    ) {
        let text = field.text(reading, of: message)
        let source = message.utf8.span.extracting(field.range)
        rule.forEachMatch(of: keyword, in: text, folding: reading != .caseless) { found in
            let range = text.sourceRange(of: found, in: source)
            spans.append(Span(start: range.lowerBound, end: range.upperBound))
            return true
        }
    }
}
