/// Finds what text a syntax tree requires.
struct RequirementAnalysis {
    /// Whether runs of equal code points are one code point in the text that is searched.
    let collapsesRuns: Bool

    /// The ends of a repeated part are spelled out this often, and a fixed small count of it entirely.
    private static let maximumUnrolledEnd = 4
    private static let maximumUnrolled = 8

    /// Sets of literals of which every match has one each.
    func conjuncts(of node: PatternNode) -> [[[UInt32]]] {
        let candidates = text(of: node).candidates
        guard collapsesRuns else { return candidates }
        return candidates.map { $0.map { $0.collapsingRuns() }.withoutSuperstrings() }
    }

    private func text(of node: PatternNode) -> RequiredText {
        switch node {
        case .oneOf(let scalars): RequiredText(exact: scalars.map { [$0] })
        case .anything, .something, .digit, .separator: .anything
        case .concatenation(let items): items.reduce(.nothing) { $0.followed(by: text(of: $1)) }
        case .alternation(let branches): .oneOf(branches.map(text(of:)))
        case .assertion(let inner): RequiredText(exact: [[]], conjuncts: text(of: inner).candidates)
        case .repetition(let inner, let atLeast, let atMost): repeated(text(of: inner), atLeast, atMost)
        }
    }

    private func repeated(_ text: RequiredText, _ atLeast: Int, _ atMost: Int?) -> RequiredText {
        if atMost == 0 || text == .nothing { return .nothing }
        if collapsesRuns, let exact = text.exact, exact.count == 1, exact[0].collapsingRuns().count == 1 {
            return atLeast == 0 ? RequiredText(exact: exact + [[]]) : text
        }
        if atLeast == 0 {
            guard atMost == 1, let exact = text.exact else { return .anything }
            return RequiredText(exact: exact + [[]])
        }
        if text.exact == [[]] || (atLeast == 1 && atMost == 1) { return text }
        if atLeast == atMost, atLeast <= Self.maximumUnrolled { return unrolled(text, atLeast) }
        let end = unrolled(text, min(atLeast, Self.maximumUnrolledEnd))
        return RequiredText(
            prefixes: end.prefixes, suffixes: end.suffixes,
            conjuncts: end.conjuncts.filter { !$0.contains([]) })
    }

    private func unrolled(_ text: RequiredText, _ count: Int) -> RequiredText {
        (1..<count).reduce(text) { unrolled, _ in unrolled.followed(by: text) }
    }
}
