import Foundation

/// A bar on standard error for work that takes longer than a second; only on a terminal.
struct ProgressBar {
    private static let delay = 1.0
    private static let interval = 0.1
    private static let cellCount = 30

    /// What is counted.
    enum Unit {
        case bytes, rooms

        func text(_ count: Int, of total: Int?) -> String {
            switch self {
            case .bytes: "\(count >> 20) MB" + (total.map { " of \($0 >> 20) MB" } ?? "")
            case .rooms: (total.map { "\(count) of \($0)" } ?? "\(count)") + " rooms"
            }
        }
    }

    private var total: Int?
    private let unit: Unit
    private let isEnabled: Bool
    private var start = Date()
    private var lastDrawn = Date()
    private var isShown = false

    /// A bar for `total` bytes or other units; without a total it only counts.
    init(total: Int?, unit: Unit = .bytes, isEnabled: Bool) {
        self.total = total
        self.unit = unit
        self.isEnabled = isEnabled
    }

    /// A bar for rooms, where standard error is a terminal and the user did not ask for silence.
    init(rooms global: GlobalOptions) {
        let terminal = Terminal(descriptor: STDERR_FILENO, environment: ProcessVariable.all)
        self.init(total: nil, unit: .rooms, isEnabled: terminal.isPresent && !global.quiet)
    }

    /// Shows that `count` rooms of `total` are done.
    ///
    /// - Parameter note: What is waited for.
    mutating func advance(to count: Int, of total: Int, note: String? = nil) {
        self.total = total
        advance(to: count, note: note)
    }

    mutating func advance(to count: Int, note: String? = nil) {
        guard isEnabled else { return }
        let now = Date()
        guard now.timeIntervalSince(start) >= Self.delay, now.timeIntervalSince(lastDrawn) >= Self.interval else {
            return
        }
        lastDrawn = now
        isShown = true
        draw("\r\u{1B}[K" + line(count) + (note.map { ", \($0)" } ?? ""))
    }

    /// Takes the bar away, so that something else can be printed.
    mutating func clear() {
        guard isShown else { return }
        isShown = false
        draw("\r\u{1B}[K")
    }

    private func line(_ count: Int) -> String {
        let read = unit.text(count, of: total)
        guard let total, total > 0 else { return read }
        let done = min(1, Double(count) / Double(total))
        let full = Int(done * Double(Self.cellCount))
        let bar = String(repeating: "#", count: full) + String(repeating: "-", count: Self.cellCount - full)
        return "[\(bar)] \(Int(done * 100)) %  \(read)"
    }

    private func draw(_ text: String) {
        let bytes = Array(text.utf8)
        _ = bytes.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }
}
