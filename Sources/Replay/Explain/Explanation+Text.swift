internal import ReviewRules

extension Explanation {
    private static let titleWidth = 11
    /// Spans of one rule that are shown.
    private static let spanLimit = 10

    /// The explanation in words, for a terminal.
    public func text(_ style: TerminalStyle) -> String {
        var page = Page(style: style)
        writeDecision(to: &page)
        for hit in hits { write(hit, to: &page) }
        for rule in excepted {
            page.line("")
            page.line(page.bold(ruleSet.rules[rule.rule].id) + "  an exception covers what it matched")
            write(rule.spans, to: &page)
        }
        if !failedConditions.isEmpty { page.line("") }
        for failed in failedConditions {
            page.line(page.bold(ruleSet.rules[failed.rule].id) + "  did not run: \(failed.condition.requirement)")
        }
        page.line("")
        let others = [(silent.count, "found nothing"), (unreached.count, "not reached")].filter { $0.0 > 0 }
        if !others.isEmpty {
            page.row("others", others.map { "\($0.0.grouped) \($0.1)" }.joined(separator: ", "))
        }
        let (first, again) = (Double(nanoseconds.first) / 1000, Double(nanoseconds.again) / 1000)
        page.row("time", "\(first.fixed(1)) µs with patterns to compile, \(again.fixed(1)) µs without")
        page.row("response", safe(response))
        return page.text
    }

    private func writeDecision(to page: inout Page) {
        let outcome = verdict.shadowed ?? verdict.outcome
        let word = page.style.paint(outcome.rawValue, outcome.paint)
        page.row("verdict", verdict.shadowed == nil ? word : "allow; without shadow mode \(word)")
        page.row("message", safe(message.utf8[message.content]))
        for (view, text) in views { page.row(view.name, safe(text)) }
        if verdict.isContentRewritten { page.row("delivered", safe(verdict.content)) }
        for (index, value) in verdict.rewrittenAttributes {
            page.row("delivered", safe(name(of: .attribute(index: index)).utf8) + ": " + safe(value))
        }
        if let reason = verdict.reason { page.row("reason", safe(reason.utf8)) }
        if let threshold = settings.threshold {
            let verb = verdict.score >= threshold ? "reaches" : "stays below"
            page.row("score", "\(verdict.score) \(verb) the threshold of \(threshold)")
        } else if verdict.score != 0 {
            page.row("score", "\(verdict.score), and there is no threshold")
        }
        for limit in verdict.limits {
            page.row("limit", page.style.paint("\(ruleSet.rules[limit.rule].id): \(limit.kind.rawValue)", .red))
        }
    }

    private func write(_ hit: Spans, to page: inout Page) {
        let rule = ruleSet.rules[hit.rule]
        var facts = [
            "severity \(rule.severity.rawValue)", "status \(rule.status.rawValue)", "action \(rule.action.name)",
        ]
        if rule.score != 0 { facts.append("score \(rule.score)") }
        page.line("")
        page.line(page.bold(rule.id) + "  " + facts.joined(separator: ", "))
        write(hit.spans, to: &page)
    }

    private func write(_ spans: [Verdict.Span], to page: inout Page) {
        for span in spans.prefix(Self.spanLimit) {
            let excerpt = SpanExcerpt(span.byteRange, of: text(of: span.field), columns: page.style.width - 4)
            page.line("    " + excerpt.text(page.style))
            let field = span.field == .content ? "" : " in " + safe(name(of: span.field).utf8)
            page.line("    " + excerpt.carets + " \(span.view.name)\(field)")
        }
        if spans.count > Self.spanLimit { page.line("    and \(spans.count - Self.spanLimit) more") }
    }

    private func safe(_ utf8: some Collection<UInt8>) -> String {
        TerminalText(utf8).prefix(.max)
    }

    /// Lines of text, some of them with a title.
    private struct Page {
        let style: TerminalStyle
        var text = ""

        mutating func line(_ line: String) {
            text += line + "\n"
        }

        mutating func row(_ title: String, _ value: String) {
            line(style.paint(title, .dim).padded(titleWidth, width: title.count) + value)
        }

        func bold(_ word: String) -> String { style.paint(word, .bold) }
    }
}

extension Condition {
    /// What would have to hold, in one phrase.
    fileprivate var requirement: String {
        let values = values.map { TerminalText($0.pattern.utf8).prefix(.max) }.joined(separator: ", ")
        let name = TerminalText(subject.name.utf8).prefix(.max)
        return "\(name) must \(isNegated ? "not be any of" : "be one of"): \(values)"
    }
}
