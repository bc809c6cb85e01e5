/// How well something tells bad messages from good ones.
public struct Quality: Sendable, Equatable {
    /// Bad messages that were flagged, good ones that were, bad ones that were not, and good ones that were not.
    public internal(set) var truePositives = 0, falsePositives = 0, falseNegatives = 0, trueNegatives = 0

    mutating func add(isBad: Bool, isFlagged: Bool) {
        switch (isBad, isFlagged) {
        case (true, true): truePositives += 1
        case (false, true): falsePositives += 1
        case (true, false): falseNegatives += 1
        case (false, false): trueNegatives += 1
        }
    }

    mutating func add(_ other: Quality) {
        truePositives += other.truePositives
        falsePositives += other.falsePositives
        falseNegatives += other.falseNegatives
        trueNegatives += other.trueNegatives
    }

    /// The share of flagged messages that are bad; nil if none is flagged.
    public var precision: Double? { Self.share(truePositives, of: truePositives + falsePositives) }
    /// The share of bad messages that are flagged; nil if none is bad.
    public var recall: Double? { Self.share(truePositives, of: truePositives + falseNegatives) }
    /// The harmonic mean of precision and recall.
    public var f1: Double? {
        Self.share(2 * truePositives, of: 2 * truePositives + falsePositives + falseNegatives)
    }
    /// The flagged share of the bad messages over the sum of that and the flagged share of the good ones, as SpamAssassin's
    /// hit-frequencies has it (S/O): 1 hits bad messages only, 0.5 says nothing, whatever the mix of messages.
    public var spamToOverall: Double? {
        let good = Self.share(falsePositives, of: falsePositives + trueNegatives) ?? 0
        guard let bad = recall, bad + good > 0 else { return nil }
        return bad / (bad + good)
    }

    private static func share(_ part: Int, of whole: Int) -> Double? {
        whole > 0 ? Double(part) / Double(whole) : nil
    }
}
