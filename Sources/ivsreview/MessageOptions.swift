import ArgumentParser
import Foundation
import Replay
import ReviewRules

/// The messages that a command runs rules over.
struct MessageOptions: ParsableArguments {
    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("Files of messages, as for replay; - is standard input.", valueName: "file"))
    var messages: [String] = []

    @Option(help: ArgumentHelp("How many cores to use; the default is all of them.", valueName: "n"))
    var jobs = ProcessInfo.processInfo.activeProcessorCount

    func validate() throws {
        guard (1...256).contains(jobs) else { throw ValidationError("--jobs must be between 1 and 256.") }
    }

    /// The files, each of which exists and can be read.
    func files() throws(CommandFailure) -> [InputFile] { try Self.files(messages) }

    static func files(_ paths: [String]) throws(CommandFailure) -> [InputFile] {
        var files: [InputFile] = []
        for path in paths {
            do throws(InputError) {
                files.append(try InputFile(path))
            } catch {
                throw CommandFailure(.usage, error.description)
            }
        }
        return files
    }
}
