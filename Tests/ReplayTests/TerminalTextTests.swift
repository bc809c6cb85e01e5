import Testing

@testable import Replay

@Suite("Terminal text")
struct TerminalTextTests {
    @Test(
        "nothing that moves, hides or turns text around reaches the terminal",
        arguments: [
            ("plain text, ¯\\_(ツ)_/¯", "plain text, ¯\\_(ツ)_/¯"),
            ("\u{1B}[2J\u{1B}]0;x\u{07}", "\\u{1B}[2J\\u{1B}]0;x\\u{7}"),
            ("a\nb\r\tc\0", "a\\nb\\r\\tc\\u{0}"),
            ("\u{7F}\u{9B}31m", "\\u{7F}\\u{9B}31m"),
            ("a\u{202E}b\u{2066}c\u{2069}\u{200F}", "a\\u{202E}b\\u{2066}c\\u{2069}\\u{200F}"),
            ("d\u{200B}a\u{200C}r\u{2060}n\u{FEFF}\u{AD}", "d\\u{200B}a\\u{200C}r\\u{2060}n\\u{FEFF}\\u{AD}"),
            ("a\u{200D}b", "a\\u{200D}b"),
            ("x\u{E0041}\u{3164}\u{115F}\u{2800}", "x\\u{E0041}\\u{3164}\\u{115F}\\u{2800}"),
            ("a\u{2028}b\u{2029}c", "a\\u{2028}b\\u{2029}c"),
            ("👩\u{200D}💻 ❤\u{FE0F}", "👩\u{200D}💻 ❤\u{FE0F}"),
            ("❤\u{FE0F}\u{200D}🔥", "❤\u{FE0F}\u{200D}🔥"),
            ("❤\u{FE0F}\u{FE0F}", "❤\u{FE0F}\\u{FE0F}"),
            ("a\u{FE0F}", "a\\u{FE0F}"),
            ("👩\u{200D}", "👩\\u{200D}"),
            ("e\u{301}\u{302}\u{303}\u{304}\u{305}", "e\u{301}\u{302}\u{303}\u{304}\\u{305}"),
            ("\u{301}a", "\\u{301}a"),
        ])
    func safety(text: String, shown: String) {
        #expect(TerminalText(text.utf8).prefix(.max) == shown)
    }

    @Test(
        "no control or format character is left of any code point",
        arguments: [
            // Everything but the ideographs, the syllables, and planes without any character.
            0...0x33FF, 0xA000...0xABFF, 0xD7B0...0x16FFF, 0x1B000...0x1FFFF, 0xE0000...0xE0FFF,
        ] as [ClosedRange<UInt32>])
    func everyCodePoint(range: ClosedRange<UInt32>) {
        for value in range {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let shown = TerminalText("a\(Character(scalar))b".utf8)
            let isClean = shown.prefix(.max).unicodeScalars.allSatisfy {
                ![.control, .format, .lineSeparator, .paragraphSeparator].contains($0.properties.generalCategory)
            }
            if !isClean || shown.width < 2 { Issue.record("U+\(String(value, radix: 16))") }
        }
    }

    @Test(
        "columns are those of a terminal",
        arguments: [
            ("", 0), ("abc", 3), ("漢字", 4), ("ｶﾅ", 2), ("ＡＢ", 4), ("한글", 4), ("\u{1112}\u{1161}\u{11AB}", 2),
            ("😀", 2), ("❤", 1), ("❤\u{FE0F}", 2), ("🇩🇪", 2), ("👩\u{200D}💻", 4), ("👍🏽", 4), ("1\u{FE0F}\u{20E3}", 2),
            ("e\u{301}", 1), ("\u{1B}", 6), ("€", 1), ("ä", 1), ("ก็", 1), ("𠀀", 2), ("—…", 2),
        ])
    func width(text: String, columns: Int) {
        #expect(TerminalText(text.utf8).width == columns)
    }

    @Test(
        "what is too wide is cut between characters, with an ellipsis",
        arguments: [
            ("abcdef", 6, "abcdef", "abcdef"),
            ("abcdef", 5, "abcd…", "…cdef"),
            ("abcdef", 1, "…", "…"),
            ("漢字漢字", 8, "漢字漢字", "漢字漢字"),
            ("漢字漢字", 7, "漢字漢…", "…字漢字"),
            ("漢字漢字", 6, "漢字…", "…漢字"),
            ("a😀b😀c", 5, "a😀b…", "…b😀c"),
            ("ee\u{301}e\u{301}e", 3, "ee\u{301}…", "…e\u{301}e"),
            ("ab\u{1B}cd", 8, "ab…", "…cd"),
        ])
    func cut(text: String, columns: Int, prefix: String, suffix: String) {
        #expect(TerminalText(text.utf8).prefix(columns) == prefix)
        #expect(TerminalText(text.utf8, limit: columns).prefix(columns) == prefix)
        #expect(TerminalText(text.utf8).suffix(columns) == suffix)
    }
}
