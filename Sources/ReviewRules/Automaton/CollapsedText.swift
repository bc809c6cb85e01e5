/// A text in the form in which literals are looked for: runs of one code point and runs of white space become one, and the
/// letters that a sign may stand for become one letter.
///
/// Runs are collapsed because a keyword's letters may be stretched; what the automaton finds is only a candidate, and the
/// needle or the pattern decides.
enum CollapsedText {
    /// Calls `body` with each byte of the collapsed form of `text`, valid UTF-8, in order.
    @inline(__always)
    static func forEachByte(of text: Span<UInt8>, _ body: (UInt8) -> Void) {
        var previous: UInt32 = .max
        var index = 0
        while index < text.count {
            var (scalar, length) = text.scalar(at: index)
            let start = index
            index += length
            switch scalar {
            case 0x6C, LeetReading.eitherLetter:
                scalar = 0x69
                if previous != scalar { body(UInt8(ascii: "i")) }
            case 0x09...0x0D, 0x20:
                scalar = 0x20
                if previous != scalar { body(UInt8(ascii: " ")) }
            default:
                guard previous != scalar else { break }
                for offset in start..<index { body(text[offset]) }
            }
            previous = scalar
        }
    }

    /// The collapsed form of `text`.
    static func bytes(of text: [UInt8]) -> [UInt8] {
        var bytes: [UInt8] = []
        forEachByte(of: text.span) { bytes.append($0) }
        return bytes
    }
}
