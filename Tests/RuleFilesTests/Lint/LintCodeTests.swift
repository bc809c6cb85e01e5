import RuleFiles
import Testing

/// A minimal rule set for each code, and one that nearly has the finding.
@Suite struct LintCodeTests {
    @Test("each code is found, and not where it nearly is", arguments: fileCases + regexCases + keywordCases)
    func patterns(_ lintCase: LintCase) throws { try check(lintCase) }

    @Test("each code is found, and not where it nearly is", arguments: ruleCases + effectCases + settingsCases)
    func rules(_ lintCase: LintCase) throws { try check(lintCase) }

    private func check(_ lintCase: LintCase) throws {
        let found = try LintCase.codes(in: lintCase.files)
        #expect(found.contains(lintCase.code), "\(found)")
        let near = try LintCase.codes(in: lintCase.nearMiss)
        #expect(!near.contains(lintCase.code), "\(near)")
        #expect(!near.contains { [.ruleFile, .regexSyntax].contains($0) }, "\(near)")
    }

    @Test("every code has a case")
    func complete() {
        let all = fileCases + regexCases + keywordCases + ruleCases + effectCases + settingsCases
        #expect(Set(all.map(\.code)) == Set(LintCode.allCases))
    }

    @Test("codes, their reasons and their remedies are told apart and end as sentences do")
    func table() {
        for code in LintCode.allCases {
            #expect(code.why.hasSuffix("."), "\(code)")
            #expect(!code.fix.isEmpty && code.fix.first?.isUppercase == true, "\(code)")
            #expect(code.rawValue.wholeMatch(of: /R0[0-9][0-9]/) != nil)
        }
    }
}

private let fileCases: [LintCase] = [
    LintCase(.ruleFile, "version: 1\nrulez: []", nearMiss: rule()),
    LintCase(
        .ruleFileRemark, rule("reason: because", match: "{keywords: [x]}", action: "mask"),
        nearMiss: rule("reason: because")),
    LintCase(.regexSyntax, masking("{regex: ['a(b']}"), nearMiss: masking("{regex: ['a(b)']}")),
    LintCase(
        .badSuppression, rule() + " # lint: allow R050", nearMiss: rule() + " # lint: allow R042 because it is short"),
    LintCase(
        .unusedSuppression, rule() + " # lint: allow R043 because it is short",
        nearMiss: rule() + " # lint: allow R042 because it is short"),
]

private let regexCases: [LintCase] = [
    LintCase(.matchesEmptyText, masking("{regex: ['a*']}"), nearMiss: masking("{regex: ['a+']}")),
    LintCase(
        .matchesEmptyText, masking("{regex: ['foo|']}"),
        nearMiss: rule(match: "{all: [{regex: ['\\A(?!.*foo)']}, {keywords: [zoo]}]}")),
    LintCase(.matchesEverything, masking("{regex: ['(?s).']}"), nearMiss: masking("{regex: ['[a-z ]']}")),
    LintCase(.noRequiredText, masking("{regex: ['\\d{4}']}"), nearMiss: masking("{regex: ['\\d{4}x']}")),
    LintCase(.exceedsMatchLimit, masking("{regex: ['(a+)+b']}"), nearMiss: masking("{regex: ['(a++)+b']}")),
    LintCase(
        .exceedsMatchLimit, masking("{regex: ['(?:\\w+\\s?)+@x']}"),
        nearMiss: masking("{regex: ['\\b(?:\\w++\\s?)++@x']}")),
    LintCase(
        // Each start has its own match limit: only the time of the whole message is too much.
        .exceedsTimeBudget, settings("time_budget_ms: 0.01") + "\n" + masking("{regex: ['a\\w*x!']}").dropFirst(11),
        nearMiss: masking("{regex: ['a\\w{0,9}x!']}")),
    LintCase(
        .capitalsInFoldedView, masking("{regex: ['free Btc']}", "views: [folded, leet]"),
        nearMiss: masking("{regex: ['free [Bb]tc\\p{Lu}?\\S', '(?i)Btc', '(?<Name>x)']}", "views: [folded, leet]")),
    LintCase(
        .capitalsInFoldedView, masking("{keywords: [x]}", "views: [joined]\nexcept: {regex: ['X']}"),
        nearMiss: masking("{keywords: [x]}", "except: {regex: ['X']}")),
]

