import ArgumentParser
import Foundation
import Replay

/// The flags that every command has.
struct GlobalOptions: ParsableArguments {
    @Flag(name: .long, help: "Say nothing but results and errors: no progress bar, no warnings, no notes.")
    var quiet = false

    @Flag(name: .customLong("no-color"), help: "Use no colours; the environment variable NO_COLOR does the same.")
    var noColor = false

    /// How output on standard output looks.
    func style() -> TerminalStyle {
        let terminal = Terminal(descriptor: STDOUT_FILENO, environment: ProcessInfo.processInfo.environment)
        return TerminalStyle(width: terminal.width, isColored: terminal.showsColors && !noColor)
    }

    /// Prints a line that is no result on standard error, unless it is not wanted.
    func note(_ text: String) {
        if !quiet { StandardError.print(text) }
    }
}
