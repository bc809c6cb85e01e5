/// When the searches of the message at hand have to end.
final class MessageDeadline {
    /// How much of `time_budget_ms` the searches get. The rest is for what comes after the last look: one item of a pattern,
    /// the patterns that are compiled in between, and the verdict itself.
    private static let share = 0.8

    private let clock: (() -> UInt64)?
    private var end: UInt64?

    /// - Parameter clock: nanoseconds that never go back; without one nothing ever ends.
    init(clock: (() -> UInt64)?) {
        self.clock = clock
    }

    var hasClock: Bool { clock != nil }

    /// Starts the time of the next message; a budget in ms, nil for none.
    func begin(budget: Double?) {
        end = nil
        guard let clock, let budget else { return }
        // A day is for ever; a budget that is no number is none at all.
        let milliseconds = budget > 0 ? min(budget, 86_400_000) : 0
        end = clock() &+ UInt64(milliseconds * Self.share * 1_000_000)
    }

    var hasPassed: Bool {
        guard let clock, let end else { return false }
        return clock() > end
    }
}
