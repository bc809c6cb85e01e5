/// Finds characters that nobody sees: zero-width characters, bidi controls, tags, soft hyphens, fillers, variation
/// selectors and control characters. Those that a script or an emoji is spelt with do not count. A run is one span.
enum InvisibleCharacters {
    static func findSpans(in text: Span<UInt8>, into spans: inout [Range<Int>]) {
        var runStart = 0
        var runEnd = 0
        // The code point before, and the one before that.
        var previous: UInt32 = 0
        var beforePrevious: UInt32 = 0
        var index = 0
        while index < text.count {
            let (scalar, length) = text.scalar(at: index)
            let end = index + length
            if isInvisible(scalar) {
                let next = end < text.count ? text.scalar(at: end).value : 0
                let base = previous == 0xFE0F ? beforePrevious : previous
                if !isSpelling(scalar, after: previous, base: base, before: next) {
                    if runEnd != index || runEnd == runStart {
                        if runEnd > runStart { spans.append(runStart..<runEnd) }
                        runStart = index
                    }
                    runEnd = end
                }
            }
            beforePrevious = previous
            previous = scalar
            index = scalar == 0x1F3F4 ? flagEnd(from: end, in: text) : end
        }
        if runEnd > runStart { spans.append(runStart..<runEnd) }
    }

    static func isInvisible(_ scalar: UInt32) -> Bool {
        switch scalar {
        // White space, line breaks among it, can be seen by what it parts.
        case 0x09...0x0D, 0x20...0x7E, 0x85: false
        // Control characters, and interlinear annotation, which is not Default_Ignorable_Code_Point.
        case ..<0xA0, 0xFFF9...0xFFFB: true
        default: FoldTable.record(of: scalar).isDefaultIgnorable
        }
    }

    /// Whether the invisible `scalar` is needed where it stands.
    ///
    /// - Parameter base: the code point before it that is not U+FE0F.
    private static func isSpelling(
        _ scalar: UInt32, after previous: UInt32, base: UInt32, before next: UInt32
    ) -> Bool {
        switch scalar {
        case 0x200D where isEmoji(base) && isEmoji(next): true
        // Persian and Indic words: ZWNJ and ZWJ choose between forms of the letters around them.
        case 0x200C, 0x200D: usesJoiners(previous) && !isInvisible(next)
        case 0xFE0F where next == 0x20E3: true
        case 0xFE0E, 0xFE0F: isEmoji(previous) || isHan(previous)
        case 0xFE00...0xFE0D, 0xE0100...0xE01EF: isHan(previous)
        // A mark of direction beside a letter of a script written to the left.
        case 0x200E, 0x200F, 0x061C: isRightToLeft(previous) || isRightToLeft(next)
        case 0x180B...0x180F: 0x1820...0x18AA ~= previous
        case 0x115F, 0x1160: isJamo(previous) || isJamo(next)
        case 0x17B4, 0x17B5: 0x1780...0x17DD ~= previous
        default: false
        }
    }

    /// The end of the tag sequence of a subdivision's flag behind U+1F3F4: England, Scotland or Wales, the three that
    /// emoji-sequences.txt has; `start` for any other.
    private static func flagEnd(from start: Int, in text: Span<UInt8>) -> Int {
        // Every tag takes four bytes: the letters' at U+E0061..., then U+E007F.
        let tags = 6
        guard start + 4 * tags <= text.count else { return start }
        var code: UInt64 = 0
        for tag in 0..<tags {
            let scalar = text.scalar(at: start + 4 * tag)
            guard 0xE0061...0xE007A ~= scalar.value || scalar.value == 0xE007F else { return start }
            code = code << 8 | UInt64(scalar.value & 0x7F)
        }
        // "gbeng", "gbsct" and "gbwls" in ASCII, and DEL.
        let isFlag = code == 0x6762_656E_677F || code == 0x6762_7363_747F || code == 0x6762_776C_737F
        return isFlag ? start + 4 * tags : start
    }

    private static func isEmoji(_ scalar: UInt32) -> Bool {
        scalar >= 0xA9 && FoldTable.record(of: scalar).isEmoji
    }

    private static func isHan(_ scalar: UInt32) -> Bool {
        FoldTable.record(of: scalar).script == .han
    }

    private static func isRightToLeft(_ scalar: UInt32) -> Bool {
        switch scalar {
        // Hebrew, Arabic, Syriac, Thaana, N'Ko, Samaritan, Mandaic; their presentation forms; Adlam and others.
        case 0x0591...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFC, 0x10800...0x10FFF, 0x1E800...0x1EFFF:
            scalar != 0x061C
        default: false
        }
    }

    private static func usesJoiners(_ scalar: UInt32) -> Bool {
        switch scalar {
        // Arabic, Syriac, N'Ko, Mandaic; Devanagari to Sinhala; Myanmar; Khmer, Mongolian; historic Indic scripts; Adlam.
        case 0x0620...0x06FF, 0x0700...0x07FF, 0x0840...0x0DFF, 0x1000...0x109F, 0x1780...0x18AF, 0xFB50...0xFDFF,
            0xFE70...0xFEFC, 0x11000...0x11AFF, 0x1E900...0x1E95F:
            let record = FoldTable.record(of: scalar)
            return record.isLetter || record.isMark
        default: return false
        }
    }

    private static func isJamo(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x1100...0x115E, 0x1161...0x11FF, 0xA960...0xA97F, 0xD7B0...0xD7FF: true
        default: false
        }
    }
}
