/// Which keywords and patterns of a rule set a text may match, found in one pass of one automaton.
///
/// Guarantee: whatever matches is among the candidates. A keyword's own letters are its literal; a pattern's are what each
/// of its matches must contain (`LiteralRequirement`). Both are folded and collapsed as the text is. What has no such
/// literal is a candidate for every message.
struct LiteralIndex: Sendable {
    /// A keyword or a pattern, and where its rule has it.
    struct Matcher: Sendable {
        var rule: Int
        /// 0 is `Match.any`, n the n-th block of `Match.all`.
        var block: Int
        /// The place among the block's keywords or patterns.
        var index: Int
        /// A bit for each conjunct that must be met; keywords have one.
        var conjuncts: UInt8
        var isPattern: Bool
    }

    /// A literal stands for this conjunct of this matcher.
    struct Use: Sendable {
        var matcher: Int
        var conjunct: UInt8
    }

    private(set) var matchers: [Matcher] = []
    /// By literal of the automaton.
    private(set) var uses: [[Use]] = []
    let automaton: LiteralAutomaton
    /// Matchers without a literal.
    private(set) var unconditional: [Int] = []
    /// Rules that run for every message: those without a match, those with a filter or with an unconditional matcher.
    private(set) var unconditionalRules: [Int] = []
    /// The readings besides `folded` in which some rule looks.
    private(set) var readings: Set<ViewText.Reading> = []
    /// Whether some rule looks at attributes.
    private(set) var looksAtAttributes = false

    init(_ ruleSet: RuleSet) {
        var builder = Builder()
        for (rule, value) in ruleSet.rules.enumerated() where value.status != .disabled {
            builder.add(value, rule)
            readings.formUnion(value.views.compactMap(\.candidateReading))
            looksAtAttributes = looksAtAttributes || value.fields.contains { $0 != .content }
        }
        matchers = builder.matchers
        unconditional = builder.unconditional
        unconditionalRules = Array(
            Set(builder.rulesWithoutLiterals + builder.unconditional.map { builder.matchers[$0].rule })
        ).sorted()
        automaton = LiteralAutomaton(builder.literals)
        uses = builder.uses
    }

    private struct Builder {
        var matchers: [Matcher] = []
        var literals: [[UInt8]] = []
        var uses: [[Use]] = []
        var unconditional: [Int] = []
        var rulesWithoutLiterals: [Int] = []
        private var numbers: [[UInt8]: Int] = [:]

        mutating func add(_ rule: Rule, _ index: Int) {
            guard let match = rule.match else {
                rulesWithoutLiterals.append(index)
                return
            }
            for (block, content) in ([match.any] + match.all).enumerated() {
                if !content.filters.isEmpty { rulesWithoutLiterals.append(index) }
                for (place, keyword) in content.keywords.enumerated() {
                    let spellings = KeywordNeedle.foldedSpellings(of: keyword).map(CollapsedText.bytes)
                    let matcher = Matcher(rule: index, block: block, index: place, conjuncts: 1, isPattern: false)
                    add(matcher, [spellings])
                }
                for (place, pattern) in content.patterns.enumerated() {
                    let required = LiteralRequirement.extract(from: pattern, collapsingRuns: true)
                    // A byte holds the conjuncts of one pattern.
                    let conjuncts = (required?.conjuncts.compactMap(FoldedLiteral.alternatives) ?? []).prefix(8)
                    let matcher = Matcher(
                        rule: index, block: block, index: place,
                        conjuncts: UInt8(truncatingIfNeeded: 1 << conjuncts.count - 1), isPattern: true)
                    add(matcher, Array(conjuncts))
                }
            }
        }

        private mutating func add(_ matcher: Matcher, _ conjuncts: [[[UInt8]]]) {
            let number = matchers.count
            matchers.append(matcher)
            guard !conjuncts.isEmpty, conjuncts.allSatisfy({ $0.allSatisfy { !$0.isEmpty } && !$0.isEmpty }) else {
                unconditional.append(number)
                return
            }
            for (conjunct, alternatives) in conjuncts.enumerated() {
                for literal in Set(alternatives) {
                    let use = Use(matcher: number, conjunct: 1 << UInt8(conjunct))
                    if let known = numbers[literal] {
                        uses[known].append(use)
                    } else {
                        numbers[literal] = literals.count
                        literals.append(literal)
                        uses.append([use])
                    }
                }
            }
        }
    }
}

extension View {
    /// The reading in which literals are looked for on behalf of the view, besides `folded`, which serves raw as well.
    fileprivate var candidateReading: ViewText.Reading? {
        switch self {
        case .raw, .folded: nil
        case .leet: .leet
        case .joined: .joined
        }
    }
}
