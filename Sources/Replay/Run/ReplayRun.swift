public import ReviewRules

/// Reviews every message of some files with some rules, on several cores, with results in the order of the input.
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

    private let files: [InputFile]
    private let rules: CompiledRuleSet
    private let report: ReplayReport
    private let jobs: Int

    /// A replay of `files`, one after another, through `rules`, which all cores share; shown by `report`.
    public init(_ files: [InputFile], rules: CompiledRuleSet, report: ReplayReport, jobs: Int) {
        self.files = files
        self.rules = rules
        self.report = report
        self.jobs = max(1, jobs)
    }

    /// Reads and reviews the messages, and hands all that the report shows to `sink`.
    ///
    /// - Throws: what `ReplaySink.write` throws; `PCRE2Error` without memory for a reviewer.
    public func run(into sink: inout some ReplaySink) async throws -> Outcome {
        let namesFiles = files.count > 1
        let (rules, report) = (rules, report)
        let run = MessageRun(files, jobs: jobs) {
            try ReplayVisitor(rules, report: report, namesFiles: namesFiles)
        }
        try write(report.header(), to: &sink)
        var linesLeft = report.lineLimit
        let result = try await run.run(into: &sink) { output, sink in
            try write(take(&linesLeft, of: output), to: &sink)
        }
        var tally = Tally(ruleCount: rules.ruleCount)
        for total in result.totals { tally.add(total) }
        tally.events = result.lines.events
        tally.unreadLines = result.lines.unread
        let outcome = Outcome(tally: tally, seconds: result.seconds, jobs: jobs, failure: result.failure)
        try write(report.footer(outcome), to: &sink)
        return outcome
    }

    /// As much of `output` as there are lines left.
    private func take(_ linesLeft: inout Int, of output: [UInt8]) -> [UInt8] {
        guard linesLeft != .max else { return output }
        var end = 0
        while linesLeft > 0, let next = output[end...].firstIndex(of: 0x0A) {
            end = next + 1
            linesLeft -= 1
        }
        return Array(output[..<end])
    }

    private func write(_ output: [UInt8], to sink: inout some ReplaySink) throws {
        if !output.isEmpty { try sink.write(output) }
    }
}
