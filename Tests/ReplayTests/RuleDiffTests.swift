import ReviewRules
import Testing

@testable import Replay

@Suite("Rule diff")
struct RuleDiffTests {
    private func diff(
        _ old: RuleSet, _ new: RuleSet, _ messages: String, examples: Int = 5
    ) async throws -> RuleDiff {
        let folder = try ScratchFolder()
        var sink = RecordingSink()
        return try await RuleDiff(
            RuleChanges(from: old, to: new), messages: [try folder.file("m", messages)], jobs: 2, examples: examples,
            into: &sink)
    }

    @Test("changes are counted both ways and grouped by the rule that made them")
    func groups() async throws {
        let old = RuleSet(rules: [
            rule("a", .mask("*"), "darn"), rule("gone", .deny, "pizza"), rule("same", .deny, "x"),
        ])
        let new = RuleSet(rules: [rule("a", .mask("#"), "darn"), rule("same", .deny, "x"), rule("fresh", .deny, "tea")])
        let diff = try await diff(old, new, "darn\npizza\ntea\nx\nhello\ndarn tea\n", examples: 1)
        #expect(diff.messages == 6)
        #expect(diff.changed == 4)
        #expect((diff.harder, diff.softer, diff.rewrittenOtherwise) == (2, 1, 1))
        #expect(diff.groups.map(\.name) == ["a", "fresh", "gone"])
        #expect(diff.groups.map(\.counts) == ["±2", "+2", "−1"])
        #expect(diff.groups.map(\.examples.count) == [1, 1, 1])
        #expect(diff.groups[0].examples[0].textBefore == "****")
        #expect(diff.groups[0].examples[0].textAfter == "####")
        #expect(diff.changes.added == ["fresh"])
        #expect(diff.changes.removed == ["gone"])
        #expect(diff.changes.edited == ["a"])
    }

    @Test("a rule that is hidden by a new one before it is not blamed")
    func hidden() async throws {
        let kept = rule("kept", .mask("*"), "darn")
        let diff = try await diff(
            RuleSet(rules: [kept]), RuleSet(rules: [rule("first", .deny, "darn"), kept]), "darn\n")
        #expect(diff.groups.map(\.name) == ["first"])
        #expect(diff.groups.map(\.counts) == ["+1"])
    }

    @Test("the same rules in another order are settings or order, and the same rule set is no change")
    func order() async throws {
        let a = rule("a", .mask("*"), "darn")
        let b = rule("b", .mask("#"), "darn")
        let moved = try await diff(RuleSet(rules: [a, b]), RuleSet(rules: [b, a]), "darn\n")
        #expect(moved.groups.map(\.name) == ["(settings or order)"])
        let same = try await diff(RuleSet(rules: [a, b]), RuleSet(rules: [a, b]), "darn\n")
        #expect(same.changed == 0)
        #expect(same.markdown().hasSuffix("No verdict and no rewrite differs.\n"))
    }

    @Test("shadow mode hides nothing, and a change of mode is told")
    func shadow() async throws {
        var old = sampleRules
        old.settings.mode = .shadow
        let diff = try await diff(old, RuleSet(rules: Array(sampleRules.rules.dropFirst())), "darn\n")
        #expect(diff.changed == 1)
        let text = diff.text(TerminalStyle(width: 80, isColored: false))
        #expect(text.contains("\nmode       shadow → enforce; compared as if both enforced\n"))
    }

    @Test("no message can break the Markdown")
    func markdown() async throws {
        let text = "tea `` | <b> \u{202E}abc\n`tea\n"
        let diff = try await diff(RuleSet(rules: []), RuleSet(rules: [rule("r", .deny, "tea")]), text)
        let rows = diff.markdown().split(separator: "\n").filter { $0.contains("allow → deny") }
        #expect(
            rows == [
                #"| 1 | allow → deny | ```tea `` \| <b> \u{202E}abc``` | – |"#, "| 2 | allow → deny | `` `tea `` | – |",
            ])
    }

    @Test("JSON has every number and the examples")
    func json() async throws {
        let diff = try await diff(RuleSet(rules: []), RuleSet(rules: [rule("r", .deny, "tea")]), "tea\n")
        #expect(
            String(decoding: diff.json(), as: UTF8.self) == """
                {"messages":1,"changed":1,"harder":1,"softer":0,"rewritten_otherwise":0,"verdicts":[{"before":"allow",\
                "after":"deny","messages":1}],"rules":{"added":["r"],"removed":[],"edited":[]},"groups":[{"rule":"r",\
                "gained":1,"lost":0,"changed":0,"examples":[{"line":1,"text":"tea","before":"allow","after":"deny",\
                "content_before":"tea","content_after":null}]}]}

                """)
    }
}
