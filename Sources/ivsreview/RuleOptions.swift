import ArgumentParser
import Replay
import ReviewRules
import RuleFiles

/// Where a command finds its rules.
struct RuleOptions: ParsableArguments {
    @Option(help: ArgumentHelp("A folder of rule files, one rule file, or a compiled rule set.", valueName: "path"))
    var rules = "rules"

    /// The rules, with warnings printed.
    func load(_ global: GlobalOptions) throws -> RuleSet { try Self.load(rules, global) }

    /// The rules with their compiled form and their tests, with warnings printed.
    func source(_ global: GlobalOptions) throws -> RuleSource { try Self.source(rules, global) }

    /// The rules at `path`, with warnings printed.
    static func load(_ path: String, _ global: GlobalOptions) throws -> RuleSet { try source(path, global).ruleSet }

    /// The rules at `path` with their compiled form and their tests, with warnings printed.
    static func source(_ path: String, _ global: GlobalOptions) throws -> RuleSource {
        do throws(RuleSourceError) {
            let source = try RuleSource(path)
            for warning in source.warnings { global.note(warning.description) }
            return source
        } catch {
            StandardError.print(error.description)
            throw CommandFailure(.configuration)
        }
    }
}
