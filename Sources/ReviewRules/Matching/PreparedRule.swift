internal import PCRE2

/// A rule that a message may match, taken from a compiled rule set when the first such message comes.
final class PreparedRule {
    /// The rule without its keywords and patterns.
    let rule: Rule
    let index: Int
    // What every message asks of a rule that runs for all of them stands by itself: a copy of `rule` costs a dozen retains.
    let status: Rule.Status
    let conditions: [Condition]
    let views: [View]
    /// Nearly every rule looks at the content alone.
    let looksAtContentAlone: Bool
    /// `Match.any`, then the blocks of `Match.all`.
    let blocks: [RuleRecord.Block]
    let except: RuleRecord.Block
    /// Those of all blocks; nil if the rule has no match, and so hits without any.
    let filters: [Filter]?
    /// A deny, a score, a tag and an allow need one hit; a mask and a replacement need every span.
    let needsEverySpan: Bool

    private let matchers: MatcherTable
    /// By number, less that of the rule's first matcher; each is compiled when it is needed.
    private var patterns: [LazyPattern?]
    private let firstMatcher: Int

    /// Rule `index` of `set`, which must outlive it.
    ///
    /// - Throws: `CompiledRuleSetError` if its record is damaged.
    init(_ index: Int, of set: CompiledRuleSet) throws(CompiledRuleSetError) {
        let record = try set.rule(index)
        self.index = index
        rule = record.rule
        status = record.rule.status
        conditions = record.rule.when
        views = record.rule.views
        looksAtContentAlone = record.rule.fields == [.content]
        blocks = record.blocks
        except = record.except
        filters = record.blocks.isEmpty ? nil : record.blocks.flatMap(\.filters)
        needsEverySpan =
            switch record.rule.action {
            case .mask, .replace: true
            case .deny, .score, .tag, .allow: false
            }
        matchers = set.matchers
        firstMatcher = (blocks.first ?? except).keywords.lowerBound
        let end = except.patterns.upperBound
        patterns = [LazyPattern?](repeating: nil, count: blocks.isEmpty && except.isEmpty ? 0 : end - firstMatcher)
    }

    func pattern(_ matcher: Int) throws(PCRE2Error) -> CompiledPattern {
        let place = matcher - firstMatcher
        var pattern =
            patterns[place]
            ?? LazyPattern(
                matchers.text(of: matcher).text ?? "", usesJIT: matchers.traits(of: matcher).contains(.usesJIT))
        defer { patterns[place] = pattern }
        return try pattern.compiled()
    }

    /// Whether the rule may hit an ASCII content of which so much is known, and of whose keywords and patterns none may match.
    func mayHit(_ facts: TextFacts) -> Bool {
        guard let filters, looksAtContentAlone else { return true }
        for index in filters.indices where filters[index].mayHit(facts) { return true }
        return false
    }

    /// Calls `body` with each match of a keyword in `text`, a reading without case alone or folded, until it says that this
    /// is enough.
    @inline(__always)
    func forEachMatch(of keyword: Int, in text: ViewText, folding: Bool, _ body: (Range<Int>) -> Bool) {
        matchers.forEachNeedle(of: keyword, folding: folding) { needle in
            var position = 0
            while let found = needle.firstMatch(in: text, from: position) {
                guard body(found) else { return false }
                position = found.upperBound
            }
            return true
        }
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

    /// How regexes read a text in this view: nil is the text as sent; where a character may be i or l, first as i, then as l.
    var patternReadings: (first: ViewText.Reading?, second: ViewText.Reading?) {
        switch self {
        case .raw: (nil, nil)
        case .folded: (.foldedAsI, .foldedAsL)
        case .leet: (.leetAsI, .leetAsL)
        case .joined: (.joinedAsI, .joinedAsL)
        }
    }
}
