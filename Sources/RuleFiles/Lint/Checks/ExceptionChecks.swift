internal import ReviewRules

/// Exceptions that except nothing: R030.
enum ExceptionChecks {
    private struct Item {
        let spelling: String
        let place: Place
        let except: Matchers
        /// Texts that the exception matches as a whole.
        let texts: [String]
    }

    static func run(_ context: LintContext, into findings: inout LintFindings) throws {
        for rule in context.running where !rule.rule.except.isEmpty { try check(rule, into: &findings) }
    }

    private static func check(_ rule: PlacedRule, into findings: inout LintFindings) throws {
        guard rule.rule.match != nil else {
            findings.add(
                .idleException, "the rule has no match, so that there is nothing to except",
                at: rule.place(ofKey: "except"), rule)
            return
        }
        let items = rule.exceptKeywords.map(item) + rule.exceptPatterns.map(item)
        var unexcepted = rule.rule
        unexcepted.except = Matchers()
        let bare = try RuleProbe([unexcepted])
        let open = items.filter { item in
            !item.texts.contains { text in
                bare.hits(text).contains { $0.spans.contains { $0.upperBound <= text.utf8.count } }
            }
        }
        guard !open.isEmpty else { return }
        // What is left may except a part of a longer word, or what a regex finds: the rule's own words and tests tell.
        let texts =
            rule.keywords.flatMap(\.value.examples) + rule.tests.map { $0.message.string($0.message.content) }
            + rule.patterns.compactMap { PatternOutline($0.value).map { HostileTexts.sample(of: $0, filler: "a") } }
        let probe = try RuleProbe(
            open.map { item in
                var looking = rule.rule
                looking.except = item.except
                return looking
            })
        let effective = texts.reduce(into: Set<Int>()) { $0.formUnion(probe.exceptions($1)) }
        for (index, item) in open.enumerated() where !effective.contains(index) {
            findings.add(
                .idleException, "\(item.spelling) excepts nothing that the rule finds", at: item.place, rule)
        }
    }

    private static func item(_ part: PlacedRule.Part<Keyword>) -> Item {
        var except = Matchers()
        except.keywords = [part.value]
        return Item(
            spelling: part.value.spelling.quoted, place: part.place, except: except, texts: part.value.examples)
    }

    private static func item(_ part: PlacedRule.Part<String>) -> Item {
        var except = Matchers()
        except.patterns = [part.value]
        return Item(spelling: "the regex", place: part.place, except: except, texts: [])
    }
}
