import Foundation
import ReviewRules

/// Measures how long patterns known for catastrophic backtracking can hold a message up. Arguments: the table of patterns.
/// Exit code 1 if a message takes longer than its time budget.
enum HostileBench {
    struct Case {
        let family: String
        let pattern: String
        let text: String
    }

    static let budget = 5.0
    private static let rounds = 5

    static func cases(_ path: String) throws -> [Case] {
        try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").filter { !$0.hasPrefix("#") }.map {
            line in
            let columns = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            let repeated = String(repeating: columns[2], count: 500).unicodeScalars
            let text = String(String.UnicodeScalarView(repeated.prefix(500 - columns[3].unicodeScalars.count)))
            return Case(family: columns[0], pattern: columns[1], text: text + columns[3])
        }
    }

    /// The time that this thread has had a processor, in ns.
    static func processorTime() -> UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }

    /// The median time of one message, in ms, each by a reviewer that has seen none before; and what came of it.
    static func measure(_ patterns: [String], _ text: String, clock: (() -> UInt64)?) throws -> (Double, Verdict) {
        var rules: [Rule] = []
        for (index, pattern) in patterns.enumerated() {
            var rule = Rule(id: "hostile-\(index)", action: .score)
            var match = Match()
            match.any.patterns = [pattern]
            rule.match = match
            rules.append(rule)
        }
        var settings = Settings()
        settings.timeBudget = budget
        let ruleSet = RuleSet(settings: settings, rules: rules)
        let message = Message(content: text)
        var verdict = Verdict()
        var times: [Double] = []
        for _ in 0..<rounds {
            // Without prefilter: few texts hold the letters without which a pattern would not be tried.
            let reviewer = try Reviewer(ruleSet, clock: clock, usesPrefilter: false)
            let start = processorTime()
            reviewer.evaluate(message, into: &verdict)
            times.append(Double(processorTime() - start) / 1e6)
        }
        return (times.sorted()[rounds / 2], verdict)
    }
}

guard CommandLine.arguments.count == 2 else {
    print("hostile-bench TABLE")
    exit(2)
}
let cases = try HostileBench.cases(CommandLine.arguments[1])
var refused = 0
var outcomes: [String: Int] = [:]
var results: [(ms: Double, unwatched: Double, outcome: String, pattern: String)] = []
for hostile in cases {
    guard (try? PatternCheck(hostile.pattern)) != nil else {
        refused += 1
        continue
    }
    let (ms, verdict) = try HostileBench.measure([hostile.pattern], hostile.text, clock: HostileBench.processorTime)
    let (unwatched, _) = try HostileBench.measure([hostile.pattern], hostile.text, clock: nil)
    let outcome = verdict.limits.first?.kind.rawValue ?? (verdict.hits.isEmpty ? "miss" : "hit")
    outcomes[outcome, default: 0] += 1
    results.append((ms, unwatched, outcome, hostile.pattern))
}
let accepted = results.map(\.pattern)
for text in Set(cases.map(\.text)).sorted() {
    let (ms, verdict) = try HostileBench.measure(accepted, text, clock: HostileBench.processorTime)
    let outcome = verdict.limits.first?.kind.rawValue ?? "no limit"
    outcomes["all patterns: \(outcome)", default: 0] += 1
    results.append((ms, 0, outcome, "all \(accepted.count) patterns at once"))
}
print("hostile patterns  \(cases.count), \(refused) refused by the check; 500 code points, a new reviewer each time")
for (outcome, count) in outcomes.sorted(by: { $0.key < $1.key }) { print("  \(outcome): \(count)") }
print("slowest, ms of processor time (and without a time budget)")
for result in results.sorted(by: { $0.ms > $1.ms }).prefix(8) {
    let pattern = result.pattern.count > 60 ? result.pattern.prefix(57) + "..." : result.pattern
    print(String(format: "  %6.3f  (%8.3f)  ", result.ms, result.unwatched) + "\(result.outcome)  \(pattern)")
}
let worst = results.map(\.ms).max() ?? 0
print(
    String(format: "any message  max %.2f ms  goal %.0f ms  ", worst, HostileBench.budget)
        + verdict(worst, HostileBench.budget))
print("filters and keywords, ms for the dearest of many texts of 500, 5,000 and 50,000 code points")
let rows = try LongTexts.rows()
for row in rows {
    let times = zip(row.worst, row.texts).map { String(format: "%8.3f", $0) + " \($1.debugDescription)" }
    print("  \(row.name)\(String(repeating: " ", count: max(1, 24 - row.name.count)))\(times.joined(separator: "  "))")
}
let worstOfMessage = rows.compactMap(\.worst.first).max() ?? 0
print(
    String(format: "filter, 500 code points  max %.2f ms  goal %.0f ms  ", worstOfMessage, HostileBench.budget)
        + verdict(worstOfMessage, HostileBench.budget))
exit(worst <= HostileBench.budget && worstOfMessage <= HostileBench.budget ? 0 : 1)

func verdict(_ worst: Double, _ goal: Double) -> String { worst <= goal ? "met" : "MISSED" }
