public import ReviewRules

/// How a replay is shown.
public struct ReplayReport: Sendable {
    /// What is shown.
    public enum Form: String, Sendable, CaseIterable {
        /// One row for each message, then the summary.
        case table
        /// One JSON object for each message, and nothing else.
        case jsonl
        /// What was counted, and nothing of the messages.
        case summary
        /// One page that needs nothing else: charts, and a table of the messages.
        case html
    }

    private let form: Form
    private let ruleSet: RuleSet
    private let style: TerminalStyle
    private let page: HTMLPage?

    /// A report on a replay with `ruleSet`; JSON is neither coloured nor cut.
    public init(_ form: Form, of ruleSet: RuleSet, style: TerminalStyle) {
        self.form = form
        self.ruleSet = ruleSet
        self.style = style
        page = form == .html ? HTMLPage() : nil
    }

    /// What shows each message; nil if none is shown.
    func lineFormat() -> (any LineFormat)? {
        switch form {
        case .table: TableReport(ruleSet, style: style)
        case .jsonl: JSONLinesReport(ruleSet)
        case .summary: nil
        case .html: HTMLReport()
        }
    }

    /// What comes before the first message.
    func header() -> [UInt8] {
        if let page { return page.beforeRows }
        return form == .table ? TableReport(ruleSet, style: style).columnTitles : []
    }

    /// How many lines are shown at most.
    var lineLimit: Int { form == .html ? HTMLReport.rowLimit : .max }

    /// What comes after the last message.
    func footer(_ outcome: ReplayRun.Outcome) -> [UInt8] {
        if let page { return page.afterRows(outcome, ruleSet) }
        guard form != .jsonl else { return [] }
        let separator = form == .table ? "\n" : ""
        return Array((separator + SummaryReport(ruleSet, style: style).text(outcome)).utf8)
    }
}
