// Why: one pass of a literal automaton over a message costs under a microsecond; running 500 patterns one by one costs
// 40 to 80. So a pattern runs only on messages that hold the text which each of its matches must hold.
//
// Guarantee: if the pattern (PCRE2 10.42 syntax, compiled with PCRE2_UTF and PCRE2_UCP, other options only inline) matches
// a subject, then each conjunct has a literal that stands in the subject, code point by code point, up to caseless
// equality. It may stand outside the reported match: in a look-around, or before `\K`. With `collapsingRuns` the same
// holds after runs of equal code points are collapsed to one, in the subject and in the literal. Folding both sides
// further keeps the guarantee if the fold works code point by code point and gives caseless equals the same text.
//
// Fallback: what the parser does not know for certain requires nothing; where the end of a construct is uncertain, or
// `(*ACCEPT)` can end a match early, or PCRE2 versions differ about the whole pattern, there is no requirement and the
// pattern always runs. A missed optimisation costs microseconds; a wrong one lets a message through.

/// Code points that stand side by side.
struct Literal: Hashable, Sendable {
    /// As the pattern gives them, unfolded; never empty.
    var scalars: [UInt32]
}

/// What every match of a pattern must contain. Not both are empty.
struct LiteralRequirement: Equatable, Sendable {
    /// Each conjunct must be met; a conjunct is met when one of its literals occurs. No array is empty. The most
    /// selective conjunct is first.
    var conjuncts: [[Literal]]
    /// Conjuncts that must be met by the text's letters and digits alone; see `LetterStream`.
    var letters: [[Literal]] = []
    /// The signs that may stand for a letter there, each with the letters that this pattern reads it as.
    var signs: [LetterStream.Sign] = []
}

extension LiteralRequirement {
    /// The requirement of `pattern`; nil if nothing is required or the syntax is not understood, so that the pattern must
    /// always run.
    ///
    /// With `collapsingRuns`, literals hold for text whose runs of equal code points are collapsed to one, so that
    /// `f+u+n` requires `fun`.
    static func extract(from pattern: String, collapsingRuns: Bool = false) -> LiteralRequirement? {
        guard let node = try? PatternParser.parse(pattern) else { return nil }
        let analysis = RequirementAnalysis(collapsesRuns: collapsingRuns)
        let chosen = ConjunctChoice.choose(from: analysis.conjuncts(of: node))
        // Where words are spelled with separators between the letters, no text of two letters is required as it is. Then what
        // is left without separators says more, and hundreds of patterns that require an `e` would only cost time.
        if collapsingRuns, !(chosen.first.map(ConjunctChoice.isStrong) ?? false) {
            let (letters, signs) = LetterStream.requirement(of: node)
            let strong = ConjunctChoice.choose(from: analysis.conjuncts(of: letters)).filter(ConjunctChoice.isStrong)
            if !strong.isEmpty {
                return LiteralRequirement(conjuncts: [], letters: strong.map { $0.map(Literal.init) }, signs: signs)
            }
        }
        guard !chosen.isEmpty else { return nil }
        return LiteralRequirement(conjuncts: chosen.map { $0.map(Literal.init) })
    }
}
