internal import ReviewRules

/// Reviews one batch at a time; a reviewer and buffers of its own make it independent of its fellows.
actor ReplayWorker {
    /// What came of a batch.
    struct Result: Sendable {
        var output: [UInt8] = []
        var remarks: [LineRemark] = []
    }

    private let reviewer: Reviewer
    private let namesFiles: Bool
    private var format: (any LineFormat)?
    private var lineReader = MessageLineReader()
    private var message = Message()
    private var verdict = Verdict()
    /// What this worker counted in all its batches.
    private(set) var tally: Tally

    /// A worker that shows each review as `report` says.
    init(_ ruleSet: RuleSet, report: ReplayReport, namesFiles: Bool) throws {
        reviewer = try Reviewer(ruleSet)
        tally = Tally(ruleCount: ruleSet.rules.count)
        format = report.lineFormat()
        self.namesFiles = namesFiles
    }

    /// Reviews the lines of `batch`.
    func review(_ batch: MessageInput.Batch) -> Result {
        let file = batch.file
        var result = Result()
        if batch.isFirst, namesFiles { format?.appendHeading(file.name, to: &result.output) }
        for line in batch.lines.lines {
            guard let range = line.range else {
                remark(.notAMessage, line, of: file, "longer than \(LineReader.lineLimit >> 20) MB", to: &result)
                continue
            }
            switch lineReader.read(batch.lines.bytes[range], into: &message) {
            case .blank: continue
            case .event: tally.events += 1
            case .unreadable(let cause): remark(.notAMessage, line, of: file, cause, to: &result)
            case .message(let jsonError):
                if let jsonError { remark(.readAsText, line, of: file, jsonError, to: &result) }
                reviewMessage(line, of: file, into: &result)
            }
        }
        return result
    }

    private func reviewMessage(_ line: LineBatch.Line, of file: InputFile, into result: inout Result) {
        let start = MonotonicClock.nanoseconds
        reviewer.evaluate(message, into: &verdict)
        let nanoseconds = MonotonicClock.nanoseconds - start
        tally.add(verdict, nanoseconds: nanoseconds)
        let review = LineReview(
            file: namesFiles ? file.path : nil, line: line.number, message: message, verdict: verdict,
            nanoseconds: nanoseconds)
        format?.append(review, to: &result.output)
    }

    private func remark(
        _ kind: LineRemark.Kind, _ line: LineBatch.Line, of file: InputFile, _ cause: String, to result: inout Result
    ) {
        if kind == .notAMessage { tally.unreadLines += 1 }
        result.remarks.append(LineRemark(kind: kind, file: file.name, line: line.number, cause: cause))
    }
}
