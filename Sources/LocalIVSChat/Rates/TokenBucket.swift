/// A rate per second: as many calls at once as a second allows, then one whenever its share of a second has passed.
struct TokenBucket: Sendable {
    private let rate: Double
    private var level: Double
    private var last: UInt64

    /// A full bucket.
    init(perSecond rate: Int, at time: UInt64) {
        self.rate = Double(rate)
        level = self.rate
        last = time
    }

    /// Takes one, if there is one.
    ///
    /// - Parameter time: nanoseconds of a clock that never goes back.
    mutating func take(at time: UInt64) -> Bool {
        level = min(rate, level + Double(time &- last) / 1e9 * rate)
        last = time
        // What is missing by rounding alone is not missing.
        guard level > 0.999_999 else { return false }
        level -= 1
        return true
    }
}
