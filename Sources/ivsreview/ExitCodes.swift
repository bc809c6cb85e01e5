import ArgumentParser
import Foundation

/// The exit codes of every command, in the manner of the AWS CLI (AWS CLI User Guide, *return codes*).
extension ExitCode {
    /// What was checked is not as it should be: lines that are no messages, failing rule tests, rules with errors.
    static let failedCheck = ExitCode(1)
    /// The command line is wrong, or names an input that cannot be read.
    static let usage = ExitCode(2)
    /// Rules that cannot be used, or a system that refuses what a command needs, such as writing its output.
    static let configuration = ExitCode(253)
}

/// Why a command ends without what was asked for.
struct CommandFailure: Error {
    let code: ExitCode
    /// What went wrong, for standard error; nil if it was said already.
    let message: String?

    init(_ code: ExitCode, _ message: String? = nil) {
        self.code = code
        self.message = message
    }

    func exit() -> Never {
        if let message { StandardError.print("error: \(message)") }
        Foundation.exit(code.rawValue)
    }
}

extension ParsableCommand {
    /// Ends as ArgumentParser would, except that its code for a wrong command line, EX_USAGE of sysexits.h, becomes 2.
    static func exitForParser(_ error: any Error) -> Never {
        let code = exitCode(for: error)
        let message = fullMessage(for: error)
        if code.isSuccess {
            StandardOutput().printAll(message + "\n")
        } else if !message.isEmpty {
            StandardError.print(message)
        }
        Foundation.exit(code == .validationFailure ? ExitCode.usage.rawValue : code.rawValue)
    }
}
