import ReviewRules
import SeededNumbers
import Testing

@Suite("A rewritten text")
struct MaxLengthTests {
    private func settings(maxLength: Int) -> Settings {
        var settings = Settings()
        settings.maxLength = maxLength
        return settings
    }

    private func content(_ text: String, maxLength: Int, _ rules: Rule...) throws -> String? {
        try judge(message(text), by: RuleSet(settings: settings(maxLength: maxLength), rules: rules)).content
    }

    @Test("has a mask in place of a replacement that would make it too long")
    func replacementBecomesMask() throws {
        let rule = try rule("r", replacement("[removed]"), keywords: ["darn"])
        #expect(try content("oh darn", maxLength: 12, rule) == "oh [removed]")
        #expect(try content("oh darn", maxLength: 11, rule) == "oh ****")
        #expect(try content("oh darn", maxLength: 7, rule) == "oh ****")
    }

    @Test("keeps the first replacements that fit")
    func lastReplacementsGiveWay() throws {
        let rule = try rule("r", replacement("[xxxx]"), keywords: ["aa"])
        #expect(try content("aa aa aa", maxLength: 20, rule) == "[xxxx] [xxxx] [xxxx]")
        #expect(try content("aa aa aa", maxLength: 19, rule) == "[xxxx] [xxxx] **")
        #expect(try content("aa aa aa", maxLength: 12, rule) == "[xxxx] ** **")
        #expect(try content("aa aa aa", maxLength: 8, rule) == "** ** **")
    }

    @Test("keeps a replacement that is no longer than its mask")
    func shortReplacements() throws {
        let short = try rule("s", replacement("-"), keywords: ["darn"])
        let long = try rule("l", replacement("[removed]"), keywords: ["heck"])
        #expect(try content("darn heck darn", maxLength: 10, short, long) == "- **** -")
    }

    @Test("is counted in code points, not in bytes or clusters")
    func codePoints() throws {
        let rule = try rule("r", replacement("日本語"), keywords: ["x"])
        #expect(try content("é x", maxLength: 5, rule) == "é 日本語")
        #expect(try content("é x", maxLength: 4, rule) == "é *")
        #expect(try content("e\u{301} x", maxLength: 5, rule) == "e\u{301} *")
    }

    @Test("is cut at a whole grapheme cluster where masks alone do not help")
    func cut() throws {
        let rule = try rule(keywords: ["darn"])
        let tail = String(repeating: "x", count: 600)
        #expect(try content("darn \(tail)", maxLength: 500, rule) == "**** " + String(repeating: "x", count: 495))
        #expect(try content("darn 👩‍👩‍👧!", maxLength: 9, rule) == "**** ")
        #expect(try content("darn 👩‍👩‍👧!", maxLength: 10, rule) == "**** 👩‍👩‍👧")
        #expect(try content("darn\r\nx", maxLength: 5, rule) == "****")
    }

    @Test("has something left of a first cluster that is longer than all")
    func firstClusterCut() throws {
        let rule = try rule(keywords: ["darn"])
        #expect(try content("e\u{301}\u{302}\u{303} darn", maxLength: 2, rule) == "e\u{301}")
        #expect(try content("e\u{301} darn", maxLength: 1, rule) == "e")
    }

    @Test("is an ellipsis where nothing would be left")
    func ellipsis() throws {
        let rule = try rule("r", replacement(""), patterns: [".+"])
        #expect(try content("anything", maxLength: 500, rule) == "…")
        #expect(try content("anything", maxLength: 1, rule) == "…")
    }

    @Test("may lose spans that a replacement makes empty")
    func emptyReplacement() throws {
        #expect(try content("a cat b", maxLength: 500, rule("r", replacement(""), keywords: ["cat"])) == "a  b")
    }

    @Test("is never made of a text that no rule rewrote, however long")
    func unrewrittenText() throws {
        let text = String(repeating: "日", count: 600) + " cat"
        let tag = try rule("r", .tag, keywords: ["cat"], attributes: [AddedAttribute(name: "a", value: "b")])
        let mask = try rule("m", .mask("*"), keywords: ["dog"])
        let judgement = try judge(text, tag, mask, settings: settings(maxLength: 1))
        #expect(judgement.outcome == .allow)
        #expect(judgement.content == text)
        #expect(judgement.addedAttributes == ["a=b"])
    }

    @Test("has the length of the room")
    func rooms() throws {
        var room = RoomSettings(room: Glob("*:room/short"))
        room.maxLength = 7
        let rules = [try rule("r", replacement("[removed]"), keywords: ["darn"])]
        let ruleSet = RuleSet(rooms: [room], rules: rules)
        #expect(try judge(message("oh darn", room: "arn:room/short"), by: ruleSet).content == "oh ****")
        #expect(try judge(message("oh darn", room: "arn:room/other"), by: ruleSet).content == "oh [removed]")
    }

    @Test("holds 1 to max_length code points, whatever the rules and the text")
    func always() throws {
        var random = SeededGenerator(seed: 6)
        let pieces = ["cat", "dog", " ", "e\u{301}", "👩‍👩‍👧", "日", "\r\n", "a", "🇫🇷", "\u{301}"]
        var rewrites = 0
        for _ in 0..<3000 {
            let text = random.list(0...12) { $0.pick(pieces) }.joined()
            let maxLength = Int.random(in: 1...12, using: &random)
            let templates = ["", "x", "[long text]", "{{match}}{{match}}", "e\u{301}\u{302}"]
            let first = try rule("1", replacement(random.pick(templates)), patterns: [random.pick(pieces)])
            let second = try rule("2", .mask(random.pick(["*", "👩‍👩‍👧", ""])), patterns: [random.pick(pieces + ["."])])
            let third = try rule("3", replacement(random.pick(templates)), patterns: ["a|\\s"])
            let settings = settings(maxLength: maxLength)
            let judgement = try judge(text, first, second, third, settings: settings)
            guard judgement.outcome == .rewrite else {
                #expect(judgement.content == text)
                continue
            }
            rewrites += 1
            let length = judgement.content?.unicodeScalars.count ?? 0
            #expect((1...maxLength).contains(length), "\(text.debugDescription) at \(maxLength)")
        }
        #expect(rewrites > 1000)
    }
}
