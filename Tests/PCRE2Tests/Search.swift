import PCRE2

/// What one search found: its outcome and, after a match, every group with the text it took.
struct Search: Equatable {
    var outcome: MatchOutcome
    var ranges: [Range<Int>?] = []
    var texts: [String?] = []

    /// Searches `subject` once with a matcher of its own.
    init(
        _ pattern: CompiledPattern, _ subject: String, from start: Int = 0, allowsEmpty: Bool = true,
        limits: MatchLimits = MatchLimits()
    ) throws {
        var matcher = try Matcher(limits: limits)
        self.init(pattern, subject, from: start, allowsEmpty: allowsEmpty, with: &matcher)
    }

    /// Searches `subject` once.
    init(
        _ pattern: CompiledPattern, _ subject: String, from start: Int = 0, allowsEmpty: Bool = true,
        with matcher: inout Matcher
    ) {
        outcome = matcher.search(subject.utf8Span, for: pattern, from: start, allowsEmpty: allowsEmpty)
        guard outcome == .match else { return }
        let bytes = Array(subject.utf8)
        ranges = (0...pattern.captureCount).map { matcher.byteRange(ofGroup: $0) }
        texts = ranges.map { $0.map { String(decoding: bytes[$0], as: UTF8.self) } }
    }

    /// Every match of `pattern`, found as a search for all of them goes on after each one.
    static func all(
        _ pattern: CompiledPattern, in subject: String, limits: MatchLimits = MatchLimits(),
        isTimeUp: (() -> Bool)? = nil
    ) throws -> [Search] {
        var matcher = try Matcher(limits: limits, isTimeUp: isTimeUp)
        var searches: [Search] = []
        var start = 0
        var allowsEmpty = true
        while true {
            let search = Search(pattern, subject, from: start, allowsEmpty: allowsEmpty, with: &matcher)
            searches.append(search)
            guard let match = search.ranges.first, let match else { return searches }
            start = match.upperBound
            allowsEmpty = !match.isEmpty
        }
    }
}
