public import ArgumentParser
import Foundation
public import Replay

/// `ivsreview replay`: messages from files through the rules.
struct ReplayCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay",
        abstract: "Run messages from files through the rules.",
        discussion: """
            Each line of a FILE is one message: a review event, an object with Content, a chat-log record, or plain \
            text. Blank lines and the events of a chat log are skipped. A JSON object of any other shape and a line \
            of invalid UTF-8 are reported, and make the exit code 1; what is not JSON is plain text.
            """)

    @Argument(help: ArgumentHelp("Files of messages, one a line; - is standard input.", valueName: "file"))
    var files: [String]

    @OptionGroup var rules: RuleOptions

    @Option(help: "What to show of the messages.")
    var output = ReplayReport.Form.table

    @Option(
        name: [.customShort("o"), .long],
        help: ArgumentHelp("Where to put what is shown; the default is standard output.", valueName: "file"))
    var outputFile: String?

    @Option(help: ArgumentHelp("How many cores to use; the default is all of them.", valueName: "n"))
    var jobs = ProcessInfo.processInfo.activeProcessorCount

    @OptionGroup var global: GlobalOptions

    func validate() throws {
        guard (1...256).contains(jobs) else { throw ValidationError("--jobs must be between 1 and 256.") }
    }

    func run() async throws {
        let inputs = try MessageOptions.files(files)
        let source = try rules.source(global)
        let report = ReplayReport(output, of: source.ruleSet, style: global.style())
        let run = ReplayRun(inputs, rules: try source.compiled(), report: report, jobs: jobs)
        let file = try outputFile.map { path throws(CommandFailure) in try OutputDraft(path) }
        ProcessSignal.watchInterrupt()
        var console = ReplayConsole(
            byteCount: inputs.byteCount, output: output, file: file, isQuiet: global.quiet)
        let outcome = try await run.run(into: &console)
        console.finish()
        try file?.finish()
        try conclude(outcome)
    }

    private func conclude(_ outcome: ReplayRun.Outcome) throws {
        if ProcessSignal.isInterrupted { ProcessSignal.die(of: SIGINT) }
        if let failure = outcome.failure { throw CommandFailure(.configuration, failure.description) }
        if outcome.tally.unreadLines > 0 { throw CommandFailure(.failedCheck) }
    }
}

extension ReplayReport.Form: ExpressibleByArgument {}
