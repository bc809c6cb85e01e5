/// Shows every message of some files to visitors on several cores, with what they make of them in the order of the input.
///
/// Memory is bounded whatever the files hold: `jobs` batches are visited at once, and of the batches that are read at
/// most `batchesAhead` per job wait for an earlier one.
struct MessageRun<Visitor: MessageVisitor>: Sendable {
    /// What a run came to.
    struct Outcome: Sendable {
        /// What each visitor counted.
        let totals: [Visitor.Total]
        let lines: LineCounts
        /// From the first read to the last output, seconds.
        let seconds: Double
        /// Why a file was not read to its end; the output of all lines before is complete.
        let failure: InputError?
    }

    private let files: [InputFile]
    private let jobs: Int
    private let makeVisitor: @Sendable () throws -> sending Visitor

    /// A run over `files`, one after another, with up to `jobs` visitors at a time.
    init(_ files: [InputFile], jobs: Int, makeVisitor: @escaping @Sendable () throws -> sending Visitor) {
        self.files = files
        self.jobs = max(1, jobs)
        self.makeVisitor = makeVisitor
    }

    /// Reads and visits the messages; gives each batch's output to `take`, and remarks and progress to `sink`.
    ///
    /// - Throws: what `take` and `makeVisitor` throw.
    func run<Sink: ReplaySink>(
        into sink: inout Sink, take: (Visitor.Output, inout Sink) throws -> Void
    ) async throws -> Outcome {
        let start = MonotonicClock.nanoseconds
        var input = MessageInput(files)
        var workers = WorkerPool(size: jobs, makeVisitor: makeVisitor)
        try await withThrowingTaskGroup(of: Finished.self) { group in
            var results = OrderedResults<BatchWorker<Visitor>.Result>()
            while true {
                while !input.isAtEnd, results.pending < jobs * batchesAhead, let worker = try workers.take() {
                    guard let batch = input.next() else {
                        workers.giveBack(worker)
                        break
                    }
                    let index = results.expect()
                    group.addTask { Finished(index: index, worker: worker, result: await worker.take(batch)) }
                    sink.advance(to: input.byteCount)
                }
                if let finished = try await group.next() {
                    workers.giveBack(finished.worker)
                    for result in results.take(finished.result, at: finished.index) {
                        try take(result.output, &sink)
                        for remark in result.remarks { sink.add(remark) }
                    }
                } else if input.isAtEnd {
                    break
                } else {
                    input.wait(milliseconds: cancellationDelay)
                }
                if sink.isCancelled { input.stop() }
            }
        }
        var totals: [Visitor.Total] = []
        var lines = LineCounts()
        for worker in workers.all {
            totals.append(await worker.total)
            lines.add(await worker.lines)
        }
        return Outcome(
            totals: totals, lines: lines, seconds: Double(MonotonicClock.nanoseconds - start) / 1e9,
            failure: input.failure)
    }

    private struct Finished: Sendable {
        let index: Int
        let worker: BatchWorker<Visitor>
        let result: BatchWorker<Visitor>.Result
    }
}

private let batchesAhead = 4
/// How long a user may wait for an answer to Ctrl-C while nothing comes in, ms.
private let cancellationDelay: Int32 = 200
