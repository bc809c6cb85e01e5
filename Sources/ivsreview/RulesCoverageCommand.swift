import ArgumentParser
import Foundation
import Replay
import ReviewRules

/// `ivsreview rules coverage`: what of the rules is ever hit, and how well they tell bad messages from good ones.
struct RulesCoverageCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "coverage",
        abstract:
            "Show what of the rules is never hit, which rules overlap, and how well they do on labelled messages.",
        discussion: """
            Each rule is judged as if it ran alone, except that rules that allow still end the matter. A message is \
            labelled by members beside its Content: "label" (allow, rewrite or deny) says what should become of it, \
            "rules" (a list of ids) which rules should hit. Recall per technique comes from the rules' own keywords, \
            spelt so as to evade a filter.
            """)

    /// How the coverage is shown.
    enum Form: String, CaseIterable, ExpressibleByArgument {
        case text, json
    }

    @Argument(help: ArgumentHelp("A folder of rule files, one rule file, or a compiled rule set.", valueName: "path"))
    var path = "rules"

    @OptionGroup var messages: MessageOptions

    @Option(help: "How to show the coverage; JSON names every piece and every pair.")
    var output = Form.text

    @OptionGroup var global: GlobalOptions

    func run() async throws {
        let files = try messages.files()
        let source = try RuleOptions.source(path, global)
        ProcessSignal.watchInterrupt()
        var console = ReplayConsole(byteCount: files.byteCount, output: .summary, isQuiet: global.quiet)
        let coverage = try await RuleCoverage(
            source.ruleSet, tests: source.tests, messages: files, jobs: messages.jobs, into: &console)
        console.finish()
        switch output {
        case .text: try StandardOutput().write(Array(coverage.text(global.style()).utf8))
        case .json: try StandardOutput().write(coverage.json())
        }
        if ProcessSignal.isInterrupted { ProcessSignal.die(of: SIGINT) }
        if let failure = coverage.failure { throw CommandFailure(.configuration, failure.description) }
        let areLabelsWrong = coverage.invalidLabels > 0 || !coverage.unknownRules.isEmpty
        if coverage.lines.unread > 0 || areLabelsWrong { throw CommandFailure(.failedCheck) }
    }
}
