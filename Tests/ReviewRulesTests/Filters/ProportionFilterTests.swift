import ReviewRules
import Testing

/// The filters that compare a count with a limit, and whose span is the whole message.
@Suite struct ProportionFilterTests {
    private func hits(_ filter: Filter, _ text: String) -> Bool {
        let found = pieces(of: text, foundBy: filter)
        #expect(found.isEmpty || found == [text])
        return !found.isEmpty
    }

    @Test(
        "caps: counts capitals among the letters that have case",
        arguments: [
            ("STOP SHOUTING AT ME", true), ("STOP shouting at me", false), ("WOW!!!!!!!!!!", false),
            ("AAAAAAAAAA", true),
            ("AAAAAAAAA", false), ("AAAAAAAaaa", false), ("AAAAAAAAaa", true), ("ВСЕМ ПРИВЕТ СЕГОДНЯ", true),
            ("всем привет сегодня", false), ("你好你好你好你好你好你好", false), ("1234567890123", false), ("", false),
            ("ＳＴＯＰ ＳＨＯＵＴＩＮＧ", true), ("🅢🅣🅞🅟 ⓈⓉⓄⓅⓈⓉⓄⓅ", true), ("Straße über Äpfel", false), ("OK 你好你好你好你好你好", false),
        ])
    func caps(_ text: String, _ isHit: Bool) {
        #expect(hits(.caps(CapsFilter(minLength: 10, maxPercent: 70)), text) == isHit)
    }

    @Test(
        "symbols: counts what is neither letter, digit, mark nor emoji among what is not white space",
        arguments: [
            ("!!!!!!!!!!", true), ("!!!!!!!!!", false), ("?!?!?! what ?!?!?!", true), ("hello there, friend!", false),
            ("★★★★★★★★★★", true), ("😂😂😂😂😂😂😂😂😂😂😂😂", false), ("abcd!!!!!!", false), ("abc !!! !!!!", true),
            ("1234567890", false), ("é̂é̂é̂é̂é̂é̂é̂é̂é̂é̂", false), ("你好你好你好你好你好", false), ("      ", false), ("", false),
            ("█▓▒░█▓▒░█▓▒░", true), ("c.o.m.m.a.s.", false), ("┻━┻ ︵ ヽ(°□°ヽ)", true),
        ])
    func symbols(_ text: String, _ isHit: Bool) {
        #expect(hits(.symbols(SymbolFilter(minLength: 10, maxPercent: 60)), text) == isHit)
    }

    @Test(
        "emoji: counts grapheme clusters",
        arguments: [
            ("😀😀😀", false), ("😀😀😀😀", true), ("👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦", false), ("🇩🇪🇫🇷🇯🇵", false), ("🇩🇪🇫🇷🇯🇵🇧🇷", true),
            ("1️⃣2️⃣3️⃣", false), ("1️⃣2️⃣3️⃣4️⃣", true), ("👍🏽👍🏽👍🏽", false), ("❤️❤️❤️❤️", true), ("❤❤❤❤", false), ("™™™™©", false),
            ("1234", false), ("a😀b😀c😀d😀", true), ("🏴󠁧󠁢󠁥󠁮󠁧󠁿🏴󠁧󠁢󠁥󠁮󠁧󠁿🏴󠁧󠁢󠁥󠁮󠁧󠁿", false), ("", false),
            ("😀\u{FE0E}😀\u{FE0E}😀\u{FE0E}😀\u{FE0E}", false),
        ])
    func emoji(_ text: String, _ isHit: Bool) {
        #expect(hits(.emoji(EmojiFilter(max: 3)), text) == isHit)
    }

    @Test(
        "length: counts code points and lines",
        arguments: [
            ("12345", false), ("123456", true), ("äöüßé", false), ("e\u{301}e\u{301}e\u{301}", true), ("a\nb", false),
            ("a\nb\nc", true), ("a\r\nb", false), ("\r\r", true), ("a\u{2028}b", false), ("\n\n", true), ("", false),
        ])
    func length(_ text: String, _ isHit: Bool) {
        #expect(hits(.length(LengthFilter(max: 5, lines: 2)), text) == isHit)
    }

    @Test("length: an absent parameter does not limit")
    func lengthParts() {
        #expect(hits(.length(LengthFilter(max: 3)), "a\n\n") == false)
        #expect(hits(.length(LengthFilter(lines: 1)), String(repeating: "a", count: 1_000)) == false)
        #expect(hits(.length(LengthFilter(max: 0)), "a"))
    }

    @Test(
        "mixed_script: hits a word that mixes alphabets which look alike",
        arguments: [
            ("pаypal", true), ("раураl", true), ("hello gооgle", true), ("pαypal", true), ("ΡayPal", true),
            ("Ꭺmazon", true),
            ("ѕtеаm", true), ("heӏlo", true), ("aօb", true), ("helסlo", true), ("hello мир", false), ("IT-шник", false),
            ("привет", false), ("γειά", false), ("iPhoneで", false), ("K-POP最高", false), ("Tシャツ", false),
            ("LINE스티커", false),
            ("我的iPhone", false), ("ไปshopกัน", false), ("בiPhone", false), ("10 kΩ", false), ("Δt", false),
            ("µm", false),
            ("café", false), ("naïve", false), ("x²", false), ("", false), ("user_имя", false), ("T9 Т9", false),
        ])
    func mixedScript(_ text: String, _ isHit: Bool) {
        #expect(hits(.mixedScript, text) == isHit)
    }
}
