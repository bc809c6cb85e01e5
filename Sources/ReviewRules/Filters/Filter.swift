/// A check of how a text is written, which no word or regex expresses well. Filters look at the text as sent.
public enum Filter: Sendable, Equatable {
    /// `links`: web addresses.
    case links(LinkFilter)
    /// `caps`: too many capitals.
    case caps(CapsFilter)
    /// `repetition`: a character, word or phrase again and again.
    case repetition(RepetitionFilter)
    /// `symbols`: too many characters that are neither letters nor digits.
    case symbols(SymbolFilter)
    /// `emoji`: too many emoji.
    case emoji(EmojiFilter)
    /// `mentions`: too many `@name`.
    case mentions(MentionFilter)
    /// `length`: too many characters or lines.
    case length(LengthFilter)
    /// `zalgo`: stacks of combining marks.
    case zalgo(ZalgoFilter)
    /// `invisible`: characters that nobody sees.
    case invisible
    /// `mixed_script`: words that mix alphabets which look alike.
    case mixedScript
    /// `pii`: personal data.
    case pii(PIIFilter)
}

extension Filter {
    /// Adds what the filter finds in `text`, valid UTF-8, as byte ranges in ascending order for each thing it looks for.
    func findSpans(in text: Span<UInt8>, with scratch: inout FilterScratch, into spans: inout [Range<Int>]) {
        switch self {
        case .links(let filter): scratch.links.findSpans(of: filter, in: text, into: &spans)
        case .caps(let filter): filter.findSpans(in: text, into: &spans)
        case .repetition(let filter): filter.findSpans(in: text, with: &scratch.words, into: &spans)
        case .symbols(let filter): filter.findSpans(in: text, into: &spans)
        case .emoji(let filter): filter.findSpans(in: text, into: &spans)
        case .mentions(let filter): filter.findSpans(in: text, into: &spans)
        case .length(let filter): filter.findSpans(in: text, into: &spans)
        case .zalgo(let filter): filter.findSpans(in: text, into: &spans)
        case .invisible: InvisibleCharacters.findSpans(in: text, into: &spans)
        case .mixedScript: MixedScript.findSpans(in: text, into: &spans)
        case .pii(let filter): filter.findSpans(in: text, with: &scratch.wallets, into: &spans)
        }
    }
}

/// What filters need room for; kept from message to message, so that a warm filter allocates nothing.
struct FilterScratch: Sendable {
    var spans: [Range<Int>] = []
    var links = LinkScanner()
    var words = WordSequence()
    var wallets = WalletScanner()
}
