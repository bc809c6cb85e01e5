extension String {
    /// The text without what a terminal would obey or reorder: U+FFFD stands for each such code point.
    var printable: String {
        String(
            String.UnicodeScalarView(
                unicodeScalars.map { scalar in
                    switch scalar.value {
                    case 0x09: scalar
                    case 0x202A...0x202E, 0x2066...0x2069: "\u{FFFD}"
                    default: scalar.properties.generalCategory == .control ? "\u{FFFD}" : scalar
                    }
                }))
    }
}

extension Unicode.Scalar {
    /// What takes as much room before the caret as this code point in the line above it.
    var caretIndent: String {
        if value == 0x09 { return "\t" }
        let isMark = [.nonspacingMark, .enclosingMark].contains(properties.generalCategory)
        if isMark || properties.isDefaultIgnorableCodePoint { return "" }
        switch value {
        // East Asian wide and full-width (UAX #11).
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3040...0xA4CF, 0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF,
            0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD:
            return "  "
        // Hangul vowels and final consonants join the syllable before them.
        case 0x1160...0x11FF, 0xD7B0...0xD7FB: return ""
        // Two regional indicators are one flag of two columns.
        case 0x1F1E6...0x1F1FF: return " "
        default: return properties.isEmojiPresentation ? "  " : " "
        }
    }
}