private let keywordCases: [LintCase] = [
    LintCase(.duplicateKeyword, masking("{keywords: [foo, Foo]}"), nearMiss: masking("{keywords: [foo, bar]}")),
    LintCase(
        .duplicateKeyword, masking("{keywords: [café, cafe]}", "views: [folded]"),
        nearMiss: masking("{keywords: [café, cafe]}")),
    LintCase(
        .duplicateKeyword, "lists: {l: list.txt}\n" + masking("{keywords: [foo, '@l']}"),
        nearMiss: "lists: {l: list.txt}\n" + masking("{keywords: [bar, '@l']}")),
    LintCase(.coveredKeyword, masking("{keywords: [foo*, foobar]}"), nearMiss: masking("{keywords: [foo, foobar]}")),
    LintCase(
        .coveredKeyword, rule(match: "{keywords: [foo, 'foo bar']}"), nearMiss: masking("{keywords: [foo, 'foo bar']}")),
    LintCase(
        .coveredKeyword,
        rules(
            "id: a, match: {keywords: [foo]}, action: deny", "id: b, match: {keywords: ['foo bar', baz]}, action: mask"),
        nearMiss: rules(
            "id: b, match: {keywords: ['foo bar', baz]}, action: mask", "id: a, match: {keywords: [foo]}, action: deny")
    ),
    LintCase(
        .unreachableKeyword, masking("{keywords: [sh1t]}", "views: [leet]"),
        nearMiss: masking("{keywords: [sh1t]}", "views: [folded, leet]")),
    LintCase(
        .unreachableKeyword, masking("{keywords: [\"\\u200B\"]}", "views: [folded]"),
        nearMiss: masking("{keywords: [\"\\u200B\"]}")),
    LintCase(.commonWord, masking("{keywords: ['*ass*']}"), nearMiss: masking("{keywords: [ass, darn*]}")),
    LintCase(
        .commonWord, masking("{keywords: ['glas*']}"),
        nearMiss: masking("{keywords: ['glas*']}", "except: {keywords: [glass*]}")),
    LintCase(
        .commonWord, rule(match: "{regex: ['hel+o']}"),
        nearMiss: rule("score: 1", match: "{regex: ['hel+o']}", action: "score")),
    LintCase(.spacesAroundKeyword, masking("{keywords: [' foo']}"), nearMiss: masking("{keywords: ['foo  bar']}")),
    LintCase(.capitalKeyword, masking("{keywords: [BTC]}"), nearMiss: masking("{keywords: [Btc, B]}")),
    LintCase(
        .exceptedKeyword, masking("{keywords: [foobar, foo]}", "except: {keywords: [foob*]}"),
        nearMiss: masking("{keywords: [foo*]}", "except: {keywords: [foob*]}")),
]

private let ruleCases: [LintCase] = [
    LintCase(
        .idleException, masking("{keywords: [foo*]}", "except: {keywords: [bar]}"),
        nearMiss: masking("{keywords: [foo*]}", "except: {keywords: [foot]}")),
    LintCase(
        .idleException, masking("{keywords: [foo*]}", "except: {regex: ['bar\\d']}"),
        nearMiss: masking(
            "{keywords: [foo*]}",
            "except: {regex: ['\\w+bar\\d']}\ntests: [{text: 'foobar1', expect: allow, hit: false}]")),
    LintCase(
        // A part of what the rule finds is excepted only in a longer word.
        .idleException, masking("{keywords: [concatenate]}", "except: {keywords: [cat]}"),
        nearMiss: masking("{keywords: [concatenate]}", "except: {keywords: ['*cat*']}")),
    LintCase(
        .duplicateRule,
        rules("id: a, match: {keywords: [foo]}, action: mask", "id: b, match: {keywords: [foo]}, action: mask"),
        nearMiss: rules(
            "id: a, match: {keywords: [foo]}, action: mask",
            "id: b, match: {keywords: [foo]}, action: tag, attributes: {x: y}")),
    LintCase(
        .shadowedRule,
        rules(
            "id: a, match: {keywords: [foo]}, action: deny",
            "id: b, match: {keywords: [foo]}, action: tag, attributes: {x: y}"),
        nearMiss: rules(
            "id: a, match: {keywords: [foo]}, action: deny, when: {attributes.x: [y]}",
            "id: b, match: {keywords: [foo]}, action: tag, attributes: {x: y}")),
    LintCase(
        .shadowedRule,
        rules("id: a, match: {keywords: [foo*]}, action: deny", "id: b, match: {keywords: [food, fool]}, action: mask"),
        nearMiss: rules(
            "id: a, match: {keywords: [foo*]}, action: deny",
            "id: b, match: {keywords: [food, fool]}, action: mask, priority: 1")),
    LintCase(
        .shadowedRule,
        rules(
            "id: a, when: {room: ['arn:x']}, action: deny",
            "id: b, when: {room: ['arn:x']}, match: {caps: {max_percent: 3}}, action: deny"),
        nearMiss: rules(
            "id: a, when: {room: ['arn:x']}, action: deny",
            "id: b, when: {room: ['arn:y']}, match: {caps: {max_percent: 3}}, action: deny")),
    LintCase(
        .impossibleCondition, rule("when: {room: [lobby]}"),
        nearMiss: rule("when: {room: [lobby, 'arn:aws:ivschat:*:*:room/abc']}")),
    LintCase(
        .impossibleCondition, rule("when: {room: {not: ['arn:*']}}"),
        nearMiss: rule("when: {room: {not: ['arn:aws:ivschat:us-west-2:*']}}")),
    LintCase(
        .impossibleCondition, rule("when: {sender.user_id: {not: ['*']}}"),
        nearMiss: rule("when: {sender.attributes.x: {not: ['*']}}")),
    LintCase(
        .impossibleFilter, rule(match: "{length: {max: 500}}"), nearMiss: rule(match: "{length: {max: 499}}")),
    LintCase(
        .impossibleFilter, rule(match: "{all: [{keywords: [x]}, {mentions: {max: 200}}]}"),
        nearMiss: rule(match: "{all: [{keywords: [x]}, {mentions: {max: 5}}]}")),
    LintCase(
        .impossibleFilter, rule(match: "{caps: {min_length: 501, max_percent: 5}, emoji: {max: 500}}"),
        nearMiss: rule(match: "{repetition: {characters: 600, words: 5}, zalgo: {max_marks: 4}}")),
    LintCase(
        .forgeableAllow, rule(action: "allow"),
        nearMiss: rule("when: {sender.attributes.role: [mod]}", action: "allow")),
    LintCase(
        .forgeableAllow, rule("when: {attributes.kind: [x]}", match: nil, action: "allow"),
        nearMiss: rule("when: {room: ['arn:*']}", match: nil, action: "allow")),
]

