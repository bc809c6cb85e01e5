import Glibc

/// The time that each message of a set takes, in µs.
///
/// All messages are gone through many times, and each counts with its median: so each meets caches that the others
/// used in between, as in a real chat, and what else the machine does falls out. What reading the clock costs is taken off.
struct Timing {
    private(set) var microseconds: [Double] = []

    init(passes: Int, messages: Int, _ judge: (Int) -> Void) {
        let cost = Self.clockCost()
        var samples = [[UInt64]](repeating: [], count: messages)
        for pass in 0...passes {
            for message in 0..<messages {
                let start = Self.now()
                judge(message)
                let end = Self.now()
                // The first time warms up.
                if pass > 0 { samples[message].append(end - start - Swift.min(cost, end - start)) }
            }
        }
        microseconds = samples.map { Double($0.sorted()[$0.count / 2]) / 1_000 }.sorted()
    }

    var median: Double { value(0.5) }
    var p99: Double { value(0.99) }
    var max: Double { value(1) }

    /// Median, 99th percentile and largest, as text.
    var fields: [String] { [median, p99, max].map { Table.number($0) } }

    private func value(_ share: Double) -> Double {
        microseconds[Swift.min(microseconds.count - 1, Int(Double(microseconds.count) * share))]
    }

    /// Nanoseconds (clock_gettime(2)).
    static func now() -> UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }

    private static func clockCost() -> UInt64 {
        var costs: [UInt64] = []
        for _ in 0..<1_001 {
            let start = now()
            costs.append(now() - start)
        }
        return costs.sorted()[500]
    }
}
