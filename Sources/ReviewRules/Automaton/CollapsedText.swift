/// A text in the form in which literals are looked for: runs of one code point and runs of white space become one, and the
/// letters that a sign may stand for become one letter.
///
/// Runs are collapsed because a keyword's letters may be stretched; what the automaton finds is only a candidate, and the
/// needle or the pattern decides.
enum CollapsedText {
    /// The collapsed form of `text`, valid UTF-8 and folded.
    static func bytes(of text: [UInt8]) -> [UInt8] {
        var bytes: [UInt8] = []
        var previous: UInt32 = .max
        var index = 0
        while index < text.count {
            let (scalar, length) = text.span.scalar(at: index)
            let form = form(of: scalar)
            if form != previous { bytes.append(scalar: form) }
            previous = form
            index += length
        }
        return bytes
    }

    /// What an ASCII character reads as, folded and collapsed.
    static func asciiForm(of byte: UInt8) -> UInt8 {
        UInt8(truncatingIfNeeded: form(of: FoldTable.simpleFold(UInt32(byte))))
    }

    @inline(__always)
    private static func form(of scalar: UInt32) -> UInt32 {
        switch scalar {
        case 0x6C, ViewText.eitherLetter: 0x69
        case 0x09...0x0D, 0x20: 0x20
        default: scalar
        }
    }

    // MARK: - Boundaries

    /// Whether no word character follows the run whose first code point stands at `position` of `text`, folded or ASCII.
    static func endsWord(at position: Int, in text: Span<UInt8>) -> Bool {
        let run = caselessForm(text.scalar(at: position).value)
        var end = position
        while end < text.count {
            let (scalar, length) = text.scalar(at: end)
            guard caselessForm(scalar) == run else { return !FoldTable.isWord(scalar) }
            end += length
        }
        return true
    }

    /// Whether no word character stands before the `count` runs of which the last begins at `position`.
    static func beginsWord(_ count: Int, endingAt position: Int, in text: Span<UInt8>) -> Bool {
        var start = position
        var remaining = count
        while remaining > 1, start > 0 {
            remaining -= 1
            start = text.scalarStart(before: start)
            let run = caselessForm(text.scalar(at: start).value)
            while start > 0 {
                let previous = text.scalarStart(before: start)
                guard caselessForm(text.scalar(at: previous).value) == run else { break }
                start = previous
            }
        }
        return start == 0 || !FoldTable.isWord(text.scalar(at: text.scalarStart(before: start)).value)
    }

    /// The form without the case of ASCII letters, which folded text does not have.
    @inline(__always)
    private static func caselessForm(_ scalar: UInt32) -> UInt32 {
        form(of: scalar &- 0x41 < 26 ? scalar | 0x20 : scalar)
    }
}
