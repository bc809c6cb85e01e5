import ReviewRules
import Testing

@Suite("An exception")
struct ExceptionTests {
    private func spans(_ text: String, match: Matchers, except: Matchers) throws -> [String] {
        var rule = try rule(except: except)
        rule.match?.any = match
        return try judge(text, rule).spans.first ?? []
    }

    @Test(
        "takes away the spans that lie wholly inside one of its matches",
        arguments: [
            ("*cunt*", "cunt scunthorpe", ["cunt"]), ("*cunt*", "Scunthorpe!", []), ("*cunt*", "", []),
            ("scunthorpe", "scunthorpe", []), ("scunthorpe united", "scunthorpe united", ["scunthorpe united"]),
            ("in scunthorpe", "in scunthorpe", ["in scunthorpe"]),
        ] as [(String, String, [String])])
    func inside(keyword: String, text: String, found: [String]) throws {
        #expect(try spans(text, match: matchers([keyword]), except: matchers(["scunthorpe"])) == found)
    }

    @Test(
        "counts by bytes: inside and equal are covered, partly inside is not",
        arguments: [
            ("bc", "abcd", []), ("abcd", "abcd", []), ("abc", "abcd", []), ("bcd", "abcd", []), ("de", "abcd", ["de"]),
            ("abcde", "abcd", ["abcde"]), ("bc", "b", ["bc"]), ("x", "abcd", ["x"]), ("bc", "b|c", ["bc"]),
            ("bcd", "abc|cde", ["bcd"]), ("\\b", "abcde", ["", ""]),
        ])
    func regexes(pattern: String, exception: String, found: [String]) throws {
        let except = try matchers(patterns: [exception])
        #expect(try spans("abcde x", match: matchers(patterns: [pattern]), except: except).prefix(2) == found[...])
    }

    @Test("is matched in raw and folded, whatever the views of the rule", arguments: View.allCases)
    func views(view: View) throws {
        let inFolded = try rule(patterns: ["(?i)h[aA]t"], except: matchers(["hat trick"]), views: [view])
        #expect(try judge("HAAT triick hat TRIICK", inFolded).hits.isEmpty)
        let inRaw = try rule(keywords: ["hat"], except: matchers(patterns: ["HAT trick"]), views: [view])
        #expect(try judge("HAT trick", inRaw).hits.isEmpty)
        #expect(try judge("Hat trick", inRaw).spans == [["Hat"]])
    }

    @Test("covers a character that looks like i and like l as either")
    func eitherLetter() throws {
        for except in [try matchers(["skill", "klimt"]), try matchers(patterns: ["skill", "klimt"])] {
            let rule = try rule(keywords: ["*kil*", "*kli*"], except: except, views: [.folded])
            #expect(try judge("𝐒𝐊𝐈𝐋𝐋 ѕkiӏӏ kӏimt", rule).hits.isEmpty)
            #expect(try judge("kӏl ѕkӏӏӏ", rule).hits == ["rule"])
        }
    }

    @Test("counts only in the text in which it stands")
    func fields() throws {
        let rule = try rule(
            keywords: ["*cunt*"], except: matchers(["scunthorpe"]), fields: [.content, .allAttributes])
        let attributes = [("a", "scunthorpe"), ("b", "cunt"), ("c", "xscunthorpe")]
        #expect(try judge(message("scunthorpe", attributes: attributes), rule).spans == [["cunt", "xscunthorpe"]])
        #expect(try judge(message("cunt", attributes: [("a", "scunthorpe")]), rule).spans == [["cunt"]])
    }

    @Test("keeps an all-of block from hitting by the span it covers")
    func allBlocks() throws {
        let blocks = [try matchers(["hat"]), try matchers(["free"])]
        let rule = try rule("r", .deny, all: blocks, except: matchers(["hat trick"]))
        #expect(try judge("free hat trick", rule).outcome == .allow)
        #expect(try judge("free hat trick hat", rule).outcome == .deny)
    }

    @Test("is told to a trace with the span that it covers")
    func trace() throws {
        let reviewer = try Reviewer(RuleSet(rules: [rule(keywords: ["*cunt*"], except: matchers(["scunthorpe"]))]))
        var events: [TraceEvent] = []
        reviewer.trace = { events.append($0) }
        var verdict = Verdict()
        reviewer.evaluate(message("in scunthorpe"), into: &verdict)
        guard case .excepted(rule: 0, let span) = events.first else {
            Issue.record("no exception was told")
            return
        }
        #expect(span.field == .content && span.byteRange == 3..<13 && span.view == .raw)
        #expect(events.dropFirst() == [.noMatch(rule: 0)])
    }
}
