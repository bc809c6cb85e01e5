import Foundation
import Testing

@testable import ReviewRules

@Suite("Fold table: what code points read as") struct FoldTableTests {
    @Test(
        "An evasion reads as what it stands for",
        arguments: [
            ("s\u{200B}c\u{00AD}u\u{2060}n\u{FEFF}t\u{200D}h\u{E0061}o\u{034F}rpe", "scunthorpe"),  // invisible
            ("ѕсuntһоrре", "scunthorpe"), ("кмтвнгпь", "kmtbhrnb"), ("КМТВНГПЬ", "kmtbhrnb"), ("іјѡԁԛԝӏҒ", "ijwdqwif"),
            ("αβεζηικμνορτυχωγσ", "abeznikuvoptuxwyo"), ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧΩ", "abezhikmnoptyxw"),
            ("հոսցօքֆ", "hnugofs"), ("ᎠᎡᎢᎪᎫ", "drtaj"), ("ꓐꓑꓒꓓꓔ", "bpddt"), ("ʋᶌ˛׀𑢼𑢤𑣩𑣦𑣥", "uyi|tycwz"),
            ("ᗩᗷᑕᗪᖴᕼᒍ", "abcdfhj"), ("ⲏⲟⲣⲥ", "hopc"),
            ("𝐝𝒶𝓻𝔫𝕚𝖙 𝗱𝘢𝙧𝚗", "darnit darn"), ("𝟎𝟙𝟚𝟹", "0123"), ("ℬ𝒾ℓℯ", "bile"),
            ("Ｄａｒｎ！　１２３．", "darn! 123."),
            ("ⓓⒶⓡⓝ⒟⒠ ①⑴❶➀➊⓵⓿⑳", "darnde 111111020"), ("🅓🅐🅡🅝", "darn"),
            ("🄳🄰🅁🄽", "darn"), ("🅳🅰🆁🅽", "darn"), ("🄓", "d"), ("🇩🇦🇷🇳", "darn"),
            ("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘꞯʀꜱᴛᴜᴠᴡʏᴢ", "abcdefghijklmnopqrstuvwyz"), ("ғᴀᴄᴛ", "fact"),
            ("dàŕñ́ d\u{0308}a\u{0489}r\u{20DD}n", "darn darn"), ("йё ѓќ", "иe rk"), ("ά ή ώ", "a n w"),
            ("d̵a̶r̷n̸", "darn"), ("đøłħŧƀɍɇǥ", "dolhtbreg"), ("ɓɗɠɦɨʝƙɭɱɳ", "bdghijklmn"),
            ("ᵈᵃʳⁿ ₐₑₒ ¹²³ ₄₅", "darn aeo 123 45"), ("ɐqɔǝɯ", "aqcew"), ("¢₳₿₮", "cabt"),
            ("ſtraße ÆŒ ﬁﬄ ㎏ ½ №", "strasse aeoe fiffl kg 1/2 no"), ("\u{212A}elvin \u{212B}", "kelvin a"),
            ("a\u{00A0}b\u{2003}c\u{202F}d\u{3000}e\u{1680}f\u{2800}g\u{2028}h", "a b c d e f g\nh"),
            ("‐‑‒–—―− ․…。 ⁄∕ ‘’‛ “”„ ∣￨", "------- ..... // ''' \"\"\" ||"),
            ("٠١٢ ०१२ ๐๑๒ ۱۲۳", "012 012 012 123"), ("كـــلب", "كلب"), ("أَهْلًا", "اهلا"), ("שָׁלוֹם", "שלום"),
            ("ｶﾀｶﾅ ﾡﾢ ﻫﻲ ㉠ ㈎", "カタカナ ㄱㄲ هي ㄱ (가)"),
        ])
    func evasion(_ text: String, _ expected: String) {
        #expect(string(folded(text)) == expected)
        #expect(folded(text) == Array(expected.utf8))
    }

    @Test(
        "Words of other scripts, and plain ASCII but for case, stay as they are",
        arguments: [
            "ひらがな カタカナ ガギグゲゴ パピプペポ ラーメン 々 か\u{3099}", "漢字 中文 丨口工", "한국어 ㅋㅋㅋ ㅅㅂ", "สวัสดีครับ น้ำ",
            "हिन्दी में क्षत्रिय", "বাংলা ভাষা", "தமிழ் மொழி", "မြန်မာ", "ភាសាខ្មែរ", "ລາວ", "مرحبا كلب ها", "עברית",
            "አማርኛ", "ქართული", "жилищф", "🙂👍🏽❤", "™℠©®£€", "rn vv 1l|",
            "0123456789 !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~\t\n\0\u{7F}",
        ])
    func unchanged(_ text: String) {
        #expect(string(folded(text)) == text)
        #expect(folded(text) == Array(text.utf8))
        #expect(folded(text.uppercased()) == Array(text.utf8))
    }

    @Test("A fold folds to itself, and is at most 33 bytes of UTF-8, for every code point")
    func idempotence() throws {
        for scalar in scalars {
            let fold = fold(scalar.value)
            let text = try #require(String(validating: fold, as: UTF8.self), "U+\(hex(scalar.value))")
            let record = FoldTable.record(of: scalar.value)
            let isItself = fold == Array(String(scalar).utf8)
            var byRecord: [UInt8] = []
            FoldTable.appendFolded(scalar.value, record, to: &byRecord)
            if folded(text) != fold || byRecord != fold || fold.count > 33 || record.foldsToItself != isItself {
                Issue.record("U+\(hex(scalar.value)) folds to \(text), that to \(string(folded(text)))")
            }
        }
    }

