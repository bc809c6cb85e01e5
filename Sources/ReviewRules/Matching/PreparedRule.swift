internal import PCRE2

/// A rule's keywords and patterns in the form in which messages are searched; each is made when a message first needs it.
final class PreparedRule {
    /// `Match.any`, then the blocks of `Match.all`.
    let blocks: [PreparedMatchers]
    let except: PreparedMatchers
    /// A deny, a score, a tag and an allow need one hit; a mask and a replacement need every span.
    let needsEverySpan: Bool

    init(_ rule: Rule) {
        blocks = rule.match.map { ([$0.any] + $0.all).map(PreparedMatchers.init) } ?? []
        except = PreparedMatchers(rule.except)
        needsEverySpan =
            switch rule.action {
            case .mask, .replace: true
            case .deny, .score, .tag, .allow: false
            }
    }
}

/// The keywords and the patterns of one `match` or `except` block.
final class PreparedMatchers {
    private let keywords: [Keyword]
    /// By `ViewText.Reading.rawValue`, then by keyword; nil until needed.
    private var needles: [[[KeywordNeedle]?]]
    private var patterns: [LazyPattern]
    let filters: [Filter]

    init(_ matchers: Matchers) {
        keywords = matchers.keywords
        needles = ViewText.Reading.allCases.map { _ in [] }
        patterns = matchers.patterns.map(LazyPattern.init)
        filters = matchers.filters
    }

    var isEmpty: Bool { keywords.isEmpty && patterns.isEmpty && filters.isEmpty }
    var keywordCount: Int { keywords.count }
    var patternCount: Int { patterns.count }

    func needles(forKeyword index: Int, _ reading: ViewText.Reading) -> [KeywordNeedle] {
        let slot = reading.rawValue
        if needles[slot].isEmpty { needles[slot] = [[KeywordNeedle]?](repeating: nil, count: keywords.count) }
        if let known = needles[slot][index] { return known }
        let made = KeywordNeedle.needles(for: keywords[index], reading: reading)
        needles[slot][index] = made
        return made
    }

    func pattern(_ index: Int) throws(PCRE2Error) -> CompiledPattern {
        try patterns[index].compiled()
    }
}

extension View {
    /// How keywords read a text in this view: they ignore case in every view, raw included.
    var keywordReading: ViewText.Reading {
        switch self {
        case .raw: .caseless
        case .folded: .folded
        case .leet: .leet
        case .joined: .joined
        }
    }

    /// How regexes read a text in this view: nil is the text as sent; where a sign may be i or l, first as i, then as l.
    var patternReadings: [ViewText.Reading?] {
        switch self {
        case .raw: [nil]
        case .folded: [.folded]
        case .leet: [.leetAsI, .leetAsL]
        case .joined: [.joinedAsI, .joinedAsL]
        }
    }
}
