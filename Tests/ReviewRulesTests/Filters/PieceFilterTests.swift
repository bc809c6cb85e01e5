import ReviewRules
import Testing

/// The filters whose spans are pieces of the message.
@Suite struct PieceFilterTests {
    @Test(
        "repetition: takes what is more than a run of one character may be",
        arguments: [
            Finding("aaa"), Finding("aaaa", "a"), Finding("looooooool", "ooooo"),
            Finding("AaAaA", "aA"), Finding("!!!!!! ok ????", "!!!", "?"), Finding("abcabcabc"), Finding("😀😀😀😀😀", "😀😀"),
            Finding("❤️❤️❤️❤️", "❤️"), Finding("👍🏽👍🏽👍🏽👍👍👍"), Finding("哈哈哈哈哈", "哈哈"),
            Finding("a\u{200B}a\u{200B}aa\u{200B}a", "a\u{200B}a"),
            Finding("e\u{301}e\u{301}e\u{301}e\u{301}", "e\u{301}"), Finding("1111", "1"), Finding("    ", " "),
            Finding(""),
            Finding("ΣσςΣσ", "Σσ"), Finding("aaaabbbb", "a", "b"),
        ])
    func characters(_ case: Finding) {
        #expect(pieces(of: `case`.text, foundBy: .repetition(RepetitionFilter(characters: 3))) == `case`.pieces)
    }

    @Test(
        "repetition: takes the words and phrases beyond the allowed ones",
        arguments: [
            Finding("spam spam"), Finding("spam spam spam", "spam"), Finding("Spam, SPAM! ѕpam spam ok", "ѕpam spam"),
            Finding("buy now buy now buy now", "buy now"), Finding("a b c a b c a b c a b c", "a b c a b c"),
            Finding("a b c d e a b c d e a b c d e f", "a b c d e"), Finding("a b c d e f a b c d e f a b c d e f"),
            Finding("very very good, very very good"), Finding("😂 😂 😂 😂", "😂 😂"), Finding("😂😂 😂😂 😂😂", "😂😂"),
            Finding("ha ha ha ha ha ha ha", "ha ha ha ha ha"), Finding("spam spamm spam"), Finding("- - - - -"),
            Finding(""),
            Finding("a a a b b b", "a", "b"), Finding("one two one two one"),
        ])
    func words(_ case: Finding) {
        #expect(pieces(of: `case`.text, foundBy: .repetition(RepetitionFilter(words: 2))) == `case`.pieces)
    }

    @Test(
        "mentions: takes those beyond the allowed ones",
        arguments: [
            Finding("@a @b"), Finding("@a @b @c", "@c"), Finding("@a,@b;@c.d @e-f!", "@c.d", "@e-f"),
            Finding("@a @a @a", "@a"),
            Finding("joe@example.com a@b c@d @x"), Finding("@ @@ @!"), Finding("＠a ＠b ＠c", "＠c"),
            Finding("(@a) <@1> @имя", "@имя"),
            Finding("tiktok.com/@a/@b/@c"), Finding("@@a @@b @@c", "@c"), Finding("@a@b@c @d"), Finding(""),
            Finding("@a. @b. @c.", "@c"),
        ])
    func mentions(_ case: Finding) {
        #expect(pieces(of: `case`.text, foundBy: .mentions(MentionFilter(max: 2))) == `case`.pieces)
    }

