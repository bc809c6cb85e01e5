import ReviewRules
import Testing

@Suite("A keyword in the folded view")
struct FoldedKeywordTests {
    private func found(_ keyword: String, in text: String, view: View = .folded) throws -> [String] {
        try judge(text, rule(keywords: [keyword], views: [view])).spans.first ?? []
    }

    @Test(
        "is found however its letters are styled",
        arguments: [
            "ѕhіt", "ｓｈｉｔ", "ＳＨＩＴ", "ⓢⓗⓘⓣ", "🅂🄷🄸🅃", "🆂🅷🅸🆃", "𝐬𝐡𝐢𝐭", "𝓼𝓱𝓲𝓽", "𝚜𝚑𝚒𝚝", "🇸🇭🇮🇹", "ꜱʜɪᴛ", "šhït", "s̈h̲i̇t",
            "s̶h̶i̶t̶",
            "ſhit", "sh\u{200B}it", "s\u{200D}h\u{2060}i\u{AD}t", "\u{FEFF}shit", "s\u{E0020}hit", "shiiiíìt",
        ])
    func styles(text: String) throws {
        #expect(try !found("shit", in: text).isEmpty)
        #expect(try found("shit", in: "(\(text)) x").count == 1)
    }

    @Test(
        "is found in letters of other scripts that look like its own",
        arguments: [
            ("cock", "сосk"), ("cock", "сoск"), ("tit", "тiт"), ("pope", "роре"), ("hehe", "һеһе"), ("bob", "Ьob"),
            ("bob", "b٥b"), ("bob", "b۵b"),
        ])
    func lookAlikes(keyword: String, text: String) throws {
        #expect(try found(keyword, in: text) == [text])
    }

    @Test("may itself be written in letters that fold", arguments: ["ｓｈｉｔ", "šhit", "ѕhіt", "SHIT"])
    func foldedKeyword(keyword: String) throws {
        #expect(try found(keyword, in: "shit") == ["shit"])
    }

    @Test(
        "is not found in the raw view unless it stands there",
        arguments: ["ѕhіt", "ｓｈｉｔ", "sh\u{200B}it", "šhit", "shiit"])
    func raw(text: String) throws {
        #expect(try found("shit", in: text, view: .raw).isEmpty)
    }

    @Test(
        "ignores case beyond ASCII in the raw view",
        arguments: [("привет", "ПРИВЕТ"), ("élan", "ÉLAN"), ("σας", "ΣΑΣ")])
    func rawCase(keyword: String, text: String) throws {
        #expect(try found(keyword, in: text, view: .raw) == [text])
    }

    @Test("covers what the reader sees: marks, invisible characters and whole clusters with it")
    func spans() throws {
        #expect(try found("shit", in: "a s\u{308}h\u{332}it\u{307}\u{308} b") == ["s\u{308}h\u{332}it\u{307}\u{308}"])
        #expect(try found("shit", in: "a sh\u{200B}i\u{200B}t b") == ["sh\u{200B}i\u{200B}t"])
        #expect(try judge("a 𝐬𝐡𝐢𝐭 b", rule(keywords: ["shit"], views: [.folded])).content == "a **** b")
        #expect(try judge("a s̈h̲i̇t b", rule(keywords: ["shit"], views: [.folded])).content == "a **** b")
        #expect(try found("kg", in: "5 ㎏!") == ["㎏"])
    }

    @Test(
        "takes a run of any length as written, and a longer one where letters are folded",
        arguments: [5, 511, 512, 1100])
    func longRuns(count: Int) throws {
        let keyword = "x" + String(repeating: "a", count: count) + "b"
        let shorter = keyword.replacing("xa", with: "x")
        let longer = keyword.replacing("xa", with: "xaa")
        #expect(try found(keyword, in: "\(shorter) \(keyword) \(longer)", view: .raw) == [keyword])
        #expect(try found(keyword, in: "\(shorter) \(keyword) \(longer)") == [keyword, longer])
    }

    @Test(
        "matches longer runs of letters beyond ASCII",
        arguments: [("привет", "приввееет"), ("да", "дааа"), ("ねこ", "ねここ")])
    func runs(keyword: String, text: String) throws {
        #expect(try found(keyword, in: text) == [text])
    }

    @Test("counts a run by what it folds to, never fewer")
    func foldedRuns() throws {
        #expect(try found("ass", in: "aßs").count == 1)
        #expect(try found("ass", in: "aѕ as").isEmpty)
        #expect(try found("ass", in: "asѕ aｓｓs") == ["asѕ", "aｓｓs"])
    }

    @Test(
        "needs no boundary where its edge is of a script without spaces",
        arguments: [
            ("死ね", "お前死ねよ", ["死ね"]), ("ばか", "このばかもの", ["ばか"]), ("バカ", "おバカさん", ["バカ"]), ("ไอ้", "คนไอ้บ้า", ["ไอ้"]),
            ("ຄວາຍ", "ເຈົ້າຄວາຍນີ້", ["ຄວາຍ"]), ("ឆ្កែ", "អាឆ្កែនេះ", ["ឆ្កែ"]), ("ခွေး", "ဒီခွေးက", ["ခွေး"]),
        ], View.allCases)
    func scriptsWithoutSpaces(row: (keyword: String, text: String, found: [String]), view: View) throws {
        #expect(try found(row.keyword, in: row.text, view: view) == row.found)
    }

    @Test("needs a boundary at the edge that is of a script with spaces", arguments: View.allCases)
    func mixedEdges(view: View) throws {
        #expect(try found("x死", in: "x死ね", view: view) == ["x死"])
        #expect(try found("x死", in: "ax死ね", view: view).isEmpty)
        #expect(try found("死x", in: "あ死x", view: view) == ["死x"])
        #expect(try found("死x", in: "あ死xy", view: view).isEmpty)
    }

    @Test("with a wildcard ends where a script without spaces begins")
    func wildcardBeforeHan() throws {
        #expect(try found("cat*", in: "cats猫") == ["cats"])
    }

    @Test("is a whole word by Unicode's letters, digits and marks", arguments: View.allCases)
    func boundaries(view: View) throws {
        for text in ["catж", "жcat", "cat٣", "cat\u{5D0}", "ʼcatⅷ"] {
            #expect(try found("cat", in: text, view: view).isEmpty, "\(text)")
        }
        for text in ["«cat»", "cat…", "cat—cat", "cat❤️", "¡cat!"] {
            #expect(try !found("cat", in: text, view: view).isEmpty, "\(text)")
        }
    }

    @Test(
        "of nothing but marks or invisible characters matches nothing",
        arguments: ["\u{200B}", "\u{301}", "\u{AD}\u{2060}"])
    func nothingLeft(text: String) throws {
        var rule = try rule(views: [.folded])
        rule.match?.any.keywords = [Keyword(text: text)]
        #expect(try judge("any \(text) text", rule).hits.isEmpty)
    }

    @Test("excepts what only the folded view shows")
    func exceptions() throws {
        let rule = try rule(keywords: ["*cunt*"], except: matchers(["scunthorpe"]), views: [.folded])
        #expect(try judge("Ѕcunthоrpe ｓｃｕｎｔｈｏｒｐｅ", rule).hits.isEmpty)
        #expect(try judge("Ѕcunthоrpe cunt", rule).spans == [["cunt"]])
    }
}
