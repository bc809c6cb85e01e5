import Foundation

/// Asks before something is changed.
enum Confirmation {
    /// Returns if the user agrees, at a terminal, or has agreed already.
    ///
    /// - Parameter alternative: what to say in place of `--yes`.
    /// - Throws: `CommandFailure` otherwise. Nobody can be asked through a pipe.
    static func require(
        _ question: String, isGiven: Bool, alternative: String = ", or look with --dry-run"
    ) throws(CommandFailure) {
        guard !isGiven else { return }
        guard isatty(STDIN_FILENO) == 1 else {
            throw CommandFailure(
                .usage, "\(question) There is no terminal to ask at: say --yes\(alternative)")
        }
        StandardError.print("\(question) [y/N]")
        guard let answer = readLine()?.lowercased(), ["y", "yes"].contains(answer) else {
            throw CommandFailure(.failedCheck, "nothing was changed")
        }
    }
}
