import SeededNumbers
import Testing

@testable import ReviewRules

@Suite struct FilterRuleTests {
    @Test("masks the pieces that filters find")
    func masks() throws {
        #expect(try delivered("go to example.com now", filterRule(.links(LinkFilter()))) == "go to *********** now")
        #expect(try delivered("@a @b @c", filterRule(.mentions(MentionFilter(max: 1)))) == "@a ** **")
        #expect(try delivered("noooooo", filterRule(.repetition(RepetitionFilter(characters: 2)))) == "noo****")
        #expect(try delivered("card 4111111111111111", filterRule(.pii(PIIFilter([.card])))) == "card ****************")
        #expect(try delivered("pass\u{200B}word", filterRule(.invisible)) == "pass*word")
        #expect(try delivered("Z\u{301}\u{302}\u{303}", filterRule(.zalgo(ZalgoFilter(maxMarks: 1)))) == "*")
        #expect(try delivered("STOP IT", filterRule(.caps(CapsFilter(maxPercent: 50)))) == "*******")
    }

    @Test("replaces a whole message once, and each piece by itself")
    func replaces() throws {
        let gone = Rule.Action.replace(try Template(parsing: "[{{match|lower}}]"))
        #expect(try delivered("STOP IT", filterRule(.caps(CapsFilter(maxPercent: 50)), action: gone)) == "[stop it]")
        #expect(try delivered("A.COM b.com", filterRule(.links(LinkFilter()), action: gone)) == "[a.com] [b.com]")
    }

    @Test("has no groups, whatever an exception matched before")
    func groups() throws {
        var rule = filterRule(.mentions(MentionFilter(max: 0)), action: .replace(try Template(parsing: "[$1]")))
        rule.match?.any.patterns = ["(zzz)"]
        rule.except.patterns = ["(@b)"]
        #expect(try delivered("@a @b @c", rule) == "[] @b []")
    }

    @Test("looks at the raw text, whatever the views of the rule, and once")
    func views() throws {
        let rule = filterRule(.mentions(MentionFilter(max: 0)), action: .score, views: [.folded, .raw])
        var verdict = Verdict()
        try Reviewer(RuleSet(rules: [rule])).evaluate(Message(content: "@a"), into: &verdict)
        #expect(verdict.spans.map(\.view) == [.raw])
        #expect(verdict.spans.map(\.byteRange) == [0..<2])
    }

    @Test("drops pieces inside an exception, and no others")
    func exceptions() throws {
        var rule = filterRule(.links(LinkFilter()))
        rule.except.keywords = [Keyword(text: "good.com")]
        rule.except.patterns = [#"\S*safe\S*"#]
        #expect(
            try delivered("good.com bad.com www.safe.org/x good.com/x", rule)
                == "good.com ******* www.safe.org/x **********")
    }

    @Test("hits by any of a keyword, a pattern and a filter, and by each block of all")
    func combinations() throws {
        var any = filterRule(.links(LinkFilter()), action: .deny)
        any.match?.any.keywords = [Keyword(text: "spam")]
        any.match?.any.patterns = ["eggs"]
        for (text, expected) in [("spam", nil), ("eggs", nil), ("a.com", nil), ("ham", "ham")] as [(String, String?)] {
            #expect(try delivered(text, any) == expected)
        }
        var all = Rule(id: "all", action: .mask("*"))
        var link = Matchers()
        link.filters = [.links(LinkFilter())]
        var word = Matchers()
        word.keywords = [Keyword(text: "free")]
        var match = Match()
        match.all = [link, word]
        all.match = match
        #expect(try delivered("free a.com", all) == "**** *****")
        #expect(try delivered("a.com", all) == "a.com")
        #expect(try delivered("free", all) == "free")
    }

    @Test("needs one span for a denial, and every span for a mask")
    func oneSpan() throws {
        for (action, count) in [(Rule.Action.deny, 1), (.score, 1), (.mask("*"), 3)] {
            var verdict = Verdict()
            let rule = filterRule(.mentions(MentionFilter(max: 0)), action: action)
            try Reviewer(RuleSet(rules: [rule])).evaluate(Message(content: "@a @b @c"), into: &verdict)
            #expect(verdict.spans.count == count)
        }
    }

    @Test("looks at the attributes that the rule names")
    func attributes() throws {
        var rule = filterRule(.links(LinkFilter()))
        rule.fields = [.attribute("bio")]
        var message = Message(content: "a.com")
        message.attributes = [
            Message.Attribute(name: message.append("bio".utf8), value: message.append("see b.com".utf8)),
            Message.Attribute(name: message.append("x".utf8), value: message.append("c.com".utf8)),
        ]
        var verdict = Verdict()
        try Reviewer(RuleSet(rules: [rule])).evaluate(message, into: &verdict)
        #expect(!verdict.isContentRewritten)
        #expect(verdict.rewrittenAttributes.map { String(decoding: $0.value, as: UTF8.self) } == ["see *****"])
    }

