import ArgumentParser

/// `ivsreview rules`: what can be done with rule files.
struct RulesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules",
        abstract: "Begin, import, check, test, compare and compile rule files.",
        subcommands: [
            RulesCompileCommand.self, RulesCoverageCommand.self, RulesDiffCommand.self, RulesImportCommand.self,
            RulesInitCommand.self, RulesLintCommand.self, RulesSchemaCommand.self, RulesTestCommand.self,
        ])
}
