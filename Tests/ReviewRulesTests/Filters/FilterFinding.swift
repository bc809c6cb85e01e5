@testable import ReviewRules

/// The pieces of `text` that the filter finds, in the order in which it finds them.
func pieces(of text: String, foundBy filter: Filter) -> [String] {
    let bytes = Array(text.utf8)
    var scratch = FilterScratch()
    var spans: [Range<Int>] = []
    filter.findSpans(in: bytes.span, with: &scratch, into: &spans)
    return spans.map { String(decoding: bytes[$0], as: UTF8.self) }
}

/// A text, and what a filter must find in it.
struct Finding: CustomStringConvertible, Sendable {
    let text: String
    let pieces: [String]

    init(_ text: String, _ pieces: String...) {
        self.text = text
        self.pieces = pieces
    }

    var description: String { text }
}

/// A rule of this filter.
func filterRule(
    _ filters: Filter..., action: Rule.Action = .mask("*"), views: [View] = [.raw], id: String = "filter"
) -> Rule {
    var rule = Rule(id: id, action: action)
    var match = Match()
    match.any.filters = filters
    rule.match = match
    rule.views = views
    return rule
}

/// What is delivered of `text` under `rules`; nil if it is denied.
func delivered(_ text: String, _ rules: Rule...) throws -> String? {
    let message = Message(content: text)
    var verdict = Verdict()
    try Reviewer(RuleSet(rules: rules)).evaluate(message, into: &verdict)
    guard verdict.decision == .allow else { return nil }
    return verdict.isContentRewritten ? String(decoding: verdict.content, as: UTF8.self) : text
}

/// SplitMix64: the same numbers for the same seed, so that a failing case can be run again.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
        return value ^ value >> 31
    }
}
