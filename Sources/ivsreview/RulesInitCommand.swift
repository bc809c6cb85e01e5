import ArgumentParser
import Foundation
import RuleFiles

/// `ivsreview rules init`: a small rule set to begin with.
struct RulesInitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Write a small rule set with comments and tests to begin with.",
        discussion: "Nothing is ever overwritten: if one of the files is there, nothing is written.")

    @Argument(help: ArgumentHelp("The folder to write to; it is made if it is not there.", valueName: "dir"))
    var folder = "rules"

    @OptionGroup var global: GlobalOptions

    func run() async throws {
        let files = StarterRules.files.map {
            (path: (folder as NSString).appendingPathComponent($0.path), text: $0.text)
        }
        if let present = files.first(where: { FileManager.default.fileExists(atPath: $0.path) }) {
            throw CommandFailure(.failedCheck, "\(present.path) is there already; nothing was written")
        }
        for file in files {
            do {
                try FileManager.default.createDirectory(
                    atPath: (file.path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
                // Whoever made the file since then keeps it.
                try Data(file.text.utf8).write(to: URL(fileURLWithPath: file.path), options: .withoutOverwriting)
            } catch {
                throw CommandFailure(.configuration, "\(file.path): \(error.localizedDescription)")
            }
            if !global.quiet { try StandardOutput().write(Array("\(file.path)\n".utf8)) }
        }
        global.note("Next: ivsreview rules lint \(folder) && ivsreview rules test \(folder)")
    }
}
