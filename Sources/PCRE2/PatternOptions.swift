internal import CPCRE2

/// How a pattern is compiled (pcre2api(3), "COMPILING A PATTERN").
///
/// `PCRE2_UTF` and `PCRE2_NEVER_BACKSLASH_C` are always set: subjects are UTF-8, and `\C` could leave a match in the
/// middle of a character.
public struct PatternOptions: OptionSet, Sendable {
    /// PCRE2's bits.
    public let rawValue: UInt32

    /// The options whose PCRE2 bits are set in `rawValue`.
    public init(rawValue: UInt32) {
        self.rawValue = rawValue
    }

    /// Letters match without regard to case, by Unicode's simple case folding.
    public static let caseless = PatternOptions(rawValue: PCRE2_CASELESS)
    /// `\w`, `\d`, `\s`, `\b` and the POSIX classes go by Unicode properties.
    public static let unicodeProperties = PatternOptions(rawValue: PCRE2_UCP)
    /// `.` matches a newline too.
    public static let dotMatchesNewline = PatternOptions(rawValue: PCRE2_DOTALL)
    /// `^` and `$` match at each line.
    public static let multiline = PatternOptions(rawValue: PCRE2_MULTILINE)
    /// White space and `#` comments in the pattern do not count.
    public static let extended = PatternOptions(rawValue: PCRE2_EXTENDED)
    /// The pattern matches only where the search starts.
    public static let anchored = PatternOptions(rawValue: PCRE2_ANCHORED)
}
