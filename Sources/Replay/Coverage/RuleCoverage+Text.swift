internal import ReviewRules

extension RuleCoverage {
    private static let overlapLimit = 15

    /// The coverage for a terminal; where many pieces were not hit, only as many as a line takes.
    public func text(_ style: TerminalStyle) -> String {
        var text = head(style)
        text += "\n" + ruleTable(style)
        if !overlaps.isEmpty { text += "\n" + overlapTable(style) }
        if labelled > 0 { text += "\n" + qualityTable(style) }
        if !evasions.isEmpty { text += "\n" + evasionTable(style) }
        return text
    }

    private func head(_ style: TerminalStyle) -> String {
        let active = parts.ruleSet.rules.indices.filter { parts.ruleSet.rules[$0].status != .disabled }
        var rows = [
            ("messages", "\(lines.messages.grouped), \(labelled.grouped) of them labelled"), ("tests", tests.grouped),
            ("rules", "\((active.count - silentRules.count).grouped) of \(active.count.grouped) hit"),
        ]
        for kind in [RuleParts.Part.Kind.keyword, .regex, .alternative, .filter] {
            let all = parts.parts.indices.filter { parts.parts[$0].kind == kind }
            guard !all.isEmpty else { continue }
            let hit = all.count { !partHits[$0].isNone }
            rows.append(
                (kind == .regex ? "regexes" : "\(kind.rawValue)s", "\(hit.grouped) of \(all.count.grouped) hit"))
        }
        if lines.unread > 0 { rows.append(("not read", style.paint("\(lines.unread.grouped) lines", .red))) }
        if invalidLabels > 0 {
            rows.append(("labels", style.paint("\(invalidLabels.grouped) not understood", .red)))
        }
        if !unknownRules.isEmpty {
            let names = TerminalText(unknownRules.joined(separator: ", ").utf8)
            rows.append(
                ("labels", style.paint("name rules that do not exist: \(names.prefix(style.width - 42))", .red)))
        }
        return rows.map { style.paint($0, .dim).padded(14, width: $0.count) + $1 + "\n" }.joined()
    }

    private func ruleTable(_ style: TerminalStyle) -> String {
        let width = idWidth(style)
        var text = title("rule".padded(width, width: 4) + "   tests  messages  never hit", style)
        for rule in ruleHits.indices where parts.ruleSet.rules[rule].status != .disabled {
            let hits = ruleHits[rule]
            let numbers = hits.tests.grouped.leading(8) + hits.messages.grouped.leading(10) + "  "
            let silent = silentParts(ofRule: rule)
            var remark = hits.isNone ? "the rule" : ""
            if !hits.isNone, !silent.isEmpty {
                let all = parts.parts.count { $0.rule == rule }
                remark = "\(silent.count) of \(all): " + silent.prefix(20).map(\.text).joined(separator: ", ")
            }
            let room = style.width - width - 20
            let shown = TerminalText(remark.utf8, limit: room).prefix(room)
            text += id(rule, width) + numbers + style.paint(shown, hits.isNone ? .yellow : .dim) + "\n"
        }
        return text
    }

    private func overlapTable(_ style: TerminalStyle) -> String {
        let width = min(idWidth(style), (style.width - 30) / 2)
        let names = "rule".padded(width + 2, width: 4) + "and".padded(width, width: 3)
        var text = title(names + "  messages  of 1st  of 2nd", style)
        for overlap in overlaps.prefix(Self.overlapLimit) {
            text += id(overlap.first, width) + "  " + id(overlap.second, width) + overlap.messages.grouped.leading(10)
            for rule in [overlap.first, overlap.second] {
                text += (Double(overlap.messages) / Double(max(1, ruleHits[rule].messages))).percent.leading(8)
            }
            text += "\n"
        }
        let rest = overlaps.count - Self.overlapLimit
        if rest > 0 { text += style.paint("and \(rest.grouped) pairs more", .dim) + "\n" }
        return text
    }

    private func qualityTable(_ style: TerminalStyle) -> String {
        let width = idWidth(style)
        var text = title("labelled".padded(width, width: 8) + "  precision  recall     F1     S/O  right  wrong", style)
        text += row("all rules", overall, width, style)
        for rule in ruleHits.indices {
            let quality = quality(ofRule: rule)
            guard quality.truePositives + quality.falsePositives > 0 else { continue }
            text += row(parts.ruleSet.rules[rule].id, quality, width, style)
        }
        if exactVerdicts.all > 0 {
            text += "verdict as labelled: \(exactVerdicts.right.grouped) of \(exactVerdicts.all.grouped)\n"
        }
        return text
    }

    private func row(_ name: String, _ quality: Quality, _ width: Int, _ style: TerminalStyle) -> String {
        let shown = TerminalText(name.utf8, limit: width)
        let figures = [quality.precision, quality.recall, quality.f1, quality.spamToOverall]
        let columns = zip(figures, [11, 8, 7, 8]).map { ($0?.fixed(3) ?? "–").leading($1) }.joined()
        let counts = quality.truePositives.grouped.leading(7) + quality.falsePositives.grouped.leading(7)
        return shown.prefix(width).padded(width, width: min(shown.width, width)) + columns + counts + "\n"
    }

    private func evasionTable(_ style: TerminalStyle) -> String {
        var text = title("keywords spelt by technique   tried  recall", style)
        for evasion in evasions {
            let name = evasion.technique ?? "as written"
            let recall = evasion.recall.percent.leading(8)
            text += name.padded(28, width: name.count) + evasion.tried.grouped.leading(7)
            text += style.paint(recall, evasion.recall < 0.5 ? .red : evasion.recall < 0.9 ? .yellow : .green) + "\n"
        }
        return text
    }

    private func title(_ text: String, _ style: TerminalStyle) -> String { style.paint(text, .dim) + "\n" }

    /// A quarter of the line, as in replay's table.
    private func idWidth(_ style: TerminalStyle) -> Int { min(32, max(14, style.width / 4)) }

    private func id(_ rule: Int, _ width: Int) -> String {
        let name = TerminalText(parts.ruleSet.rules[rule].id.utf8, limit: width)
        return name.prefix(width).padded(width, width: min(name.width, width))
    }
}

extension String {
    fileprivate func leading(_ columns: Int) -> String {
        String(repeating: " ", count: max(0, columns - count)) + self
    }
}

extension Double {
    fileprivate var percent: String { "\((self * 100).fixed(1)) %" }
}
