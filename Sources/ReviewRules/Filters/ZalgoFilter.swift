/// Hits stacks of combining marks that climb out of their line. Its spans are the bases with their marks.
///
/// The marks that are no letters' own count: U+0300... and the other blocks of combining diacritical marks. Thai, Tibetan,
/// Hebrew, Arabic or Devanagari is spelt with marks of its own script; of those a base may have `spellingLimit` before the
/// limit holds for them too, since `ก็็็็็็็็็็็็` is written to annoy as well.
public struct ZalgoFilter: Sendable, Equatable {
    /// How many marks a base may have. Vietnamese needs 2; UTS #39 section 5.4 calls more than 4 suspicious.
    public var maxMarks: Int

    /// A Tibetan stack of a Sanskrit mantra has up to 7 subjoined letters and signs, a pointed Hebrew letter 5 marks.
    private static let spellingLimit = 8

    /// A filter for bases with more than `maxMarks` marks.
    public init(maxMarks: Int) {
        self.maxMarks = maxMarks
    }

    func findSpans(in text: Span<UInt8>, into spans: inout [Range<Int>]) {
        guard !text.isASCII else { return }
        let spellingLimit = Swift.max(maxMarks, Self.spellingLimit)
        var start = 0
        var end = 0
        var diacritics = 0
        var spelling = 0
        var index = 0
        while index < text.count {
            let (scalar, length) = text.scalar(at: index)
            let record = FoldTable.record(of: scalar)
            if !record.isMark, !record.isDefaultIgnorable {
                if diacritics > maxMarks || spelling > spellingLimit { spans.append(start..<end) }
                diacritics = 0
                spelling = 0
                // White space bears no mark that is worth its own masking.
                start = record.isWhiteSpace ? index + length : index
            } else if record.isMark, !record.isDefaultIgnorable {
                if Self.isDiacritic(scalar) { diacritics += 1 } else { spelling += 1 }
                end = index + length
            }
            index += length
        }
        if diacritics > maxMarks || spelling > spellingLimit { spans.append(start..<end) }
    }

    /// A mark of the blocks Combining Diacritical Marks (with Extended, Supplement, for Symbols, Half Marks), or one that
    /// Cyrillic numerals and Church Slavonic superscripts use.
    private static func isDiacritic(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x0300...0x036F, 0x0483...0x0489, 0x1AB0...0x1AFF, 0x1DC0...0x1DFF, 0x20D0...0x20FF, 0x2DE0...0x2DFF,
            0xA66F...0xA67D, 0xFE20...0xFE2F:
            true
        default: false
        }
    }
}
