public import ReviewRules

/// Reviews every message of some files with some rules, on several cores, with results in the order of the input.
///
/// Memory is bounded whatever the files hold: `jobs` batches are reviewed at once, and of the batches that are read at
/// most `batchesAhead` per job wait for an earlier one.
public struct ReplayRun: Sendable {
    /// What a replay came to.
    public struct Outcome: Sendable {
        /// What was counted.
        public let tally: Tally
        /// From the first read to the last result, seconds.
        public let seconds: Double
        /// How many batches were reviewed at a time at most.
        public let jobs: Int
        /// Why a file was not read to its end; the results of all lines before are complete.
        public let failure: InputError?
    }

    private static let batchesAhead = 4
    /// How long a user may wait for an answer to Ctrl-C while nothing comes in, ms.
    private static let cancellationDelay: Int32 = 200

    private let files: [InputFile]
    private let ruleSet: RuleSet
    private let report: ReplayReport
    private let jobs: Int

    /// A replay of `files`, one after another, shown by `report`.
    public init(_ files: [InputFile], ruleSet: RuleSet, report: ReplayReport, jobs: Int) {
        self.files = files
        self.ruleSet = ruleSet
        self.report = report
        self.jobs = max(1, jobs)
    }

    /// Bytes of all files; nil if one of them has no size before it is read.
    public var byteCount: Int? {
        let counts = files.compactMap(\.byteCount)
        return counts.count == files.count ? counts.reduce(0, +) : nil
    }

    /// Reads and reviews the messages, and hands all that the report shows to `sink`.
    ///
    /// - Throws: what `ReplaySink.write` throws; `PCRE2Error` without memory for a reviewer.
    public func run(into sink: inout some ReplaySink) async throws -> Outcome {
        let start = MonotonicClock.nanoseconds
        var input = MessageInput(files)
        var workers = workerPool()
        try write(report.header(), to: &sink)
        try await withThrowingTaskGroup(of: Finished.self) { group in
            var results = OrderedResults()
            while true {
                while !input.isAtEnd, results.pending < jobs * Self.batchesAhead, let worker = try workers.take() {
                    guard let batch = input.next() else {
                        workers.giveBack(worker)
                        break
                    }
                    let index = results.expect()
                    group.addTask { Finished(index: index, worker: worker, result: await worker.review(batch)) }
                    sink.advance(to: input.byteCount)
                }
                if let finished = try await group.next() {
                    workers.giveBack(finished.worker)
                    for result in results.take(finished.result, at: finished.index) {
                        try write(result.output, to: &sink)
                        for remark in result.remarks { sink.add(remark) }
                    }
                } else if input.isAtEnd {
                    break
                } else {
                    input.wait(milliseconds: Self.cancellationDelay)
                }
                if sink.isCancelled { input.stop() }
            }
        }
        let outcome = Outcome(
            tally: await workers.tally(ruleCount: ruleSet.rules.count),
            seconds: Double(MonotonicClock.nanoseconds - start) / 1e9, jobs: jobs, failure: input.failure)
        try write(report.footer(outcome), to: &sink)
        return outcome
    }

    private struct Finished: Sendable {
        let index: Int
        let worker: ReplayWorker
        let result: ReplayWorker.Result
    }

    private func workerPool() -> WorkerPool {
        WorkerPool(size: jobs) { try ReplayWorker(ruleSet, report: report, namesFiles: files.count > 1) }
    }

    private func write(_ output: [UInt8], to sink: inout some ReplaySink) throws {
        if !output.isEmpty { try sink.write(output) }
    }
}
