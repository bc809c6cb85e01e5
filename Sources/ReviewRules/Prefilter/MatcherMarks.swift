/// What a search noted of each matcher: which conjuncts were met in the pass at hand, and whether the matcher is a candidate
/// of the message at hand. Passes and messages are numbered, so that nothing is wiped between them.
struct MatcherMarks: ~Copyable {
    // For each matcher: the pass (56 bits) and the conjuncts met in it, then the message in which it became a candidate.
    private let entries: UnsafeMutableBufferPointer<UInt64>

    init(matcherCount: Int) {
        entries = .allocate(capacity: 2 * matcherCount)
        entries.initialize(repeating: 0)
    }

    deinit {
        entries.deallocate()
    }

    /// Notes that conjuncts of `matcher` were met, and gives those met in this pass so far.
    @inline(__always)
    mutating func meet(_ conjunct: UInt8, of matcher: Int, pass: UInt64) -> UInt8 {
        precondition(UInt(bitPattern: 2 * matcher) < UInt(bitPattern: entries.count))
        let entry = entries[2 * matcher]
        let met = entry >> 8 == pass ? UInt8(truncatingIfNeeded: entry) | conjunct : conjunct
        entries[2 * matcher] = pass << 8 | UInt64(met)
        return met
    }

    /// Makes `matcher` a candidate of `message`; false if it is one already.
    @inline(__always)
    mutating func accept(_ matcher: Int, message: UInt64) -> Bool {
        precondition(UInt(bitPattern: 2 * matcher) < UInt(bitPattern: entries.count))
        guard entries[2 * matcher + 1] != message else { return false }
        entries[2 * matcher + 1] = message
        return true
    }
}
