import Glibc
import ReviewRules

/// A reviewer with a compiled rule set, as the handler has it.
struct EngineRun {
    private let reviewer: Reviewer
    private var verdict = Verdict()

    init(_ path: String) throws {
        reviewer = try Reviewer(CompiledRuleSet(mapping: path))
    }

    /// Judges the message; true if a rule hit.
    @discardableResult mutating func judge(_ message: Message) -> Bool {
        reviewer.evaluate(message, into: &verdict)
        return !verdict.hits.isEmpty
    }

    /// µs from the file to a reviewer, and on to the first verdict; medians of 21 times.
    static func loadTimes(_ path: String, _ message: Message) throws -> (reviewer: Double, verdict: Double) {
        var ready: [UInt64] = []
        var first: [UInt64] = []
        for _ in 0..<21 {
            let start = Timing.now()
            var run = try EngineRun(path)
            ready.append(Timing.now() - start)
            run.judge(message)
            first.append(Timing.now() - start)
        }
        return (Double(ready.sorted()[10]) / 1_000, Double(first.sorted()[10]) / 1_000)
    }

    /// The most memory this process has had resident (proc_pid_status(5), VmHWM), MiB.
    static func peakMemory() throws -> Double {
        let line = try TextFile.lines("/proc/self/status").first { $0.hasPrefix("VmHWM:") } ?? ""
        let kibibytes = Double(line.filter(\.isNumber)) ?? 0
        return kibibytes / 1_024
    }
}

/// What `count-allocations.c` counts, if it is preloaded.
enum Allocations {
    private typealias Counter = @convention(c) () -> UInt

    static var count: UInt? { call("allocation_count") }
    static var bytes: UInt? { call("allocated_bytes") }

    private static func call(_ name: String) -> UInt? {
        guard let symbol = dlsym(nil, name) else { return nil }
        // SAFETY: both functions of that file are `unsigned long name(void)`.
        return unsafeBitCast(symbol, to: Counter.self)()
    }
}