    @Test("Both cases of a letter fold alike, but for four of Greek and three of Warang Citi that look different")
    func caseVariants() {
        var different: Set<String> = []
        for scalar in scalars where scalar.value != 0x345 {  // a mark whose case fold is the letter iota
            let lower = FoldTable.simpleFold(scalar.value)
            if fold(scalar.value) != fold(lower) {
                different.insert(string(fold(scalar.value) + fold(lower)))
            }
        }
        #expect(different == ["hn", "mu", "nv", "yu", "li", "yz", "ty"])
    }

    @Test("What Foundation's NFKD reads as ASCII letters and digits folds to these, for every code point")
    func compatibilityForms() throws {
        var count = 0
        for row in try UnicodeData.rows("UnicodeData.txt") where !["2122", "2120"].contains(row[0]) {  // ™ ℠
            guard let scalar = try Unicode.Scalar(UnicodeData.codePoint(row[0])), scalar.value >= 0x80 else {
                continue
            }
            let form = String(scalar).decomposedStringWithCompatibilityMapping.unicodeScalars
                .filter { $0.properties.generalCategory != .nonspacingMark }
                .map { Character($0) }
            guard !form.isEmpty, form.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) }) else {
                continue
            }
            count += 1
            #expect(folded(String(scalar)) == Array(String(form).lowercased().utf8), "U+\(hex(scalar.value))")
        }
        #expect(count > 1500)
    }

    @Test("What is no scalar value reads as U+FFFD", arguments: [0xD800, 0xDFFF, 0x11_0000, UInt32.max])
    func noScalar(_ value: UInt32) {
        #expect(fold(value) == [0xEF, 0xBF, 0xBD])
        #expect(FoldTable.simpleFold(value) == value)
        #expect(!FoldTable.isWord(value) && !FoldTable.isWhiteSpace(value) && !FoldTable.needsNoBoundary(value))
    }

    @Test(
        "A letter or digit of a script without case says which Latin letter it looks like",
        arguments: [("ه", "o"), ("ا", "l"), ("٥", "o"), ("ס", "o"), ("卂", "a"), ("ค", "a"), ("ဝ", "o"), ("०", "o")])
    func caselessLookAlike(_ character: Unicode.Scalar, _ letter: Unicode.Scalar) {
        #expect(FoldTable.record(of: character.value).caselessLookAlike == UInt8(ascii: letter))
    }

    @Test("A capital I or a bar beyond ASCII reads as i or l, and what is an l, an i or a one does not")
    func eitherLetter() {
        for scalar in "ІӀӏΙƖǀℐℑⅠＩ𝐈𝚰ⵏꓲⲒᛁ".unicodeScalars {
            #expect(FoldTable.record(of: scalar.value).readsAsIOrL, "U+\(hex(scalar.value))")
        }
        for scalar in "Iil1|ıİíÍіїЇιɪℓ𝐥𝟏①ⓘⅼاł".unicodeScalars {
            #expect(!FoldTable.record(of: scalar.value).readsAsIOrL, "U+\(hex(scalar.value))")
        }
        for scalar in scalars where FoldTable.record(of: scalar.value).readsAsIOrL {
            #expect(["i", "l"].contains(string(fold(scalar.value))), "U+\(hex(scalar.value))")
        }
    }

    @Test("No other character is reported as one of another script")
    func noLookAlike() {
        for scalar in "aZ0é\u{301}кλ大あ가🙂 ".unicodeScalars {
            #expect(FoldTable.record(of: scalar.value).caselessLookAlike == nil)
        }
        for scalar in scalars where FoldTable.record(of: scalar.value).caselessLookAlike != nil {
            let hasLetter = fold(scalar.value).contains { UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 }
            // The fives of Arabic and Persian fold to the o that they look like.
            #expect(hasLetter == "٥۵".unicodeScalars.contains(scalar), "U+\(hex(scalar.value))")
        }
    }

    @Test("The table is what Scripts/generate-fold-table makes")
    func generated() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..").standardizedFileURL
        let process = Process()
        process.executableURL = root.appending(path: "Scripts/generate-fold-table")
        process.arguments = ["--check"]
        let errors = Pipe()
        process.standardError = errors
        try process.run()
        let message = try errors.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0, "\(String(decoding: message, as: UTF8.self))")
    }

    private let scalars = (0...0x10_FFFF as ClosedRange<UInt32>).lazy.compactMap(Unicode.Scalar.init)

    private func fold(_ code: UInt32) -> [UInt8] {
        var bytes: [UInt8] = []
        FoldTable.appendFolded(code, to: &bytes)
        return bytes
    }

    private func folded(_ text: String) -> [UInt8] {
        var bytes: [UInt8] = []
        for scalar in text.unicodeScalars {
            FoldTable.appendFolded(scalar.value, to: &bytes)
        }
        return bytes
    }

    private func string(_ bytes: [UInt8]) -> String {
        String(decoding: bytes, as: UTF8.self)
    }

    private func hex(_ code: UInt32) -> String {
        String(code, radix: 16, uppercase: true)
    }
}
