/// What is known of the text that a part of a pattern matches.
struct RequiredText: Equatable {
    /// All texts it can match, up to case; nil if they are too many or not known.
    var exact: [[UInt32]]?
    /// Each match begins with one of these.
    var prefixes: [[UInt32]]
    /// Each match ends with one of these.
    var suffixes: [[UInt32]]
    /// The subject holds one literal of each, inside the match or around it.
    var conjuncts: [[[UInt32]]] = []

    /// The one text of no characters.
    static let nothing = RequiredText(exact: [[]])
    /// Any text, or none.
    static let anything = RequiredText(prefixes: [[]], suffixes: [[]])

    init(exact: [[UInt32]], conjuncts: [[[UInt32]]] = []) {
        self.exact = exact
        prefixes = exact
        suffixes = exact
        self.conjuncts = conjuncts
    }

    /// Text of which only the ends are known; a set that holds the empty text says nothing.
    init(prefixes: [[UInt32]], suffixes: [[UInt32]], conjuncts: [[[UInt32]]] = []) {
        exact = nil
        self.prefixes = Self.orUnknown(prefixes)
        self.suffixes = Self.orUnknown(suffixes)
        self.conjuncts = conjuncts
        if self.conjuncts.count > Self.maximumConjuncts { keepBestConjuncts() }
    }

    /// Everything that is required, each set once.
    var candidates: [[[UInt32]]] {
        var seen: Set<[[UInt32]]> = []
        return (conjuncts + (exact.map { [$0] } ?? [prefixes, suffixes]))
            .filter { !$0.isEmpty && !$0.contains([]) }
            .map { $0.withoutSuperstrings() }
            .filter { seen.insert($0).inserted }
    }

    // MARK: - Algebra

    /// Products of sets stop here: 64 literals of four letters are better than 8 of three, 512 of five cost memory.
    private static let maximumProduct = 64
    /// A list of words may be longer than a product: its literals are whole words.
    private static let maximumUnion = 256
    /// 24 letters occur by chance as seldom as 12, which is never.
    private static let maximumLength = 24
    /// More conjuncts than a rule can use, so that long patterns stay linear.
    private static let maximumConjuncts = 24

    /// The text of this part followed directly by that of `next`.
    func followed(by next: RequiredText) -> RequiredText {
        var joined = conjuncts + next.conjuncts
        if let exact, let nextExact = next.exact {
            if let product = exact.followed(by: nextExact, atMost: Self.maximumProduct),
                product.allSatisfy({ $0.count <= Self.maximumLength })
            {
                return RequiredText(exact: product, conjuncts: joined)
            }
        }
        var prefixes = self.prefixes
        if let exact {
            if let product = exact.followed(by: next.prefixes, atMost: Self.maximumProduct) {
                prefixes = product.map { Array($0.prefix(Self.maximumLength)) }
            } else {
                joined.append(next.prefixes)
            }
        }
        var suffixes = next.suffixes
        if let nextExact = next.exact {
            if let product = self.suffixes.followed(by: nextExact, atMost: Self.maximumProduct) {
                suffixes = product.map { Array($0.suffix(Self.maximumLength)) }
            } else {
                joined.append(self.suffixes)
            }
        }
        if exact == nil, next.exact == nil {
            if let product = self.suffixes.followed(by: next.prefixes, atMost: Self.maximumProduct) {
                joined.append(product)
            } else {
                joined += [self.suffixes, next.prefixes]
            }
        }
        return RequiredText(prefixes: prefixes, suffixes: suffixes, conjuncts: joined.filter { !$0.contains([]) })
    }

    /// The text of one of `branches`.
    static func oneOf(_ branches: [RequiredText]) -> RequiredText {
        guard branches.count > 1 else { return branches.first ?? .nothing }
        let exacts = branches.compactMap(\.exact)
        if exacts.count == branches.count, let union = union(exacts) {
            let hasAssertions = branches.contains { !$0.conjuncts.isEmpty }
            return RequiredText(exact: union, conjuncts: hasAssertions ? sharedConjuncts(branches) : [])
        }
        return RequiredText(
            prefixes: union(branches.map(\.prefixes)) ?? [[]], suffixes: union(branches.map(\.suffixes)) ?? [[]],
            conjuncts: sharedConjuncts(branches))
    }

    /// The best of each branch together, then the second best, and so on while each branch has one.
    private static func sharedConjuncts(_ branches: [RequiredText]) -> [[[UInt32]]] {
        let ranked = branches.map { ConjunctChoice.ranked($0.candidates) }
        let depth = min(ranked.map(\.count).min() ?? 0, ConjunctChoice.maximumWeak)
        return (0..<depth).compactMap { rank in union(ranked.map { $0[rank] }) }
    }

    private static func union(_ sets: [[[UInt32]]]) -> [[UInt32]]? {
        let union = sets.flatMap(\.self).uniquedCaselessly()
        return union.count <= maximumUnion ? union : nil
    }

    private static func orUnknown(_ ends: [[UInt32]]) -> [[UInt32]] {
        ends.contains([]) ? [[]] : ends
    }

    private mutating func keepBestConjuncts() {
        var seen: Set<[[UInt32]]> = []
        let unique = conjuncts.filter { seen.insert($0).inserted }
        conjuncts = Array(ConjunctChoice.ranked(unique).prefix(Self.maximumConjuncts / 2))
    }
}
