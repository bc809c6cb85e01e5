/// Percentiles of any number of durations in bounded memory.
///
/// Counts stand in buckets: one for each nanosecond below 2,048 ns, then 1,024 for each power of two, so that a percentile
/// is off by 0.05 % at most. The largest duration is exact.
public struct Percentiles: Sendable, Equatable {
    private static let bitsPerPower = 10

    /// How many durations were added.
    public private(set) var count = 0
    /// The largest duration, ns.
    public private(set) var max: UInt64 = 0
    private var buckets: [Int] = []

    /// No durations.
    public init() {}

    /// Counts one duration.
    public mutating func add(_ nanoseconds: UInt64) {
        let bucket = Self.bucket(of: nanoseconds)
        reserve(bucket + 1)
        buckets[bucket] += 1
        count += 1
        max = Swift.max(max, nanoseconds)
    }

    /// Counts the durations of `other` as well.
    public mutating func add(_ other: Percentiles) {
        reserve(other.buckets.count)
        for (bucket, added) in other.buckets.enumerated() { buckets[bucket] += added }
        count += other.count
        max = Swift.max(max, other.max)
    }

    /// The smallest duration, ns, that at least `percent` of all do not exceed (nearest rank); nil if there are none.
    public func value(_ percent: Double) -> UInt64? {
        guard count > 0 else { return nil }
        let rank = Swift.max(1, Int((percent / 100 * Double(count)).rounded(.up)))
        var seen = 0
        for (bucket, count) in buckets.enumerated() {
            seen += count
            if seen >= rank { return Swift.min(Self.middle(of: bucket), max) }
        }
        return max
    }

    private mutating func reserve(_ count: Int) {
        guard count > buckets.count else { return }
        buckets.append(contentsOf: repeatElement(0, count: count - buckets.count))
    }

    private static func bucket(of value: UInt64) -> Int {
        let shift = Swift.max(0, value.bitWidth - value.leadingZeroBitCount - bitsPerPower - 1)
        return shift << bitsPerPower + Int(value >> UInt64(shift))
    }

    private static func middle(of bucket: Int) -> UInt64 {
        let shift = Swift.max(0, bucket >> bitsPerPower - 1)
        let lowest = UInt64(bucket - shift << bitsPerPower) << UInt64(shift)
        return lowest + (UInt64(1) << UInt64(shift) - 1) / 2
    }
}
