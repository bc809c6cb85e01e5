import ArgumentParser
import Replay
import RuleFiles

/// `ivsreview rules lint`: what rule files do that their author did not mean.
struct RulesLintCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lint",
        abstract: "Look for mistakes in rule files.",
        discussion: """
            Each finding has a code. To allow one, write the reason into the rule file, on the line or above it; \
            above a rule's id it is for the whole rule:

              # lint: allow R012 because it must read every message
            """)

    /// How findings are shown.
    enum Form: String, CaseIterable, ExpressibleByArgument {
        case text, json, github
    }

    @OptionGroup var files: RuleFileOptions

    @Option(help: "How to show the findings; github is for annotations of a pull request.")
    var output = Form.text

    @Flag(help: "Fail on warnings as well as on errors.")
    var strict = false

    @OptionGroup var global: GlobalOptions

    func run() async throws {
        let report = try RuleLinter.lint(files.path)
        switch output {
        case .text: try report.print(global)
        case .json: try StandardOutput().write(Array(LintJSON.render(report).utf8))
        case .github: try StandardOutput().write(Array(LintAnnotations.render(report).utf8))
        }
        if report.fails(strict: strict) { throw CommandFailure(.failedCheck) }
    }
}

extension LintReport {
    /// Prints the findings, and unless asked to be quiet how many there are.
    func print(_ global: GlobalOptions) throws {
        let style = global.style()
        let text = LintText(width: style.width, isColored: style.isColored).render(self, summary: !global.quiet)
        try StandardOutput().write(Array(text.utf8))
    }
}
