import ArgumentParser

/// `ivsreview rules`: what can be done with rule files.
struct RulesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules",
        abstract: "Check, test and compile rule files.",
        subcommands: [RulesCompileCommand.self, RulesLintCommand.self, RulesTestCommand.self])
}
