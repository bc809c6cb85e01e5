import ArgumentParser
import RuleFiles

/// `ivsreview rules schema`: the JSON Schema of rule files.
struct RulesSchemaCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: "Print the JSON Schema of rule files, for editors.",
        discussion: """
            Save it beside the rules, and begin a rule file with

              # yaml-language-server: $schema=rules.schema.json
            """)

    @OptionGroup var global: GlobalOptions

    func run() async throws {
        try StandardOutput().write(Array(RuleFileSchema.json.utf8))
    }
}
