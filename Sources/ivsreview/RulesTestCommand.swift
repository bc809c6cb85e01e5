import ArgumentParser
import Replay
import ReviewRules
import RuleFiles

/// `ivsreview rules test`: the tests that stand beside the rules.
struct RulesTestCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test",
        abstract: "Run the tests that stand beside the rules.",
        discussion: "The rules go through their compiled form first, which is what the handler reads.")

    /// How results are shown.
    enum Form: String, CaseIterable, ExpressibleByArgument {
        case text, json, junit
    }

    @OptionGroup var files: RuleFileOptions

    @Flag(help: "Test each rule alone, without the other rules of the set.")
    var isolated = false

    @Option(
        help: ArgumentHelp("Run only the tests of rules with such an id; * stands for any text.", valueName: "glob"))
    var filter = "*"

    @Option(help: "How to show the results; junit is XML for build servers.")
    var output = Form.text

    @OptionGroup var global: GlobalOptions

    func run() async throws {
        let rules = try files.load(global)
        let ids = Glob(filter)
        guard filter == "*" || rules.ruleSet.rules.contains(where: { ids.matches(Array($0.id.utf8)) }) else {
            throw CommandFailure(.usage, "no rule has an id like '\(filter)'")
        }
        let report = try RuleTestRunner(rules, isolated: isolated).run(ids: ids)
        switch output {
        case .text: try report.print(global)
        case .json: try StandardOutput().write(Array(RuleTestJSON.render(report).utf8))
        case .junit: try StandardOutput().write(Array(RuleTestJUnit.render(report).utf8))
        }
        if !report.failures.isEmpty { throw CommandFailure(.failedCheck) }
    }
}

extension RuleTestReport {
    /// Prints what failed, and unless asked to be quiet how many tests there were.
    func print(_ global: GlobalOptions) throws {
        let style = global.style()
        let text = RuleTestText(width: style.width, isColored: style.isColored).render(self, summary: !global.quiet)
        try StandardOutput().write(Array(text.utf8))
    }
}
