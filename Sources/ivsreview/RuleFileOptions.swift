import ArgumentParser
import RuleFiles

/// Which rule files a command works on.
struct RuleFileOptions: ParsableArguments {
    @Argument(help: ArgumentHelp("A folder of rule files, or one rule file.", valueName: "path"))
    var path = "rules"

    /// The rules, with warnings printed.
    func load(_ global: GlobalOptions) throws -> LoadedRules {
        try Self.load(path, global)
    }

    /// The rules at `path`, with warnings printed.
    static func load(_ path: String, _ global: GlobalOptions) throws -> LoadedRules {
        do throws(RuleFileErrors) {
            let rules = try RuleFolder.load(path)
            for warning in rules.warnings { global.note(warning.description) }
            return rules
        } catch {
            for diagnostic in error.diagnostics { StandardError.print(diagnostic.description) }
            throw CommandFailure(.failedCheck)
        }
    }
}
