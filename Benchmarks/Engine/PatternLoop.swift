import PCRE2

/// The peer that anyone would write first: every keyword and every regex is a PCRE2 pattern, tried one by one.
final class PatternLoop {
    private let patterns: [CompiledPattern]
    private var matcher: Matcher

    init(_ rules: BenchmarkRules, jit: Bool) throws {
        let keywords = rules.keywords.map { #"(?i)\b\Q\#($0)\E\b"# }
        patterns = try (keywords + rules.patterns.prefix(BenchmarkRules.patternCount)).map { source in
            try CompiledPattern(source, options: .unicodeProperties, jit: jit)
        }
        matcher = try Matcher()
    }

    /// How many of the patterns match the text as it was sent.
    @discardableResult func judge(_ text: [UInt8]) -> Int {
        guard let subject = try? UTF8Span(validating: text.span) else { return 0 }
        var matches = 0
        for pattern in patterns where matcher.search(subject, for: pattern) == .match { matches += 1 }
        return matches
    }
}
