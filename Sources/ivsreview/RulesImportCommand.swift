import ArgumentParser
import Foundation
import RuleFiles

/// `ivsreview rules import`: rules of other systems as rule files.
struct RulesImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Turn rules of another system into a rule file.",
        discussion: """
            discord is AutoMod's rules as the API lists them, JSON; reddit is an AutoModerator page, YAML; keywords is a \
            plain list of words. What cannot be carried over is told line by line, and stands in the file as comments.
            """)

    /// Where rules come from.
    enum Source: String, CaseIterable, ExpressibleByArgument {
        case discord, reddit, keywords
    }

    @Argument(help: "The system that the rules come from.")
    var source: Source

    @Argument(help: ArgumentHelp("The file to read; - is standard input.", valueName: "file"))
    var file: String

    @Option(
        name: [.customShort("o"), .long],
        help: ArgumentHelp("Where to put the rule file, in place of standard output.", valueName: "file"))
    var output: String?

    @OptionGroup var global: GlobalOptions

    func run() async throws {
        let text = try text()
        let name = file == "-" ? "standard input" : file
        let rules: ImportedRules
        do {
            switch source {
            case .discord: rules = try DiscordImport.read(text, name: name)
            case .reddit: rules = try RedditImport.read(text, name: name)
            case .keywords:
                let title =
                    file == "-" ? "keywords" : URL(fileURLWithPath: file).deletingPathExtension().lastPathComponent
                rules = try KeywordListImport.read(text, name: title)
            }
        } catch let error as ImportError {
            throw CommandFailure(.failedCheck, error.description)
        }
        for remark in rules.remarks {
            global.note("\(name)\(remark.line > 0 ? ":\(remark.line)" : ""): \(remark.text)")
        }
        guard let output else { return try StandardOutput().write(Array(rules.yaml.utf8)) }
        try OutputFile(output).replace(with: Array(rules.yaml.utf8))
        global.note("\(output): \(rules.ruleCount) rule\(rules.ruleCount == 1 ? "" : "s")")
    }

    private func text() throws -> String {
        let data: Data
        do {
            data =
                file == "-"
                ? try FileHandle.standardInput.readToEnd() ?? Data() : try Data(contentsOf: URL(fileURLWithPath: file))
        } catch {
            throw CommandFailure(.usage, "\(file): \(error.localizedDescription)")
        }
        guard let text = String(validating: data, as: UTF8.self) else {
            throw CommandFailure(.failedCheck, "\(file): not UTF-8 text")
        }
        return text.hasPrefix("\u{FEFF}") ? String(text.unicodeScalars.dropFirst()) : text
    }
}
