/// A way in which people spell a word so that a filter does not know it and a reader still does.
public enum EvasionTechnique: String, CaseIterable, Sendable {
    case zeroWidth = "zero-width"
    case cyrillic = "Cyrillic look-alikes"
    case greek = "Greek look-alikes"
    case confusables = "UTS #39 look-alikes"
    case mathematical
    case fullWidth = "full-width"
    case circled
    case squared
    case regionalIndicators = "regional indicators"
    case smallCapitals = "small capitals"
    case diacritics
    case zalgo
    case strikeThrough = "strike-through"
    case leet
    case repeatedLetters = "repeated letters"
    case spaced
    case dotted
    case hyphened

    /// `term` as somebody might spell it; the same for the same state of `random`.
    ///
    /// Only the letters a–z and A–Z are disguised; nil if the technique has nothing for any of them.
    ///
    /// - Parameter confusables: what `confusables` picks from; the other techniques bring their own data.
    public func disguise(_ term: String, confusables: Confusables = Confusables(), using random: inout SplitMix64)
        -> String?
    {
        let letters = Letters(term)
        return switch self {
        case .zeroWidth: Insertions.zeroWidth(letters, &random)
        case .cyrillic: LookAlikes.replace(letters, by: LookAlikes.cyrillic, &random)
        case .greek: LookAlikes.replace(letters, by: LookAlikes.greek, &random)
        case .confusables: LookAlikes.replace(letters, by: confusables.sources, &random)
        case .mathematical: StyledAlphabets.mathematical(letters, &random)
        case .fullWidth: StyledAlphabets.fullWidth(letters)
        case .circled: StyledAlphabets.circled(letters, &random)
        case .squared: StyledAlphabets.squared(letters, &random)
        case .regionalIndicators: StyledAlphabets.regionalIndicators(letters, &random)
        case .smallCapitals: StyledAlphabets.smallCapitals(letters)
        case .diacritics: CombiningMarks.diacritics(letters, &random)
        case .zalgo: CombiningMarks.zalgo(letters, &random)
        case .strikeThrough: CombiningMarks.strikeThrough(letters, &random)
        case .leet: Spellings.leet(letters, &random)
        case .repeatedLetters: Spellings.repeatedLetters(letters, &random)
        case .spaced: Insertions.spaced(letters, &random)
        case .dotted: Insertions.separated(letters, by: Insertions.dots, &random)
        case .hyphened: Insertions.separated(letters, by: Insertions.hyphens, &random)
        }
    }
}