private let effectCases: [LintCase] = [
    LintCase(
        .longReplacement, masking("{keywords: [x]}", "replacement: '👨‍👩‍👧'"),
        nearMiss: masking("{keywords: [x]}", "replacement: '⬛️'")),
    LintCase(
        .longReplacement,
        rules(
            "id: a, match: {keywords: [x]}, action: replace, replacement: '[removed]'",
            settings: "{rooms: {'arn:*': {max_length: 17}}}"),
        nearMiss: rules(
            "id: a, match: {keywords: [x]}, action: replace, replacement: '[removed]'",
            settings: "{rooms: {'arn:*': {max_length: 18}}}")),
    LintCase(
        .recurringReplacement, rule("replacement: x y", action: "replace"),
        nearMiss: rule("replacement: y", action: "replace")),
    LintCase(.silentDenial, rule(), nearMiss: rule("reason: x")),
    LintCase(
        .longAttributes,
        rule("attributes: {a: \(String(repeating: "x", count: 1024))}", action: "tag"),
        nearMiss: rule("attributes: {a: \(String(repeating: "x", count: 1023))}", action: "tag")),
    LintCase(
        .noPositiveTest, rule("tests: [{text: y, expect: allow}]"), nearMiss: rule("tests: [{text: x, expect: deny}]")),
    LintCase(
        .noPositiveTest, rule(), nearMiss: rule("status: disabled")),
    LintCase(
        .noNegativeTest, rule("tests: [{text: x, expect: deny}]"), nearMiss: rule("tests: [{text: y, hit: false}]")),
    LintCase(
        .unusedList, "lists: {l: list.txt}\n" + rule(),
        nearMiss: "lists: {l: list.txt}\n" + masking("{keywords: [x]}", "except: {keywords: ['@l']}")),
    LintCase(
        .emptyList, "lists: {l: list.txt}\n" + masking("{keywords: [x, '@l']}"),
        nearMiss: "lists: {l: list.txt}\n" + masking("{keywords: [x, '@l']}"), list: "# nothing\n",
        nearMissList: "bar\n"),
]

private let settingsCases: [LintCase] = [
    LintCase(
        .noThreshold, rule("score: 1", action: "score"),
        nearMiss: rules("id: a, match: {keywords: [x]}, action: score, score: 9", settings: "{threshold: 5}")),
    LintCase(
        .unreachableThreshold,
        rules("id: a, match: {keywords: [x]}, action: score, score: 4", settings: "{threshold: 5}"),
        nearMiss: rules(
            "id: a, match: {keywords: [x]}, action: score, score: 4",
            "id: b, match: {keywords: [y]}, action: score, score: 1", settings: "{threshold: 5}")),
    LintCase(.trialRule, rule("status: test"), nearMiss: rule("status: disabled")),
    LintCase(.shadowMode, settings("mode: shadow"), nearMiss: settings("mode: enforce")),
    LintCase(.longTimeBudget, settings("time_budget_ms: 101"), nearMiss: settings("time_budget_ms: 100")),
    LintCase(.limitAllows, settings("on_error: allow"), nearMiss: settings("on_error: deny")),
]
