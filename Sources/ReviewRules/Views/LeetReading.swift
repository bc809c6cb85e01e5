/// Digits and symbols that stand for letters, as in `sh1t` and `@ss`.
///
/// They are read as letters inside words only: in a piece of text between spaces and other signs that holds a letter, so that
/// `142,460` stays a number. A `!` at the end of a word stays punctuation: read as a letter it would hide the word's end, and
/// recall of plain words fell to .87 (`what a X!`).
enum LeetReading {
    /// What a sign that may be i or l is read as.
    enum Ambiguity: Sendable {
        case asI
        case asL
        /// As `ViewText.eitherLetter`, which matches i and l.
        case either
    }

    /// The letter that the code point stands for; `|` if it may be i or l.
    @inline(__always)
    private static func letter(_ scalar: UInt32) -> UInt8? {
        guard scalar >= 0x80 else {
            switch UInt8(truncatingIfNeeded: scalar) {
            case UInt8(ascii: "0"): return UInt8(ascii: "o")
            case UInt8(ascii: "1"), UInt8(ascii: "!"), UInt8(ascii: "|"): return UInt8(ascii: "|")
            case UInt8(ascii: "2"): return UInt8(ascii: "z")
            case UInt8(ascii: "3"): return UInt8(ascii: "e")
            case UInt8(ascii: "4"), UInt8(ascii: "@"): return UInt8(ascii: "a")
            case UInt8(ascii: "5"), UInt8(ascii: "$"): return UInt8(ascii: "s")
            case UInt8(ascii: "6"), UInt8(ascii: "9"): return UInt8(ascii: "g")
            case UInt8(ascii: "7"), UInt8(ascii: "+"): return UInt8(ascii: "t")
            case UInt8(ascii: "8"): return UInt8(ascii: "b")
            default: return nil
            }
        }
        switch scalar {
        case 0x20AC: return UInt8(ascii: "e")  // €
        case 0x00A3: return UInt8(ascii: "|")  // £
        case 0x00A9: return UInt8(ascii: "c")  // ©
        case 0x00AE: return UInt8(ascii: "r")  // ®
        default: return FoldTable.record(of: scalar).caselessLookAlike
        }
    }

    /// Whether the code point stands for a letter inside words.
    static func isSign(_ scalar: UInt32) -> Bool {
        letter(scalar) != nil
    }

    /// Whether the code point belongs to a word that may be leet: a word character or a symbol that stands for a letter.
    @inline(__always)
    static func continuesWord(_ scalar: UInt32) -> Bool {
        FoldTable.isWord(scalar) || letter(scalar) != nil
    }

    @inline(__always)
    static func isLetter(_ scalar: UInt32) -> Bool {
        scalar < 0x80 ? UInt8(ascii: "a")...UInt8(ascii: "z") ~= UInt8(scalar) : FoldTable.record(of: scalar).isLetter
    }

    /// Reads `base`, a folded text, into `text`.
    static func read(_ base: ViewText, as ambiguity: Ambiguity, into text: inout ViewText) {
        text.removeAll()
        let bytes = base.bytes.span
        var seam = 0
        var index = 0
        while index < bytes.count {
            let word = wordEnd(from: index, in: bytes)
            var position = index
            let end = max(word.end, index + bytes.scalar(at: index).length)
            while position < end {
                let (scalar, length) = bytes.scalar(at: position)
                if seam < base.seams.count, base.seams[seam].position == position {
                    text.appendSeam(hasSpace: base.seams[seam].hasSpace)
                    seam += 1
                }
                let isRead = word.hasLetter && position < word.lastLetterEnd
                text.append(isRead ? read(scalar, ambiguity) : scalar, from: base, at: position)
                position += length
            }
            index = end
        }
    }

    @inline(__always)
    private static func read(_ scalar: UInt32, _ ambiguity: Ambiguity) -> UInt32 {
        if scalar != ViewText.eitherLetter {
            guard let letter = letter(scalar) else { return scalar }
            guard letter == UInt8(ascii: "|") else { return UInt32(letter) }
        }
        switch ambiguity {
        case .asI: return 0x69
        case .asL: return 0x6C
        case .either: return ViewText.eitherLetter
        }
    }

    /// The word that starts at `start`: where it ends, whether it holds a letter, and where it ends without the `!` behind it.
    private static func wordEnd(
        from start: Int, in bytes: Span<UInt8>
    ) -> (end: Int, hasLetter: Bool, lastLetterEnd: Int) {
        var end = start
        var hasLetter = false
        var lastLetterEnd = start
        while end < bytes.count {
            let (scalar, length) = bytes.scalar(at: end)
            guard continuesWord(scalar) else { break }
            end += length
            hasLetter = hasLetter || isLetter(scalar)
            if scalar != 0x21 { lastLetterEnd = end }
        }
        return (end, hasLetter, lastLetterEnd)
    }
}
