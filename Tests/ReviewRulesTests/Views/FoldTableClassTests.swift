import Testing

@testable import ReviewRules

/// Every code point is compared with the data files, read here a second time and in another language.
@Suite("Fold table: classes and case") struct FoldTableClassTests {
    @Test("Letters, numbers, marks and word characters are those of UnicodeData.txt, for every code point")
    func categories() throws {
        let categories = try UnicodeData.categories()
        let wrong = codes.filter { code in
            let category = categories[code] ?? "Cn"
            let major = category.utf8.first
            let (isLetter, isNumber, isMark) = (
                major == UInt8(ascii: "L"), major == UInt8(ascii: "N"), major == UInt8(ascii: "M")
            )
            let isWord = isLetter || isNumber || isMark || code == 0x5F
            let record = FoldTable.record(of: code)
            return record.isLetter != isLetter || record.isNumber != isNumber || record.isMark != isMark
                || record.isDecimalDigit != (category == "Nd") || record.isWord != isWord
                || FoldTable.isWord(code) != isWord
        }
        #expect(wrong == [])
    }

    @Test("Binary properties are those of the data files, for every code point")
    func properties() throws {
        let whiteSpace = try UnicodeData.values("PropList.txt") { $0[1] == "White_Space" }
        let ignorable = try UnicodeData.values("DerivedCoreProperties.txt") { $0[1] == "Default_Ignorable_Code_Point" }
        let uppercase = try UnicodeData.values("DerivedCoreProperties.txt") { $0[1] == "Uppercase" }
        let emoji = try UnicodeData.values("emoji/emoji-data.txt") {
            $0[1] == "Emoji_Presentation" || $0[1] == "Extended_Pictographic"
        }
        let wrong = codes.filter { code in
            let record = FoldTable.record(of: code)
            let isSpace = whiteSpace[code] != nil
            return record.isWhiteSpace != isSpace || FoldTable.isWhiteSpace(code) != isSpace
                || record.isDefaultIgnorable != (ignorable[code] != nil)
                || record.isUppercase != (uppercase[code] != nil) || record.isEmoji != (emoji[code] != nil)
        }
        #expect(wrong == [])
    }

    @Test("The scripts are those of Scripts.txt, for every code point")
    func scripts() throws {
        let scripts = try UnicodeData.values("Scripts.txt")
        let named: [String: FoldTable.Script] = [
            "Common": .common, "Inherited": .inherited, "Unknown": .unknown, "Latin": .latin, "Greek": .greek,
            "Cyrillic": .cyrillic, "Armenian": .armenian, "Hebrew": .hebrew, "Arabic": .arabic, "Han": .han,
            "Hiragana": .hiragana, "Katakana": .katakana, "Bopomofo": .bopomofo, "Hangul": .hangul, "Thai": .thai,
            "Lao": .lao, "Khmer": .khmer, "Myanmar": .myanmar,
        ]
        var seen: [UInt8: String] = [:]
        let wrong = codes.filter { code in
            let script = FoldTable.record(of: code).script
            let expected = scripts[code] ?? "Unknown"
            return seen.updateValue(expected, forKey: script.rawValue) ?? expected != expected
                || named[expected] ?? script != script
        }
        #expect(wrong == [])
        #expect(seen.count == Set(scripts.values).count + 1)
    }

    @Test("A keyword needs no boundary at Han, Kana, Thai, Lao, Khmer and Myanmar, and at what only these use")
    func boundaries() throws {
        let unspaced: Set = ["Han", "Hiragana", "Katakana", "Thai", "Lao", "Khmer", "Myanmar"]
        let scripts = try UnicodeData.values("Scripts.txt")
        let wrong = codes.filter {
            FoldTable.isWord($0) && unspaced.contains(scripts[$0] ?? "Unknown") && !FoldTable.needsNoBoundary($0)
        }
        #expect(wrong == [])
        let fromExtensions = codes.filter {
            FoldTable.needsNoBoundary($0) && !unspaced.contains(scripts[$0] ?? "Unknown")
        }
        #expect(fromExtensions.contains(0x30FC) && fromExtensions.contains(0x3099))
        #expect(fromExtensions.allSatisfy { ["Common", "Inherited"].contains(scripts[$0] ?? "") })
        for scalar in "aZ1_ éд가ㅋ한Ω🙂。、ـ".unicodeScalars {
            #expect(!FoldTable.needsNoBoundary(scalar.value), "\(scalar)")
        }
    }

    @Test("The simple case fold is that of CaseFolding.txt, for every code point")
    func simpleFold() throws {
        let targets = try UnicodeData.values("CaseFolding.txt", of: 2) { $0[1] == "C" || $0[1] == "S" }
        #expect(targets[0x17F] == "0073" && targets[0x212A] == "006B" && targets[0x4B] == "006B")
        let wrong = try codes.filter { code in
            try FoldTable.simpleFold(code) != targets[code].map(UnicodeData.codePoint) ?? code
        }
        #expect(wrong == [])
    }

    private let codes = 0...0x10_FFFF as ClosedRange<UInt32>
}
