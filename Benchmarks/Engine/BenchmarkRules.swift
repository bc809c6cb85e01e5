import ReviewRules

/// The rule sets that are measured: the same ones each time, all rules in all four views.
struct BenchmarkRules {
    /// The name of the set with `keywordCount` keywords and `patternCount` regexes in rules of a hundred and ten.
    static let mixedName = "2700+500"
    static let keywordCount = 2_700
    static let patternCount = 500
    /// Sets of this many rules, of which each has one keyword or, one in six, one regex: the shares of the mixed set.
    static let ruleCounts = [10, 100, 1_000, 5_000]
    static let names = ruleCounts.map(String.init) + [mixedName]

    /// The keywords of the mixed set.
    let keywords: [String]
    /// The regexes of the mixed set.
    let patterns: [String]
    private let terms: [String]

    /// Rule sets made of `words` and made-up ones.
    init(words: [String]) {
        terms = BenchmarkTerms.make(5_000, from: words)
        keywords = Array(terms.prefix(Self.keywordCount))
        patterns = BenchmarkPatterns.make(1_000, from: terms)
    }

    /// The rule set of that name; nil if there is none.
    func ruleSet(_ name: String) throws -> RuleSet? {
        if name == Self.mixedName { return try mixed() }
        guard let count = Int(name), Self.ruleCounts.contains(count) else { return nil }
        let rules = try (0..<count).map { number in
            number % 6 == 5
                ? try rule("regex-\(number)", .score, patterns: [patterns[number / 6]])
                : try rule("keyword-\(number)", .mask("*"), keywords: [terms[number]])
        }
        return RuleSet(rules: rules)
    }

    private func mixed() throws -> RuleSet {
        let lists = try stride(from: 0, to: keywords.count, by: 100).map { start in
            try rule("list-\(start)", .mask("*"), keywords: Array(keywords[start..<(start + 100)]))
        }
        let regexes = try stride(from: 0, to: Self.patternCount, by: 10).map { start in
            try rule("regexes-\(start)", .score, patterns: Array(patterns[start..<(start + 10)]))
        }
        return RuleSet(rules: lists + regexes)
    }

    private func rule(_ id: String, _ action: Rule.Action, keywords: [String] = [], patterns: [String] = []) throws
        -> Rule
    {
        var match = Match()
        match.any.keywords = try keywords.map { try Keyword(parsing: $0) }
        match.any.patterns = patterns
        var rule = Rule(id: id, action: action)
        rule.match = match
        rule.views = View.allCases
        return rule
    }
}
