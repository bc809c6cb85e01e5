internal import ReviewEvents
internal import ReviewRules

/// What a replay counted, in a few lines.
struct SummaryReport: Sendable {
    private static let outcomes: [Verdict.Outcome] = [.allow, .rewrite, .deny]

    private let rules: RuleNames
    private let style: TerminalStyle

    init(_ ruleSet: RuleSet, style: TerminalStyle) {
        rules = RuleNames(ruleSet)
        self.style = style
    }

    func text(_ outcome: ReplayRun.Outcome) -> String {
        let tally = outcome.tally
        var rows = [("messages", messages(outcome)), ("verdicts", counts(tally.outcomes, of: tally.messages))]
        if tally.shadowed.total > 0 { rows.append(("in shadow", counts(tally.shadowed, of: tally.messages))) }
        if tally.events > 0 { rows.append(("skipped", count(tally.events, "event"))) }
        if tally.unreadLines > 0 {
            let verb = tally.unreadLines == 1 ? "is not a message" : "are not messages"
            rows.append(("not read", style.paint("\(count(tally.unreadLines, "line")) \(verb)", .red)))
        }
        for (limit, count) in sortedLimits(tally) {
            rows.append(("limits", style.paint("\(count.grouped)  \(rules[limit.rule])  \(limit.kind.rawValue)", .red)))
        }
        if tally.messages > 0 { rows.append(("micros", durations(tally.durations))) }
        for (title, text) in ruleRows(tally) { rows.append((title, text)) }
        return rows.reduce(into: "") { text, row in
            let title = style.paint(row.0, .dim).padded(11, width: row.0.count)
            text += title + row.1 + "\n"
        }
    }

    private func messages(_ outcome: ReplayRun.Outcome) -> String {
        let count = outcome.tally.messages
        let perSecond = outcome.seconds > 0 ? Int(Double(count) / outcome.seconds) : 0
        let jobs = "\(outcome.jobs) job\(outcome.jobs == 1 ? "" : "s")"
        return "\(count.grouped) in \(outcome.seconds.fixed(2)) s (\(perSecond.grouped)/s, \(jobs))"
    }

    private func counts(_ counts: OutcomeCounts, of total: Int) -> String {
        Self.outcomes.map { outcome in
            let count = counts[outcome]
            let percent = total > 0 ? Double(count) * 100 / Double(total) : 0
            let paint = count > 0 ? outcome.paint : nil
            return style.paint("\(outcome.rawValue) \(count.grouped)", paint) + " (\(percent.fixed(1)) %)"
        }.joined(separator: "  ")
    }

    private func durations(_ durations: Percentiles) -> String {
        let percentiles = [("p50", 50.0), ("p90", 90), ("p99", 99)].map { name, percent in
            "\(name) \((Double(durations.value(percent) ?? 0) / 1000).fixed(1))"
        }
        return (percentiles + ["max \((Double(durations.max) / 1000).fixed(1))"]).joined(separator: "  ")
    }

    private func sortedLimits(_ tally: Tally) -> [(key: Tally.LimitOfRule, value: Int)] {
        tally.limits.sorted { ($0.key.rule, $0.key.kind.rawValue) < ($1.key.rule, $1.key.kind.rawValue) }
    }

    /// The rules that hit, most hits first.
    private func ruleRows(_ tally: Tally) -> [(String, String)] {
        let hit = tally.hits.indices.filter { tally.hits[$0] > 0 }
            .sorted { (tally.hits[$1], $0) < (tally.hits[$0], $1) }
        guard let most = hit.first else { return [("rules", "none hit")] }
        let width = tally.hits[most].grouped.count
        var rows = hit.enumerated().map { place, rule in
            let count = tally.hits[rule].grouped
            let indent = String(repeating: " ", count: width - count.count)
            let name = rules[rule] + (rules.isTest(rule) ? " (test)" : "")
            return (place == 0 ? "rules" : "", indent + count + "  " + name)
        }
        let silent = tally.hits.count - hit.count
        if silent > 0 { rows.append(("", "\(count(silent, "rule")) did not hit")) }
        return rows
    }

    private func count(_ number: Int, _ noun: String) -> String {
        "\(number.grouped) \(noun)\(number == 1 ? "" : "s")"
    }
}

extension Int {
    /// The number with a comma before each three digits.
    var grouped: String {
        let digits = Array(String(self))
        return digits.indices.reduce(into: "") { text, index in
            if index > 0, (digits.count - index).isMultiple(of: 3) { text += "," }
            text.append(digits[index])
        }
    }
}

extension Double {
    /// The number with so many digits after the point.
    func fixed(_ digits: Int) -> String {
        var writer = JSONWriter()
        writer.decimal(self, digits: digits)
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}
