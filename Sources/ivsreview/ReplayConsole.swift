import Foundation
import Replay

/// The results of a replay go to standard output or to a file, lines that are no messages to standard error.
struct ReplayConsole: ReplaySink {
    private let output = StandardOutput()
    private let file: OutputDraft?
    private let isQuiet: Bool
    private var bar: ProgressBar

    /// A console for input of `byteCount` bytes, nil if unknown, whose results go to `file` unless that is nil.
    init(byteCount: Int?, output: ReplayReport.Form, file: OutputDraft? = nil, isQuiet: Bool) {
        // Rows that run over the same terminal show progress enough.
        let isBarWanted =
            isatty(STDERR_FILENO) == 1 && (output == .summary || file != nil || isatty(STDOUT_FILENO) == 0)
        self.isQuiet = isQuiet
        self.file = file
        bar = ProgressBar(total: byteCount, isEnabled: isBarWanted && !isQuiet)
    }

    var isCancelled: Bool { ProcessSignal.isInterrupted }

    mutating func write(_ bytes: [UInt8]) throws {
        bar.clear()
        if let file { try file.write(bytes) } else { try output.write(bytes) }
    }

    mutating func add(_ remark: LineRemark) {
        if isQuiet, remark.kind == .readAsText { return }
        bar.clear()
        StandardError.print(remark.description)
    }

    mutating func advance(to byteCount: Int) {
        bar.advance(to: byteCount)
    }

    mutating func finish() {
        bar.clear()
    }
}
