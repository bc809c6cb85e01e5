internal import ReviewRules

/// A report for people: of each test that failed what was expected and what came, with what rules found underlined.
public struct RuleTestText {
    private static let margin = "  text      "
    private let width: Int
    private let isColored: Bool

    /// A report of at most `width` columns where it can be broken.
    public init(width: Int, isColored: Bool) {
        self.width = max(40, width)
        self.isColored = isColored
    }

    /// The tests that need a look, and the counts unless only the tests are wanted.
    public func render(_ report: RuleTestReport, summary: Bool) -> String {
        var blocks = report.results.compactMap(block)
        if summary { blocks.append(counts(report)) }
        return blocks.map { $0 + "\n" }.joined()
    }

    private func block(_ result: RuleTestResult) -> String? {
        let head = "\(result.test.place.printable): rule \(result.test.ruleID): "
        switch result.status {
        case .passed, .todo, .skipped: return nil
        case .todoPassed: return head + "the test passes, so that todo can go"
        case .failed: break
        }
        let message = result.test.message
        let texts = UnderlinedText(message.string(message.content))
            .lines(underlining: result.hits, width: width - Self.margin.count)
        let indent = String(repeating: " ", count: Self.margin.count)
        var lines = [head + painted("failed", "31")]
        lines += texts.enumerated().map { ($0 == 0 ? Self.margin : indent) + $1 }
        lines += broken("  expected  ", Self.expectation(of: result.test))
        lines += broken("  got       ", Self.outcome(of: result))
        return lines.joined(separator: "\n")
    }

    /// `text` behind `label`, broken where the width ends: spaces are a part of contents.
    private func broken(_ label: String, _ text: String) -> [String] {
        var lines = [label]
        for character in text {
            if lines[lines.count - 1].columns + String(character).columns > width {
                lines.append(String(repeating: " ", count: label.count))
            }
            lines[lines.count - 1].append(character)
        }
        return lines
    }

    static func expectation(of test: RuleTest) -> String {
        var parts: [String] = []
        if let outcome = test.outcome { parts.append(outcome.rawValue) }
        if let hit = test.hit { parts.append(hit ? "a hit of \(test.ruleID)" : "no hit of \(test.ruleID)") }
        if let content = test.content { parts.append("content \(content.quoted)") }
        return parts.joined(separator: ", ")
    }

    static func outcome(of result: RuleTestResult) -> String {
        var parts: [String] = []
        if let outcome = result.outcome { parts.append(outcome.rawValue) }
        let ids = result.hits.map(\.ruleID)
        parts.append(ids.isEmpty ? "no rule hit" : "hit by \(ids.joined(separator: ", "))")
        parts += result.limits.map { "\($0.kind.rawValue) exceeded by \($0.ruleID)" }
        if result.test.content != nil || result.outcome == .rewrite, let content = result.content {
            parts.append("content \(content.quoted)")
        }
        return parts.joined(separator: ", ")
    }

    private func counts(_ report: RuleTestReport) -> String {
        let passed = report.count(.passed) + report.count(.todoPassed)
        let failed = report.count(.failed)
        let skipped = report.count(.skipped)
        return "\(passed) passed, "
            + (failed > 0 ? painted("\(failed) failed", "31") : "0 failed")
            + ", \(report.count(.todo)) to do" + (skipped > 0 ? ", \(skipped) of disabled rules" : "")
    }

    private func painted(_ text: String, _ color: String) -> String {
        isColored ? "\u{1B}[\(color)m\(text)\u{1B}[0m" : text
    }
}
