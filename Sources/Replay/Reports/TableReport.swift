internal import ReviewRules

/// One row for each message: line, verdict, rules, and the text, with what became of it.
///
/// In shadow mode the verdict that was withheld stands in brackets, as do rules of status `test`; `rule!limit` is a
/// limit that stopped a rule.
struct TableReport: LineFormat {
    private static let lineWidth = 6
    private static let verdictWidth = 9
    private static let gap = "  "

    private let rules: RuleNames
    private let style: TerminalStyle
    private let rulesWidth: Int
    private let messageWidth: Int

    init(_ ruleSet: RuleSet, style: TerminalStyle) {
        rules = RuleNames(ruleSet)
        self.style = style
        // A quarter: 20 of 80 columns, enough for the ids of most rules.
        rulesWidth = min(30, max(12, style.width / 4))
        messageWidth = style.width - Self.lineWidth - Self.verdictWidth - rulesWidth - 3 * Self.gap.count
    }

    var columnTitles: [UInt8] {
        let titles = [
            "  line", "verdict".padded(Self.verdictWidth, width: 7), "rules".padded(rulesWidth, width: 5), "message",
        ]
        return Array((style.paint(titles.joined(separator: Self.gap), .dim) + "\n").utf8)
    }

    func append(_ review: LineReview, to output: inout [UInt8]) {
        let number = String(review.line)
        let columns = [
            String(repeating: " ", count: max(0, Self.lineWidth - number.count)) + number,
            verdict(of: review.verdict),
            ruleList(of: review.verdict),
            message(of: review),
        ]
        output.append(contentsOf: columns.joined(separator: Self.gap).utf8)
        output.append(UInt8(ascii: "\n"))
    }

    func appendHeading(_ file: String, to output: inout [UInt8]) {
        let name = TerminalText(file.utf8, limit: style.width).prefix(style.width)
        output.append(contentsOf: (style.paint(name, .bold) + "\n").utf8)
    }

    private func verdict(of verdict: Verdict) -> String {
        let outcome = verdict.shadowed ?? verdict.outcome
        let word = verdict.shadowed == nil ? outcome.rawValue : "(\(outcome.rawValue))"
        return style.paint(word, outcome.paint).padded(Self.verdictWidth, width: word.count)
    }

    private func ruleList(of verdict: Verdict) -> String {
        let hits = verdict.hits.map { rules.isTest($0.rule) ? "(\(rules[$0.rule]))" : rules[$0.rule] }
        let limits = verdict.limits.map { "\(rules[$0.rule])!\($0.kind.rawValue)" }
        // Limits first: they are the news, and the end of a long list is cut.
        let text = TerminalText((limits + hits).joined(separator: " ").utf8, limit: rulesWidth)
        return style.paint(text.prefix(rulesWidth), limits.isEmpty ? nil : .red)
            .padded(rulesWidth, width: min(text.width, rulesWidth))
    }

    private func message(of review: LineReview) -> String {
        let message = review.message
        let verdict = review.verdict
        let content = message.utf8[message.content]
        guard verdict.outcome == .rewrite else {
            return TerminalText(content, limit: messageWidth).prefix(messageWidth)
        }
        if verdict.isContentRewritten {
            return TextChange(before: content, after: verdict.content[...]).text(columns: messageWidth)
        }
        guard let (index, value) = verdict.rewrittenAttributes.first else { return "" }
        let attribute = message.attributes[index]
        let third = messageWidth / 3
        let name = TerminalText(message.utf8[attribute.name], limit: third)
        let change = TextChange(before: message.utf8[attribute.value], after: value[...])
        return name.prefix(third) + ": " + change.text(columns: messageWidth - 2 - min(name.width, third))
    }
}

extension Verdict.Outcome {
    var paint: TerminalStyle.Paint {
        switch self {
        case .allow: .green
        case .rewrite: .yellow
        case .deny: .red
        }
    }
}
