internal import PCRE2

/// Finds the matches of patterns in the views of a text, within the limits of the message at hand.
struct PatternScan: ~Copyable {
    /// How far the search for one pattern in one view has come.
    struct Cursor {
        fileprivate var position = 0
        // After a match of no characters the next one must not be of none at the same place.
        fileprivate var allowsEmpty = true

        fileprivate mutating func move(behind match: Range<Int>, in text: Span<UInt8>) {
            guard match.isEmpty || match.upperBound > position else {
                // Only where a lookbehind calls a group with `\K`: the match began before the search and used up nothing,
                // so that a search from the same place would find it for ever.
                position += position < text.count ? text.scalar(at: position).length : 1
                return
            }
            position = match.upperBound
            allowsEmpty = !match.isEmpty
        }
    }

    /// The steps at one place of the text that no look at the clock interrupts: 64 steps of the dearest kind, each through
    /// 500 code points, take 0.2 ms, and few searches of chat need more.
    private static let unwatchedSteps: UInt32 = 64

    /// Where the groups of the last match stand, source bytes; group 0 is the match itself.
    var captures: [Range<Int>?] = []
    private var matcher: Matcher
    private let deadline: MessageDeadline
    private var limits = MatchLimits()
    // Keyed by the pattern, which is held so that its identity stays its own.
    private var watched: [ObjectIdentifier: (pattern: CompiledPattern, twin: CompiledPattern)] = [:]

    init(clock: (() -> UInt64)?) throws(PCRE2Error) {
        let deadline = MessageDeadline(clock: clock)
        self.deadline = deadline
        matcher = try Matcher(isTimeUp: deadline.hasClock ? { deadline.hasPassed } : nil)
    }

    /// Takes the limits of the next message, whose time starts now.
    mutating func begin(_ settings: Settings) {
        limits = MatchLimits(steps: UInt32(clamping: settings.matchLimit))
        deadline.begin(budget: settings.timeBudget)
    }

    /// Whether the time of the message is over.
    var isTimeUp: Bool { deadline.hasPassed }

    /// The next match of `pattern` in `field`, read so (nil is the text as sent), whose groups are then in `captures`.
    mutating func next(
        _ pattern: CompiledPattern, _ cursor: inout Cursor, in field: inout FieldText, reading: ViewText.Reading?,
        of message: Message
    ) -> RuleSearch.Result {
        if isTimeUp { return .limited(.timeBudget) }
        let source = message.utf8.span.extracting(field.range)
        guard let reading else { return next(pattern, &cursor, in: source) { $0 } }
        let text = field.text(reading, of: message)
        return next(pattern, &cursor, in: text.bytes.span) { text.sourceRange(of: $0, in: source) }
    }

    private mutating func next(
        _ pattern: CompiledPattern, _ cursor: inout Cursor, in text: Span<UInt8>, toSource: (Range<Int>) -> Range<Int>
    ) -> RuleSearch.Result {
        guard cursor.position <= text.count else { return .miss }
        // SAFETY: messages hold valid UTF-8 by contract (`Message.utf8`), and views are made of whole code points.
        let subject = unsafe UTF8Span(unchecked: text)
        switch search(subject, for: pattern, at: cursor) {
        case .noMatch: return .miss
        case .limitExceeded(.steps): return .limited(.matchLimit)
        case .limitExceeded(.time): return .limited(.timeBudget)
        case .limitExceeded: return .limited(.memory)
        case .failure: return .limited(.patternError)
        case .match: break
        }
        guard let match = matcher.byteRange(ofGroup: 0) else { return .limited(.patternError) }
        cursor.move(behind: match, in: text)
        captures.removeAll(keepingCapacity: true)
        captures.append(toSource(match))
        for group in 0..<pattern.captureCount {
            captures.append(matcher.byteRange(ofGroup: group + 1).map(toSource))
        }
        return .hit
    }

    /// Searches with few steps first, and only if they are too few with all of them and the clock in sight.
    ///
    /// What has an end within the first steps needs no watching, and that is nearly every search. The twin with callouts
    /// before every item finds the same, so that a verdict depends on the pattern, the text and the match limit alone, with
    /// a clock or without, as long as the time budget is kept.
    private mutating func search(
        _ subject: borrowing UTF8Span, for pattern: CompiledPattern, at cursor: Cursor
    ) -> MatchOutcome {
        let first = MatchLimits(steps: min(limits.steps, Self.unwatchedSteps), heapKiB: limits.heapKiB)
        let outcome = search(subject, for: pattern, within: first, at: cursor)
        guard outcome == .limitExceeded(.steps) else { return outcome }
        do throws(PCRE2Error) {
            return search(subject, for: try twin(of: pattern), within: limits, at: cursor)
        } catch {
            return .failure(error)
        }
    }

    private mutating func twin(of pattern: CompiledPattern) throws(PCRE2Error) -> CompiledPattern {
        let key = ObjectIdentifier(pattern)
        if let known = watched[key] { return known.twin }
        let twin = try CompiledPattern(
            pattern.source, options: LazyPattern.options, callouts: .everyItem, jit: pattern.isJITCompiled)
        watched[key] = (pattern, twin)
        return twin
    }

    private mutating func search(
        _ subject: borrowing UTF8Span, for pattern: CompiledPattern, within limits: MatchLimits, at cursor: Cursor
    ) -> MatchOutcome {
        if matcher.limits != limits { matcher.limits = limits }
        return matcher.search(subject, for: pattern, from: cursor.position, allowsEmpty: cursor.allowsEmpty)
    }
}
