/// What ends a line, and with it a `#` comment of extended mode (pcre2pattern(3), "Newline conventions").
enum NewlineConvention: String, Sendable {
    case carriageReturn = "CR"
    case lineFeed = "LF"
    case both = "CRLF"
    case anyOfThree = "ANYCRLF"
    case anyUnicode = "ANY"
    case null = "NUL"

    /// How many code points the newline that starts with `first` has; nil if none starts there.
    func length(first: Unicode.Scalar, second: Unicode.Scalar?) -> Int? {
        switch self {
        case .carriageReturn: return first == "\r" ? 1 : nil
        case .lineFeed: return first == "\n" ? 1 : nil
        case .both: return first == "\r" && second == "\n" ? 2 : nil
        case .null: return first == "\0" ? 1 : nil
        case .anyOfThree, .anyUnicode:
            if first == "\r" { return second == "\n" ? 2 : 1 }
            if first == "\n" { return 1 }
            guard self == .anyUnicode else { return nil }
            switch first {
            case "\u{B}", "\u{C}", "\u{85}", "\u{2028}", "\u{2029}": return 1
            default: return nil
            }
        }
    }
}
