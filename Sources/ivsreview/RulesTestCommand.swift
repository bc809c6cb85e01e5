import ArgumentParser
import RuleFiles

/// `ivsreview rules test`: the tests that stand beside the rules.
struct RulesTestCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test",
        abstract: "Run the tests that stand beside the rules.",
        discussion: "The rules go through their compiled form first, which is what the handler reads.")

    @OptionGroup var files: RuleFileOptions

    @OptionGroup var global: GlobalOptions

    func run() async throws {
        let report = try RuleTestRunner(try files.load(global)).run()
        let output = StandardOutput()
        for failure in report.failures { try output.write(Array("\(failure)\n".utf8)) }
        if !global.quiet {
            let counts = "\(report.passed) passed, \(report.failures.count) failed, \(report.todo) to do"
            try output.write(Array("\(counts)\n".utf8))
        }
        if !report.failures.isEmpty { throw CommandFailure(.failedCheck) }
    }
}
