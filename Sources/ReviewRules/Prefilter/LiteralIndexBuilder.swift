/// Makes the tables of a `LiteralIndex` and of the `MatcherTable` that it speaks of.
struct LiteralIndexBuilder {
    private var matchers: [UInt32] = []
    private var texts: [UInt8] = []
    private var needles: [UInt32] = []
    private var plain = LiteralTableBuilder()
    private var letters = LiteralTableBuilder()
    private var signs = [UInt32](repeating: 0, count: 128)
    private var unconditional: [Int] = []
    private var unconditionalRules: Set<Int> = []
    private var readings: UInt32 = 0
    private var ruleCount = 0

    var matcherCount: Int { matchers.count / MatcherTable.recordSize }

    /// Adds the next rule. Nothing is looked for on behalf of a disabled one.
    mutating func add(_ rule: Rule) {
        let isSearched = rule.status != .disabled
        if let match = rule.match {
            for block in [match.any] + match.all {
                add(block, of: rule, isSearched: isSearched)
                if !block.filters.isEmpty, isSearched { unconditionalRules.insert(ruleCount) }
            }
        } else if isSearched {
            unconditionalRules.insert(ruleCount)
        }
        add(rule.except, of: rule, isSearched: false)
        if isSearched { readings |= LiteralIndex.readings(of: rule) }
        ruleCount += 1
    }

    private mutating func add(_ block: Matchers, of rule: Rule, isSearched: Bool) {
        for keyword in block.keywords {
            let folded = KeywordSpelling.all(of: keyword, folding: true)
            var traits = MatcherTable.Traits()
            if keyword.hasLeadingWildcard { traits.insert(.hasLeadingWildcard) }
            if keyword.hasTrailingWildcard { traits.insert(.hasTrailingWildcard) }
            let caseless = KeywordSpelling.all(of: keyword, folding: false)
            let place = put(needles: folded)
            let isShared = folded.count == caseless.count && zip(folded, caseless).allSatisfy { $0.serves($1) }
            let places = [isShared ? place : put(needles: caseless), place]
            if isSearched { look(for: folded, of: rule) }
            append(keyword.text, conjuncts: 1, traits, places)
        }
        for pattern in block.patterns {
            var traits = MatcherTable.Traits.isPattern
            let conjunctCount = isSearched ? look(for: pattern) : 0
            if isSearched, conjunctCount == 0 { traits.insert(.usesJIT) }
            // Signs that are read as letters, and dropped separators, make longer runs.
            let countsRuns = rule.views.allSatisfy { $0 == .raw || $0 == .folded }
            traits.formUnion(.init(PatternExtent(of: pattern), countsRuns: countsRuns))
            append(pattern, conjuncts: UInt8(truncatingIfNeeded: 1 << conjunctCount - 1), traits, [0, 0])
        }
    }

    private mutating func append(
        _ text: String, conjuncts: UInt8, _ traits: MatcherTable.Traits, _ needles: [Int]
    ) {
        matchers += [UInt32(ruleCount), UInt32(conjuncts) | traits.rawValue]
        matchers += [UInt32(texts.count), UInt32(text.utf8.count)]
        matchers += needles.map { UInt32($0) }
        texts += Array(text.utf8)
    }

    private mutating func put(needles spellings: [KeywordSpelling]) -> Int {
        let usable = spellings.filter { !$0.elements.isEmpty }
        let place = needles.count
        needles.append(UInt32(usable.count))
        for spelling in usable { needles += spelling.words }
        return place
    }

    /// Looks for the matcher that is about to be added by its spellings.
    private mutating func look(for spellings: [KeywordSpelling], of rule: Rule) {
        guard spellings.allSatisfy({ !$0.text.isEmpty }) else { return lookAlways() }
        for spelling in spellings {
            var use = LiteralTable.Use(matcher: matcherCount, conjunct: 0)
            use.needsStartBoundary = spelling.flags.contains(.needsStartBoundary) && spelling.beginsInWord
            use.needsEndBoundary = spelling.flags.contains(.needsEndBoundary) && spelling.endsInWord
            use.isSeenRaw = rule.views.contains(.raw)
            let texts = rule.views.contains(.joined) ? spelling.joinedTexts : [spelling.text]
            for text in texts { plain.add(use, CollapsedText.bytes(of: text)) }
        }
    }

    /// Looks for the pattern that is about to be added by what each of its matches must contain, and gives the number of
    /// conjuncts.
    private mutating func look(for pattern: String) -> Int {
        let required = LiteralRequirement.extract(from: pattern, collapsingRuns: true)
        // A byte holds the conjuncts of one pattern.
        let conjuncts = (required?.conjuncts.compactMap(FoldedLiteral.alternatives) ?? []).prefix(8)
        let letterConjuncts = (required?.letters ?? []).prefix(8 - conjuncts.count)
        for (number, alternatives) in conjuncts.enumerated() {
            for literal in alternatives.uniqued() { plain.add(.init(matcher: matcherCount, conjunct: number), literal) }
        }
        for (number, alternatives) in letterConjuncts.enumerated() {
            for literal in alternatives {
                let bytes = literal.scalars.map { UInt8(truncatingIfNeeded: $0) }
                letters.add(.init(matcher: matcherCount, conjunct: conjuncts.count + number), bytes)
            }
        }
        for sign in required?.signs ?? [] { signs[Int(sign.scalar)] |= 1 << (sign.letter - 0x61) }
        if conjuncts.isEmpty, letterConjuncts.isEmpty { lookAlways() }
        return conjuncts.count + letterConjuncts.count
    }

    private mutating func lookAlways() {
        unconditional.append(matcherCount)
        unconditionalRules.insert(ruleCount)
    }

    /// Puts all tables into `image`.
    func put(into image: inout ImageWriter) {
        image.put(.matchers, matchers)
        image.put(.texts, texts)
        image.put(.needles, needles)
        image.put(.unconditionalMatchers, unconditional.map { UInt32($0) })
        image.put(.unconditionalRules, unconditionalRules.sorted().map { UInt32($0) })
        image.put(.signs, signs)
        let columnCounts = [plain.put(.plain, into: &image), letters.put(.letters, into: &image)]
        image.put(.facts, [readings] + columnCounts.map { UInt32($0) })
    }
}

extension Array where Element: Hashable {
    /// The first of each set of equals.
    fileprivate func uniqued() -> [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
