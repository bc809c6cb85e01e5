internal import PCRE2

/// Where the `except` matchers of the rule at hand match; read for a text when its first span is found there.
struct ExceptionSpans {
    private var spans: [(slot: Int, range: Range<Int>)] = []
    private var readSlots: [Int] = []

    mutating func removeAll() {
        spans.removeAll(keepingCapacity: true)
        readSlots.removeAll(keepingCapacity: true)
    }

    /// Whether `range`, source bytes, lies wholly inside one match.
    func cover(_ range: Range<Int>, slot: Int) -> Bool {
        spans.contains {
            $0.slot == slot && $0.range.lowerBound <= range.lowerBound && range.upperBound <= $0.range.upperBound
        }
    }

    /// Finds the matches in one text, in the views raw and folded, if that is not done yet.
    mutating func read(
        _ matchers: PreparedMatchers, slot: Int, _ field: inout FieldText, of message: Message,
        with scan: inout PatternScan
    ) -> RuleSearch.Result {
        guard !readSlots.contains(slot) else { return .hit }
        readSlots.append(slot)
        for reading in [ViewText.Reading.caseless, .folded] {
            readKeywords(matchers.needles(for: reading), reading, slot: slot, &field, of: message)
        }
        for view in [View.raw, .folded] {
            for index in matchers.patterns.indices {
                guard let pattern = try? matchers.patterns[index].compiled() else { return .limited(.patternError) }
                var cursor = PatternScan.Cursor()
                while true {
                    let outcome = scan.next(pattern, &cursor, in: &field, view: view, of: message)
                    if case .limited = outcome { return outcome }
                    guard outcome == .hit, let range = scan.captures[0] else { break }
                    spans.append((slot, range))
                }
            }
        }
        return .hit
    }

    private mutating func readKeywords(
        _ needles: [KeywordNeedle], _ reading: ViewText.Reading, slot: Int, _ field: inout FieldText,
        of message: Message
    ) {
        let text = field.text(reading, of: message)
        let source = message.utf8.span.extracting(field.range)
        for needle in needles {
            var position = 0
            while let found = needle.firstMatch(in: text.bytes.span, from: position) {
                spans.append((slot, text.sourceRange(of: found, in: source)))
                position = found.upperBound
            }
        }
    }
}
