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
        try report.print(global)
        if !report.failures.isEmpty { throw CommandFailure(.failedCheck) }
    }
}

extension RuleTestReport {
    /// Prints the failures and how many tests there were.
    func print(_ global: GlobalOptions) throws {
        let output = StandardOutput()
        for failure in failures { try output.write(Array("\(failure)\n".utf8)) }
        guard !global.quiet else { return }
        let counts = "\(passed) passed, \(failures.count) failed, \(todo) to do"
        try output.write(Array("\(counts)\n".utf8))
    }
}
