import ArgumentParser
import Foundation
import Replay
import ReviewRules

/// `ivsreview rules diff`: what changes for messages when one rule set takes the place of another.
struct RulesDiffCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Show which messages two rule sets judge differently.",
        discussion: """
            A message counts if its verdict or the text that is delivered changes. Changes are grouped by the rule that \
            makes the difference: + hits now, - does not hit any more, +/- hits as before and acts otherwise. Both rule \
            sets are judged as if their mode were enforce.
            """)

    /// How the differences are shown.
    enum Form: String, CaseIterable, ExpressibleByArgument {
        case text, json, markdown
    }

    @Argument(help: ArgumentHelp("A folder of rule files, one rule file, or a compiled rule set.", valueName: "old"))
    var old: String

    @Argument(help: ArgumentHelp("The same, after the change.", valueName: "new"))
    var new: String

    @OptionGroup var messages: MessageOptions

    @Option(help: "How to show the differences; markdown is for a comment on a pull request.")
    var output = Form.text

    @Option(help: ArgumentHelp("How many messages to show of each rule.", valueName: "n"))
    var examples = 5

    @Flag(help: "End with exit code 1 if any message changes.")
    var failOnChange = false

    @OptionGroup var global: GlobalOptions

    func validate() throws {
        guard !messages.messages.isEmpty else { throw ValidationError("Give --messages FILE.") }
        guard examples >= 0 else { throw ValidationError("--examples must be 0 or more.") }
    }

    func run() async throws {
        let files = try messages.files()
        let changes = RuleChanges(from: try RuleOptions.load(old, global), to: try RuleOptions.load(new, global))
        ProcessSignal.watchInterrupt()
        var console = ReplayConsole(byteCount: files.byteCount, output: .summary, isQuiet: global.quiet)
        let diff = try await RuleDiff(
            changes, messages: files, jobs: messages.jobs, examples: examples, into: &console)
        console.finish()
        switch output {
        case .text: try StandardOutput().write(Array(diff.text(global.style()).utf8))
        case .json: try StandardOutput().write(diff.json())
        case .markdown: try StandardOutput().write(Array(diff.markdown().utf8))
        }
        if ProcessSignal.isInterrupted { ProcessSignal.die(of: SIGINT) }
        if let failure = diff.failure { throw CommandFailure(.configuration, failure.description) }
        if diff.unread > 0 || failOnChange && diff.changed > 0 { throw CommandFailure(.failedCheck) }
    }
}
