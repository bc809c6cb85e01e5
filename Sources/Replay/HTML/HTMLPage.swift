internal import ReviewEvents
internal import ReviewRules

/// The page around the rows. Its parts are files of their own in `Page`, put into the executable by the build.
struct HTMLPage {
    private let head: String
    private let tail: String

    /// A page whose own style and script carry a new random nonce, the only ones that its policy lets in.
    init() {
        let nonce =
            String(UInt64.random(in: .min ... .max), radix: 36) + String(UInt64.random(in: .min ... .max), radix: 36)
        let page = Self.text(PackageResources.report_html).replacing("{{nonce}}", with: nonce)
            .replacing("{{css}}", with: Self.text(PackageResources.report_css))
            .replacing("{{js}}", with: Self.text(PackageResources.report_js))
        let parts = page.split(separator: "{{rows}}", maxSplits: 1)
        head = String(parts.first ?? "")
        tail = String(parts.last ?? "")
    }

    private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

    /// What stands before the first row.
    var beforeRows: [UInt8] { Array(head.utf8) }

    /// What stands after the last row.
    func afterRows(_ outcome: ReplayRun.Outcome, _ ruleSet: RuleSet) -> [UInt8] {
        var json: [UInt8] = []
        json.append(html: summary(outcome, ruleSet))
        return Array(tail.replacing("{{summary}}", with: String(decoding: json, as: UTF8.self)).utf8)
    }

    private func summary(_ outcome: ReplayRun.Outcome, _ ruleSet: RuleSet) -> [UInt8] {
        let tally = outcome.tally
        var writer = JSONWriter()
        writer.beginObject()
        for (name, number) in [
            ("messages", tally.messages), ("events", tally.events), ("unread", tally.unreadLines),
            ("jobs", outcome.jobs),
            ("p50", Int(tally.durations.value(50) ?? 0)), ("p99", Int(tally.durations.value(99) ?? 0)),
            ("max", Int(tally.durations.max)),
        ] {
            writer.name(name)
            writer.integer(number)
        }
        writer.name("seconds")
        writer.decimal(outcome.seconds, digits: 3)
        for (name, counts) in [("verdicts", tally.outcomes), ("shadowed", tally.shadowed)] {
            writer.name(name)
            writer.beginArray()
            for outcome in [Verdict.Outcome.allow, .rewrite, .deny] { writer.integer(counts[outcome]) }
            writer.endArray()
        }
        writer.name("rules")
        writer.beginArray()
        for (index, rule) in ruleSet.rules.enumerated() {
            writer.beginObject()
            writer.member("id", rule.id)
            writer.member("title", rule.title)
            writer.name("hits")
            writer.integer(tally.hits[index])
            writer.name("test")
            writer.bool(rule.status == .test)
            writer.endObject()
        }
        writer.endArray()
        writer.name("limits")
        writer.beginArray()
        for (limit, count) in tally.limits.sorted(by: { $0.key.rule < $1.key.rule }) {
            writer.beginObject()
            writer.member("rule", ruleSet.rules[limit.rule].id)
            writer.member("kind", limit.kind.rawValue)
            writer.name("count")
            writer.integer(count)
            writer.endObject()
        }
        writer.endArray()
        writer.endObject()
        return writer.bytes
    }
}