    private static let everyFilter: [Filter] = [
        .links(LinkFilter()), .caps(CapsFilter(minLength: 3, maxPercent: 60)),
        .repetition(RepetitionFilter(characters: 3, words: 2)), .symbols(SymbolFilter(minLength: 2, maxPercent: 40)),
        .emoji(EmojiFilter(max: 1)), .mentions(MentionFilter(max: 1)), .length(LengthFilter(max: 30, lines: 2)),
        .zalgo(ZalgoFilter(maxMarks: 2)), .invisible, .mixedScript, .pii(PIIFilter(PIIFilter.Kind.allCases)),
    ]

    @Test("survives a compiled rule set, with every parameter")
    func compiled() throws {
        var filters = Self.everyFilter
        filters += [
            .links(LinkFilter(allow: [try DomainPattern(parsing: "bücher.example")])),
            .links(LinkFilter(allow: [try DomainPattern(parsing: "a.b")], deny: [try DomainPattern(parsing: "*.zip")])),
            .repetition(RepetitionFilter(characters: 3)), .repetition(RepetitionFilter(words: 2)),
            .length(LengthFilter(max: 3)), .length(LengthFilter(lines: 2)), .pii(PIIFilter([.wallet, .email])),
        ]
        var rule = Rule(id: "filters", action: .deny)
        var match = Match()
        match.any.filters = filters
        for filter in filters {
            var block = Matchers()
            block.filters = [filter]
            match.all.append(block)
        }
        rule.match = match
        let ruleSet = RuleSet(rules: [rule])
        #expect(try CompiledRuleSet(CompiledRuleSet.encode(ruleSet)).ruleSet() == ruleSet)
    }

    @Test("finds spans of whole code points, in bounds, and the same each time, in any text")
    func anyText() {
        var generator = SeededGenerator(seed: 20)
        var scratch = FilterScratch()
        let alphabets: [[Unicode.Scalar]] = [
            Array("aA1.@:/ -_()[]+&#\n".unicodeScalars),
            Array("example.com dot 127.0.0.1 +1 555 @:/[.]".unicodeScalars),
            Array("аеосрху。．｡１２\u{200D}\u{FE0F}\u{301}\u{302}😀🏴👍🏽🇩\u{E0067}คำกี".unicodeScalars),
        ]
        for round in 0..<6_000 {
            var text = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 0...60, using: &generator) {
                if round.isMultiple(of: 4) {
                    text.append(Unicode.Scalar(UInt32.random(in: 0...0x10FFFF, using: &generator)) ?? "x")
                } else {
                    text.append(alphabets[round % 4 - 1].randomElement(using: &generator) ?? "x")
                }
            }
            let bytes = Array(String(text).utf8)
            for filter in Self.everyFilter {
                var spans: [Range<Int>] = []
                filter.findSpans(in: bytes.span, with: &scratch, into: &spans)
                var again: [Range<Int>] = []
                filter.findSpans(in: bytes.span, with: &scratch, into: &again)
                #expect(spans == again)
                for span in spans {
                    #expect(span.upperBound <= bytes.count && !span.isEmpty)
                    #expect(span.upperBound == bytes.count || bytes[span.upperBound] & 0xC0 != 0x80)
                    #expect(bytes[span.lowerBound] & 0xC0 != 0x80)
                }
            }
        }
    }

    @Test(
        "takes time in proportion to the text, whatever it repeats",
        arguments: [
            "a.", "a ", "it.", "1 ", "1.", "1-", "@a", "a@", "a@b.c ", "http://", "x://a@", "a (dot) ", "a . ",
            "xn--a.", "(", "😀", "\u{301}",
            "e\u{301}\u{302}", "\u{200B}", "4111 ", "0x", "ab ab ", "a", "1", "/", "a.com/", "a.com/(", "a.com/)", "。",
            "看a.", "[", "[at]",
            "+1", "call 1", "- ", "www.",
        ])
    func hostile(_ unit: String) {
        // What is quadratic takes minutes for 60 kB, what is linear a fraction of a second.
        let bytes = Array(String(repeating: unit, count: 60_000 / unit.utf8.count).utf8)
        var scratch = FilterScratch()
        for filter in Self.everyFilter + [.links(Self.denying)] {
            var spans: [Range<Int>] = []
            filter.findSpans(in: bytes.span, with: &scratch, into: &spans)
            #expect(spans.allSatisfy { $0.upperBound <= bytes.count })
        }
    }

    private static let denying: LinkFilter = {
        let domains = ["*.zip", "*a*b*", "evil.com"].compactMap { try? DomainPattern(parsing: $0) }
        return LinkFilter(allow: domains, deny: domains)
    }()
}
