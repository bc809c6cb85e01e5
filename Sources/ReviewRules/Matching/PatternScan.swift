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

    /// Where the groups of the last match stand, source bytes; group 0 is the match itself.
    var captures: [Range<Int>?] = []
    private var matcher: Matcher
    private let clock: (() -> UInt64)?
    private var deadline: UInt64?

    init(clock: (() -> UInt64)?) throws(PCRE2Error) {
        self.clock = clock
        matcher = try Matcher()
    }

    /// Takes the limits of the next message, whose time starts now.
    mutating func begin(_ settings: Settings) {
        let limits = MatchLimits(steps: UInt32(clamping: settings.matchLimit))
        if matcher.limits != limits { matcher.limits = limits }
        deadline = nil
        if let clock, let budget = settings.timeBudget {
            // A day is for ever; a budget that is no number is none at all.
            let milliseconds = budget > 0 ? min(budget, 86_400_000) : 0
            deadline = clock() &+ UInt64(milliseconds * 1_000_000)
        }
    }

    /// The next match of `pattern` in `field`, read so (nil is the text as sent), whose groups are then in `captures`.
    mutating func next(
        _ pattern: CompiledPattern, _ cursor: inout Cursor, in field: inout FieldText, reading: ViewText.Reading?,
        of message: Message
    ) -> RuleSearch.Result {
        if let deadline, let clock, clock() > deadline { return .limited(.timeBudget) }
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
        let outcome = matcher.search(subject, for: pattern, from: cursor.position, allowsEmpty: cursor.allowsEmpty)
        switch outcome {
        case .noMatch: return .miss
        case .limitExceeded(.steps): return .limited(.matchLimit)
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
}
