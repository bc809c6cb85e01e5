import Foundation

/// What is known of the terminal, if there is one, behind a file descriptor.
struct Terminal {
    /// Whether there is one.
    let isPresent: Bool
    /// Columns: what `COLUMNS` says, else what the terminal says, else 120.
    let width: Int
    /// Whether colours are wanted and understood (no-color.org; `TERM=dumb`).
    let showsColors: Bool

    /// The columns of the terminal behind standard output; nil where it is no terminal.
    static var outputWidth: Int? {
        let terminal = Terminal(descriptor: STDOUT_FILENO, environment: ProcessInfo.processInfo.environment)
        return terminal.isPresent ? terminal.width : nil
    }

    init(descriptor: Int32, environment: [String: String]) {
        isPresent = isatty(descriptor) == 1
        var size = winsize()
        let isKnown = ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
        // A file or a pipe has no width; what is cut there is lost, so it gets more than 80.
        width = environment["COLUMNS"].flatMap(Int.init) ?? (isKnown ? Int(size.ws_col) : 120)
        let noColor = environment["NO_COLOR"] ?? ""
        showsColors = isPresent && noColor.isEmpty && environment["TERM"] != "dumb"
    }
}
