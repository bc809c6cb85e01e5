/// Makes the tables of a `LiteralIndex` and of the `MatcherTable` that it speaks of.
struct LiteralIndexBuilder {
    private var matchers: [UInt32] = []
    private var texts: [UInt8] = []
    private var needles: [UInt32] = []
    private var literals: [[UInt8]] = []
    private var uses: [[UInt32]] = []
    private var numbers: [[UInt8]: Int] = [:]
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
            let places = [
                put(needles: KeywordSpelling.all(of: keyword, folding: false)), put(needles: folded),
            ]
            if isSearched { look(for: folded, isSeenRaw: rule.views.contains(.raw)) }
            append(keyword.text, conjuncts: 1, traits, places)
        }
        for pattern in block.patterns {
            let conjuncts = isSearched ? Self.conjuncts(of: pattern) : []
            if isSearched { look(for: conjuncts) }
            var traits = MatcherTable.Traits.isPattern
            if isSearched, conjuncts.isEmpty { traits.insert(.usesJIT) }
            append(pattern, conjuncts: UInt8(truncatingIfNeeded: 1 << conjuncts.count - 1), traits, [0, 0])
        }
    }

    private static func conjuncts(of pattern: String) -> [[[UInt8]]] {
        let required = LiteralRequirement.extract(from: pattern, collapsingRuns: true)
        // A byte holds the conjuncts of one pattern.
        return Array((required?.conjuncts.compactMap(FoldedLiteral.alternatives) ?? []).prefix(8))
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
    private mutating func look(for spellings: [KeywordSpelling], isSeenRaw: Bool) {
        guard spellings.allSatisfy({ !$0.text.isEmpty }) else { return lookAlways() }
        for spelling in spellings {
            var use = LiteralIndex.Use(matcher: matcherCount, conjunct: 0)
            use.needsStartBoundary = spelling.flags.contains(.needsStartBoundary) && spelling.beginsInWord
            use.needsEndBoundary = spelling.flags.contains(.needsEndBoundary) && spelling.endsInWord
            use.isSeenRaw = isSeenRaw
            add(use, CollapsedText.bytes(of: spelling.text))
        }
    }

    /// Looks for the matcher that is about to be added by what each of its matches must contain.
    private mutating func look(for conjuncts: [[[UInt8]]]) {
        guard !conjuncts.isEmpty else { return lookAlways() }
        for (number, alternatives) in conjuncts.enumerated() {
            for literal in alternatives.uniqued() {
                add(LiteralIndex.Use(matcher: matcherCount, conjunct: number), literal)
            }
        }
    }

    private mutating func lookAlways() {
        unconditional.append(matcherCount)
        unconditionalRules.insert(ruleCount)
    }

    private mutating func add(_ use: LiteralIndex.Use, _ literal: [UInt8]) {
        guard let known = numbers[literal] else {
            numbers[literal] = literals.count
            literals.append(literal)
            uses.append([use.rawValue])
            return
        }
        if !uses[known].contains(use.rawValue) { uses[known].append(use.rawValue) }
    }

    /// Puts all tables into `image`.
    func put(into image: inout ImageWriter) {
        image.put(.matchers, matchers)
        image.put(.texts, texts)
        image.put(.needles, needles)
        let columnCount = AutomatonBuilder(literals).put(into: &image)
        var starts: [UInt32] = [0]
        for list in uses { starts.append((starts.last ?? 0) + UInt32(list.count)) }
        image.put(.useStarts, starts)
        image.put(.uses, uses.flatMap(\.self))
        image.put(.literalLengths, literals.map { UInt32($0.count { $0 & 0xC0 != 0x80 }) })
        image.put(.unconditionalMatchers, unconditional.map { UInt32($0) })
        image.put(.unconditionalRules, unconditionalRules.sorted().map { UInt32($0) })
        image.put(.facts, [readings, UInt32(columnCount)])
    }
}

extension Array where Element: Hashable {
    /// The first of each set of equals.
    fileprivate func uniqued() -> [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
