extension Unicode.Scalar {
    /// How many columns a terminal gives this code point: 0, 1 or 2.
    ///
    /// Wide and full-width characters take two (Unicode 16, EastAsianWidth.txt, W and F; of the pictographs those with
    /// `Emoji_Presentation`, which are exactly the wide ones), combining marks and the vowels and finals of conjoining
    /// Hangul none. Unassigned code points of the wide blocks count as two: a row is then too short, never too long.
    var displayWidth: Int {
        guard value >= 0x300 else { return 1 }
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark: return 0
        default: break
        }
        // A flag is two regional indicators and two columns.
        if (0x1F1E6...0x1F1FF).contains(value) { return 1 }
        if (0x1160...0x11FF).contains(value) || (0xD7B0...0xD7FF).contains(value) { return 0 }
        return properties.isEmojiPresentation || isEastAsianWide ? 2 : 1
    }

    private var isEastAsianWide: Bool {
        switch value {
        case 0x1100...0x115F, 0x2329...0x232A, 0x2630...0x2637, 0x268A...0x268F, 0x2E80...0x303E, 0x3041...0x4DFF,
            0x4E00...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F,
            0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF, 0x1D300...0x1D376,
            0x1F200...0x1F265, 0x20000...0x3FFFD:
            true
        default: false
        }
    }
}
