import ArgumentParser
import ReviewRules
import RuleFiles

/// `ivsreview rules compile`: the file that the handler maps.
struct RulesCompileCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compile",
        abstract: "Compile rule files into the one file that the handler reads.")

    @OptionGroup var files: RuleFileOptions

    @Option(
        name: [.customShort("o"), .long],
        help: ArgumentHelp("Where to put the compiled rule set.", valueName: "file"))
    var output = "rules.compiled"

    @OptionGroup var global: GlobalOptions

    func run() async throws {
        let ruleSet = try files.load(global).ruleSet
        let bytes = CompiledRuleSet.encode(ruleSet)
        try OutputFile(output).replace(with: bytes)
        guard !global.quiet else { return }
        let size = RuleSetSize(ruleSet)
        try StandardOutput().write(Array("\(output): \(size), \(bytes.count) bytes\n".utf8))
    }
}

/// How much there is to look for in a rule set, exceptions included.
private struct RuleSetSize: CustomStringConvertible {
    let rules: Int
    let keywords: Int
    let patterns: Int

    init(_ ruleSet: RuleSet) {
        let matchers = ruleSet.rules.flatMap { rule in
            [rule.except] + (rule.match.map { [$0.any] + $0.all } ?? [])
        }
        rules = ruleSet.rules.count
        keywords = matchers.reduce(0) { $0 + $1.keywords.count }
        patterns = matchers.reduce(0) { $0 + $1.patterns.count }
    }

    var description: String {
        [(rules, "rule"), (keywords, "keyword"), (patterns, "pattern")]
            .map { "\($0) \($1)\($0 == 1 ? "" : "s")" }
            .joined(separator: ", ")
    }
}
