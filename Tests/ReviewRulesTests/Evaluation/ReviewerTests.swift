import ReviewRules
import SeededNumbers
import Testing

@Suite("A reviewer")
struct ReviewerTests {
    @Test("sees nothing of earlier messages, and no message makes it crash", arguments: 0..<60 as Range<UInt64>)
    func messagesDoNotMix(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let ruleSet = try random.ruleSet()
        let shared = try Reviewer(ruleSet)
        var verdict = Verdict()
        var reused = Message()
        for _ in 0..<40 {
            let fresh = random.message()
            reused.removeAll()
            reused.id = reused.append(fresh.utf8[fresh.id])
            reused.room = reused.append(fresh.utf8[fresh.room])
            reused.content = reused.append(fresh.utf8[fresh.content])
            reused.senderID = reused.append(fresh.utf8[fresh.senderID])
            for attribute in fresh.attributes {
                let name = reused.append(fresh.utf8[attribute.name])
                reused.attributes.append(.init(name: name, value: reused.append(fresh.utf8[attribute.value])))
            }
            for attribute in fresh.senderAttributes {
                let name = reused.append(fresh.utf8[attribute.name])
                reused.senderAttributes.append(.init(name: name, value: reused.append(fresh.utf8[attribute.value])))
            }
            shared.evaluate(reused, into: &verdict)
            #expect(try Judgement(verdict, of: reused, by: ruleSet) == judge(fresh, by: ruleSet))
        }
    }

    @Test("gives a valid answer to any message", arguments: 100..<160 as Range<UInt64>)
    func validAnswers(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let ruleSet = try random.ruleSet()
        let reviewer = try Reviewer(ruleSet)
        var verdict = Verdict()
        for _ in 0..<40 {
            let message = random.message()
            reviewer.evaluate(message, into: &verdict)
            let settings = ruleSet.settings(inRoom: message.utf8[message.room])
            let content = String(validating: verdict.content, as: UTF8.self)
            if verdict.isContentRewritten {
                #expect((1...settings.maxLength).contains(content?.unicodeScalars.count ?? 0))
            } else {
                #expect(content == "")
            }
            for (index, value) in verdict.rewrittenAttributes {
                #expect(message.attributes.indices.contains(index))
                #expect(String(validating: value, as: UTF8.self) != nil)
            }
            #expect(Set(verdict.rewrittenAttributes.map(\.index)).count == verdict.rewrittenAttributes.count)
            #expect(Set(verdict.addedAttributes.map(\.name)).count == verdict.addedAttributes.count)
            #expect(verdict.decision == .deny || verdict.reason == nil)
            #expect(verdict.hits.map(\.rule) == Set(verdict.hits.map(\.rule)).sorted())
            #expect((settings.mode == .shadow) == (verdict.shadowed != nil))
            for span in verdict.hits.flatMap({ verdict.spans[$0.spans] }) {
                let field: Range<Int>
                switch span.field {
                case .content: field = message.content
                case .attribute(let index): field = message.attributes[index].value
                }
                #expect(span.byteRange.upperBound <= field.count)
            }
        }
    }

    @Test("has its rules and tells them by index")
    func indices() throws {
        let rules = [try rule("low", .tag, keywords: ["x"]), try rule("high", .tag, keywords: ["x"], priority: 1)]
        let reviewer = try Reviewer(RuleSet(rules: rules))
        var verdict = Verdict()
        reviewer.evaluate(message("x"), into: &verdict)
        #expect(verdict.hits.map { reviewer.compiled.ruleID($0.rule) } == ["high", "low"])
    }

    @Test(
        "masks and replaces many spans in time in proportion to them", .timeLimit(.minutes(20)),
        arguments: [Rule.Action.mask("*"), try replacement("*")])
    func manySpans(action: Rule.Action) throws {
        var settings = Settings()
        settings.maxLength = 1_000_000
        let words = String(repeating: "a b ", count: 20_000)
        let judgement = try judge(
            words, rule("r", action, patterns: ["a"], views: [.raw, .folded]), settings: settings)
        #expect(judgement.content == String(repeating: "* b ", count: 20_000))
        #expect(judgement.spans.first?.count == 20_000)
    }

    @Test("covers many spans by many exceptions in time in proportion to them", .timeLimit(.minutes(20)))
    func manyExceptions() throws {
        let words = String(repeating: "a b ", count: 20_000)
        #expect(try judge(words, rule(patterns: ["a"], except: matchers(["a b"]))).outcome == .allow)
    }

    @Test("widens to a huge grapheme cluster as fast as to any", .timeLimit(.minutes(20)))
    func hugeCluster() throws {
        let marks = "xa" + String(repeating: "\u{301}", count: 30_000)
        #expect(try judge(marks, rule(patterns: ["\\p{M}"])).content == "x*")
    }

    @Test("takes 10,000 attributes", .timeLimit(.minutes(20)))
    func manyAttributes() throws {
        let attributes = (0..<10_000).map { ("name\($0)", "a cat") }
        let judgement = try judge(
            message("cat", attributes: attributes), rule(keywords: ["cat"], fields: [.allAttributes]))
        #expect(judgement.rewrittenAttributes.count == 10_000)
        #expect(judgement.rewrittenAttributes.last == "name9999=a ***")
    }
}
