import ArgumentParser

/// `ivsreview rules`: what can be done with rule files.
struct RulesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules",
        abstract: "Test and compile rule files.",
        subcommands: [RulesCompileCommand.self, RulesTestCommand.self])
}
