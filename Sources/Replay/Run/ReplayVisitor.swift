internal import ReviewRules

/// Judges messages as the handler would, counts, and shows each as the report says.
struct ReplayVisitor: MessageVisitor {
    private let reviewer: Reviewer
    private var format: (any LineFormat)?
    private let namesFiles: Bool
    private var file: String?
    private var verdict = Verdict()
    private var tally: Tally

    init(_ rules: CompiledRuleSet, report: ReplayReport, namesFiles: Bool) throws {
        reviewer = try Reviewer(rules)
        tally = Tally(ruleCount: rules.ruleCount)
        format = report.lineFormat()
        self.namesFiles = namesFiles
    }

    static var emptyOutput: [UInt8] { [] }
    var total: Tally { tally }

    mutating func begin(_ file: InputFile, isFirst: Bool, into output: inout [UInt8]) {
        guard namesFiles else { return }
        self.file = file.path
        if isFirst { format?.appendHeading(file.name, to: &output) }
    }

    mutating func visit(_ message: Message, line: Int, text: ArraySlice<UInt8>, into output: inout [UInt8]) {
        let start = MonotonicClock.nanoseconds
        reviewer.evaluate(message, into: &verdict)
        let nanoseconds = MonotonicClock.nanoseconds - start
        tally.add(verdict, nanoseconds: nanoseconds)
        guard format != nil else { return }
        let review = LineReview(
            file: file, line: line, text: text, message: message, verdict: verdict, nanoseconds: nanoseconds)
        format?.append(review, to: &output)
    }
}
