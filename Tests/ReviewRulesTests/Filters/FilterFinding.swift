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