    @Test(
        "zalgo: takes a base with its stack of marks",
        arguments: [
            Finding("Z\u{301}\u{302}\u{303}"),
            Finding("Z\u{301}\u{302}\u{303}\u{304}", "Z\u{301}\u{302}\u{303}\u{304}"),
            Finding("Za\u{316}\u{317}\u{318}\u{319}l o\u{301}", "a\u{316}\u{317}\u{318}\u{319}"),
            Finding("\u{301}\u{302}\u{303}\u{304}a", "\u{301}\u{302}\u{303}\u{304}"),
            Finding("a\u{301}\u{34F}\u{302}\u{200D}\u{303}\u{304}b", "a\u{301}\u{34F}\u{302}\u{200D}\u{303}\u{304}"),
            Finding("Tie\u{302}\u{301}ng Vie\u{323}\u{302}t"), Finding("ที่นี่ก็ดี"), Finding("שָׁלוֹם בְּרֵאשִׁ֖ית"),
            Finding("السَّلَامُ عَلَيْكُمْ"),
            Finding("क्षत्रिय हिन्दी"), Finding("བསྒྲུབས་ཧཱུྃ"), Finding("1️⃣ ❤️ 👍🏽"), Finding(""),
            Finding(
                "ก\u{E47}\u{E47}\u{E47}\u{E47}\u{E47}\u{E47}\u{E47}\u{E47}\u{E47}",
                "ก\u{E47}\u{E47}\u{E47}\u{E47}\u{E47}\u{E47}\u{E47}\u{E47}\u{E47}"),
            Finding("a \u{301}\u{302}\u{303}\u{304}", "\u{301}\u{302}\u{303}\u{304}"),
        ])
    func zalgo(_ case: Finding) {
        #expect(pieces(of: `case`.text, foundBy: .zalgo(ZalgoFilter(maxMarks: 3))) == `case`.pieces)
    }

    @Test(
        "invisible: takes what nobody sees and nothing needs",
        arguments: [
            Finding("a\u{200B}b", "\u{200B}"),
            Finding("a\u{200B}\u{2060}\u{FEFF}b\u{AD}", "\u{200B}\u{2060}\u{FEFF}", "\u{AD}"),
            Finding("\u{202E}evil\u{202C}", "\u{202E}", "\u{202C}"),
            Finding("\u{2066}a\u{2069}", "\u{2066}", "\u{2069}"),
            Finding("a\u{200D}b", "\u{200D}"), Finding("a\u{200C}b", "\u{200C}"), Finding("a\u{FE0F}", "\u{FE0F}"),
            Finding("hi\u{E0068}\u{E0069}", "\u{E0068}\u{E0069}"),
            Finding("\u{3164}\u{FFA0}\u{115F}", "\u{3164}\u{FFA0}\u{115F}"),
            Finding("a\u{0}\u{7}b\u{7F}", "\u{0}\u{7}", "\u{7F}"), Finding("\u{34F}\u{61C}a", "\u{34F}\u{61C}"),
            Finding("😀\u{E0100}", "\u{E0100}"), Finding("\u{FFF9}x", "\u{FFF9}"), Finding("a\u{200E}b", "\u{200E}"),
            Finding("👨\u{200D}a", "\u{200D}"), Finding("🏴\u{E0067}\u{E0062}\u{E007F}", "\u{E0067}\u{E0062}\u{E007F}"),
            Finding("می\u{200C}\u{200C}خواهم", "\u{200C}\u{200C}"), Finding("\u{200B}", "\u{200B}"),
            Finding("1\u{FE0F}2", "\u{FE0F}"),
        ])
    func invisible(_ case: Finding) {
        #expect(pieces(of: `case`.text, foundBy: .invisible) == `case`.pieces)
    }

    @Test(
        "invisible: leaves what a script or an emoji is spelt with",
        arguments: [
            "", "plain text\twith\r\nbreaks\u{85}", "👨‍👩‍👧‍👦 ❤️‍🔥 🏳️‍🌈 🏴‍☠️ 👩🏽‍💻", "1️⃣ #️⃣ ©️ ❤︎", "🏴󠁧󠁢󠁥󠁮󠁧󠁿🏴󠁧󠁢󠁳󠁣󠁴󠁿🏴󠁧󠁢󠁷󠁬󠁳󠁿", "می\u{200C}خواهم", "क्\u{200D}ष",
            "ශ්\u{200D}රී",
            "葛\u{E0100}", "שלום\u{200F}!", "\u{200E}مرحبا", "ᠮᠣᠩ\u{180B}ᠭᠣᠯ", "\u{1100}\u{1160}", "a b\u{A0}c\u{3000}d",
            "日本語", "🇩🇪",
        ])
    func visible(_ text: String) {
        #expect(pieces(of: text, foundBy: .invisible) == [])
    }
}
