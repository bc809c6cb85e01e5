import ArgumentParser
import Foundation
import HandlerPackage
import ReviewRules
import RuleFiles

/// `ivsreview package`: what is uploaded to AWS Lambda.
struct PackageCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "package",
        abstract: "Write the zip to upload to AWS Lambda: the handler and its rules.",
        discussion: """
            Rules in which lint finds errors, and rules whose tests fail, are not packaged; warnings are counted. The same \
            rules and the same handler make the same zip, byte for byte. `make handler` builds the handler; one for \
            another processor is built there.
            """)

    @Option(help: ArgumentHelp("A folder of rule files, or one rule file.", valueName: "path"))
    var rules = "rules"

    @Option(name: [.customShort("o"), .long], help: ArgumentHelp("Where to put the zip.", valueName: "file"))
    var output: String?

    @Option(help: ArgumentHelp("The static executable of the review handler.", valueName: "file"))
    var handler: String?

    @Flag(
        help: """
            Write a layer with the rules alone (rules.zip): attached to the function, they come before the function's own.
            """)
    var rulesOnly = false

    @OptionGroup var global: GlobalOptions

    private static let builtHandler = ".build-static/review-handler"

    func validate() throws {
        if rulesOnly, handler != nil {
            throw ValidationError("--rules-only packages no handler; leave --handler out.")
        }
    }

    func run() async throws {
        // First what is quickly told.
        let executable = rulesOnly ? nil : try readHandler()
        let loaded = try RuleFileOptions.load(rules, global)
        let findings = try RuleLinter.lint(rules)
        guard !findings.fails(strict: false) else {
            try findings.print(global)
            throw CommandFailure(.failedCheck)
        }
        let report = try RuleTestRunner(loaded).run()
        guard report.failures.isEmpty else {
            try report.print(global)
            throw CommandFailure(.failedCheck)
        }
        let package = try make(loaded, executable)
        let path = output ?? (rulesOnly ? "rules.zip" : "handler.zip")
        try OutputFile(path).replace(with: package.bytes)
        guard !global.quiet else { return }
        let count = loaded.ruleSet.rules.count
        let contents = ["\(count) rule\(count == 1 ? "" : "s")", "\(package.bytes.count) bytes"]
        let kind = executable.map { "provided.al2023, \($0.architecture)" } ?? "a layer"
        try StandardOutput().write(Array("\(path): \((contents + [kind]).joined(separator: ", "))\n".utf8))
        let warnings = findings.count(.warning)
        if warnings > 0 {
            global.note("lint: \(warnings) warning\(warnings == 1 ? "" : "s"), shown by: ivsreview rules lint \(rules)")
        }
        global.note(
            executable == nil
                ? "Next: aws lambda publish-layer-version --layer-name NAME --zip-file fileb://\(path)"
                : "Next: ivsreview handler deploy --function NAME --role ARN --zip \(path)")
    }

    private func make(_ loaded: LoadedRules, _ executable: HandlerExecutable?) throws -> HandlerPackage {
        do {
            guard let executable else { return try HandlerPackage.layer(rules: loaded) }
            return try HandlerPackage.function(
                rules: loaded, executable: executable, version: Ivsreview.configuration.version)
        } catch {
            throw CommandFailure(.configuration, "\(error)")
        }
    }

    private func readHandler() throws -> HandlerExecutable {
        let path = handler ?? Self.builtHandler
        guard handler != nil || FileManager.default.fileExists(atPath: path) else {
            throw CommandFailure(
                .usage,
                "no static handler is built here: run `make handler` in the checkout, or name one with --handler")
        }
        let data: Data
        do {
            data = try Data(contentsOf: URL(fileURLWithPath: path))
        } catch {
            throw CommandFailure(.usage, "\(path): cannot be read")
        }
        do throws(HandlerExecutableError) {
            let executable = try HandlerExecutable(Array(data))
            if !executable.isStripped {
                global.note("warning: \(path): has a symbol table; `strip` makes the zip smaller")
            }
            return executable
        } catch {
            throw CommandFailure(.usage, "\(path): \(error)")
        }
    }
}
