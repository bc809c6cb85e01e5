/// A rule as it stands in a compiled rule set.
struct RuleRecord {
    /// One of its blocks of matchers.
    struct Block {
        /// Numbers of the `MatcherTable`.
        var keywords: Range<Int>
        var patterns: Range<Int>
        var filters: [Filter]

        var isEmpty: Bool { keywords.isEmpty && patterns.isEmpty && filters.isEmpty }
    }

    /// The rule without its keywords and patterns.
    var rule: Rule
    /// `Match.any`, then the blocks of `Match.all`; none if the rule has no match.
    var blocks: [Block]
    var except: Block
}
