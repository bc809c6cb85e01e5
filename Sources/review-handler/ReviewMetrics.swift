import LambdaRuntime
import ReviewRules

/// Counts reviews, and writes the counts as embedded metrics: the IVS service's own metrics have neither verdicts nor
/// latency.
///
/// One line for each review would cost more than the function itself (CloudWatch Logs takes $0.50 for a GB). So the counts
/// are kept, and written after the answer to the first review is posted, and then whenever a review finds the last lines
/// 10 s old or 100 latencies kept, the most that one line holds. A function that reviews less than a message in 10 s
/// loses nothing when its environment is frozen for good; a busy one at most the last 10 s, and not even these when it
/// is told to stop. Each poller counts for itself, without locks.
///
/// Each rule that hits becomes a CloudWatch metric of its own ($0.30 a month): the first 100 rules that hit in this
/// process are told apart, the others are counted together as `(other)`.
struct ReviewMetrics {
    static let namespace = "IVSChatReview"
    private static let interval: Int64 = 10_000
    private static let ruleLimit = 100
    private static let otherRules = "(other)"

    private let function: String
    private let write: ([UInt8]) -> Void
    private var written: Int64 = .min
    private var reviewCount = 0
    private var outcomes: [Verdict.Outcome: Int] = [:]
    private var shadowed: [Verdict.Outcome: Int] = [:]
    private var invalidCount = 0
    private var latencies: [Int] = []
    private var limits: [(kind: Verdict.Limit.Kind, count: Int)] = []
    private var ruleHits: [(id: String, count: Int)] = []
    /// By rule index, the place in `ruleHits`; empty until the first hit.
    private var places: [Int?] = []

    /// Counts of the function of this name, whose lines go to `write`.
    init(function: String, write: @escaping ([UInt8]) -> Void = StandardOutput.write) {
        self.function = function
        self.write = write
        latencies.reserveCapacity(EmbeddedMetrics.limit)
    }

    /// Counts a review.
    mutating func count(_ verdict: Verdict, of rules: CompiledRuleSet, microseconds: Int) {
        begin(verdict.outcome, microseconds)
        if let outcome = verdict.shadowed { shadowed[outcome, default: 0] += 1 }
        for hit in verdict.hits { count(hitOf: hit.rule, of: rules) }
        for limit in verdict.limits {
            if let place = limits.firstIndex(where: { $0.kind == limit.kind }) {
                limits[place].count += 1
            } else {
                limits.append((limit.kind, 1))
            }
        }
    }

    /// Counts an event that could not be read, and was denied.
    mutating func countInvalidEvent(microseconds: Int) {
        begin(.deny, microseconds)
        invalidCount += 1
    }

    private mutating func begin(_ outcome: Verdict.Outcome, _ microseconds: Int) {
        reviewCount += 1
        outcomes[outcome, default: 0] += 1
        latencies.append(microseconds)
    }

    private mutating func count(hitOf rule: Int, of rules: CompiledRuleSet) {
        if places.isEmpty { places = [Int?](repeating: nil, count: rules.ruleCount) }
        if let place = places[rule] {
            ruleHits[place].count += 1
            return
        }
        if ruleHits.count <= Self.ruleLimit {
            ruleHits.append((ruleHits.count < Self.ruleLimit ? rules.ruleID(rule) : Self.otherRules, 0))
        }
        places[rule] = ruleHits.count - 1
        ruleHits[ruleHits.count - 1].count += 1
    }

    /// Writes what is due at this time, in ms since 1970 UTC.
    mutating func writeIfDue(at now: Int64) {
        // A clock that was set back is no reason to wait.
        guard latencies.count >= EmbeddedMetrics.limit || written > now || now - max(written, 0) >= Self.interval
        else { return }
        writeAll(at: now)
    }

    /// Writes all that is counted, if anything is.
    mutating func writeAll(at now: Int64) {
        guard reviewCount > 0 else { return }
        write(summary.line(at: now))
        writeParts(at: now)
        written = now
        reviewCount = 0
        outcomes.removeAll(keepingCapacity: true)
        shadowed.removeAll(keepingCapacity: true)
        invalidCount = 0
        latencies.removeAll(keepingCapacity: true)
        limits.removeAll(keepingCapacity: true)
        for place in ruleHits.indices { ruleHits[place].count = 0 }
    }

    private var summary: EmbeddedMetrics {
        var metrics = EmbeddedMetrics(namespace: Self.namespace, dimensions: [("FunctionName", function)])
        metrics.add("Reviews", reviewCount)
        metrics.add("Allowed", outcomes[.allow] ?? 0)
        metrics.add("Rewritten", outcomes[.rewrite] ?? 0)
        metrics.add("Denied", outcomes[.deny] ?? 0)
        if !shadowed.isEmpty {
            metrics.add("ShadowRewritten", shadowed[.rewrite] ?? 0)
            metrics.add("ShadowDenied", shadowed[.deny] ?? 0)
        }
        metrics.add("InvalidEvents", invalidCount)
        metrics.add("LimitHits", limits.reduce(0) { $0 + $1.count })
        metrics.add("Latency", .microseconds, latencies)
        return metrics
    }

    /// The counts by rule and by kind of limit: a value of a dimension stands once in a line.
    private func writeParts(at now: Int64) {
        for hit in ruleHits where hit.count > 0 { writePart("RuleHits", "Rule", hit.id, hit.count, at: now) }
        for limit in limits { writePart("LimitHits", "Limit", limit.kind.rawValue, limit.count, at: now) }
    }

    private func writePart(_ metric: String, _ dimension: String, _ value: String, _ count: Int, at now: Int64) {
        var metrics = EmbeddedMetrics(
            namespace: Self.namespace, dimensions: [("FunctionName", function), (dimension, value)])
        metrics.add(metric, count)
        write(metrics.line(at: now))
    }
}
