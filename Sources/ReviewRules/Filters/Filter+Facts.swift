extension Filter {
    /// Whether the filter may hit an ASCII text of which so much is known; where it says no, `findSpans` finds nothing.
    func mayHit(_ facts: TextFacts) -> Bool {
        switch self {
        case .links: facts.mayHoldLink
        case .caps(let filter): filter.hits(cased: facts.letters, capitals: facts.capitals)
        case .repetition(let filter): filter.mayHit(facts)
        case .symbols(let filter):
            filter.hits(visible: facts.letters + facts.digits + facts.symbols, symbols: facts.symbols)
        // Neither emoji, stacks of marks nor a second alphabet can be written in ASCII.
        case .emoji, .zalgo, .mixedScript: false
        case .mentions: facts.hasAt
        case .length(let filter): filter.mayHit(facts)
        case .invisible: facts.hasInvisible
        case .pii(let filter): filter.mayHit(facts)
        }
    }
}
