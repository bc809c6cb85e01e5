internal import ReviewRules

/// Takes one batch at a time; a visitor and buffers of its own make it independent of its fellows.
actor BatchWorker<Visitor: MessageVisitor> {
    /// What came of a batch.
    struct Result: Sendable {
        var output: Visitor.Output
        var remarks: [LineRemark] = []
    }

    private var visitor: Visitor
    private var lineReader = MessageLineReader()
    private var message = Message()
    /// What this worker came across in all its batches.
    private(set) var lines = LineCounts()

    init(_ makeVisitor: @Sendable () throws -> sending Visitor) throws {
        visitor = try makeVisitor()
    }

    /// What the visitor counted in all its batches.
    var total: Visitor.Total { visitor.total }

    /// Reads the lines of `batch` and shows their messages to the visitor.
    func take(_ batch: MessageInput.Batch) -> Result {
        let bytes = batch.lines.bytes
        var result = Result(output: Visitor.emptyOutput)
        visitor.begin(batch.file, isFirst: batch.isFirst, into: &result.output)
        for line in batch.lines.lines {
            guard let range = line.range else {
                let cause = "longer than \(LineReader.lineLimit >> 20) MB"
                remark(.notAMessage, line.number, of: batch.file, cause, to: &result)
                continue
            }
            let text = bytes[range]
            switch lineReader.read(text, into: &message) {
            case .blank: continue
            case .event: lines.events += 1
            case .unreadable(let cause): remark(.notAMessage, line.number, of: batch.file, cause, to: &result)
            case .message(let jsonError):
                if let jsonError { remark(.readAsText, line.number, of: batch.file, jsonError, to: &result) }
                lines.messages += 1
                visitor.visit(message, line: line.number, text: text, into: &result.output)
            }
        }
        return result
    }

    private func remark(
        _ kind: LineRemark.Kind, _ line: Int, of file: InputFile, _ cause: String, to result: inout Result
    ) {
        if kind == .notAMessage { lines.unread += 1 }
        result.remarks.append(LineRemark(kind: kind, file: file.name, line: line, cause: cause))
    }
}
