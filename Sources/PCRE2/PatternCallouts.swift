/// Where a search looks whether its time is up (pcre2callout(3)).
///
/// A callout takes part in nothing, so that all three find the same matches. What differs is the price and the count of
/// steps: before every item a search takes 1.3 to 1.5 times as long (measured: 29 patterns over chat lines), where it
/// starts next to nothing, and `(?:a)*` is a loop of one step with callouts where it is a repeated letter without.
public enum PatternCallouts: Sendable {
    /// Nowhere: only the limits stop the search.
    case none
    /// At each place of the subject where a match could start. Between two looks are as many steps as the limit allows.
    case starts
    /// Before every item of the pattern: the search can be stopped within microseconds, whatever the pattern.
    case everyItem

    static let start = Array("(?C)".utf8)

    /// What may stand before the pattern proper, and only there (pcre2pattern(3), "SPECIAL START-OF-PATTERN ITEMS").
    private static let leadingOptions = Set(
        [
            "UTF", "UCP", "NOTEMPTY", "NOTEMPTY_ATSTART", "NO_AUTO_POSSESS", "NO_DOTSTAR_ANCHOR", "NO_JIT",
            "NO_START_OPT", "LIMIT_HEAP", "LIMIT_MATCH", "LIMIT_DEPTH", "LIMIT_RECURSION", "CR", "LF", "CRLF",
            "ANYCRLF", "ANY", "NUL", "BSR_ANYCRLF", "BSR_UNICODE",
        ].map { Array($0.utf8)[...] })

    /// Puts a callout before the first item of `pattern` and says where.
    ///
    /// The first alternative is tried first wherever a match could start, so that one callout is enough.
    static func insert(into pattern: inout [UInt8]) -> Int {
        var position = 0
        while pattern[position...].starts(with: "(*".utf8),
            let end = pattern[position...].firstIndex(of: UInt8(ascii: ")")),
            let name = pattern[(position + 2)..<end].split(separator: UInt8(ascii: "="), maxSplits: 1).first,
            leadingOptions.contains(name)
        {
            position = end + 1
        }
        pattern.insert(contentsOf: start, at: position)
        return position
    }
}
