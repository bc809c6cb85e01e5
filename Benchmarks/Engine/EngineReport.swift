import ReviewRules

/// Prints the time of each rule set and length, what growing rule sets cost, and how long loading takes.
struct EngineReport {
    private static let medianGoal = 2.0
    private static let growthGoal = 1.5
    private static let anyMessageGoal = 5_000.0

    let folder: String

    func printAll() throws {
        var rows = [["rules", "code points", "median", "p99", "max", "hits", "goal"]]
        var medians: [String: Double] = [:]
        for set in BenchmarkRules.names {
            for length in BenchmarkMessages.lengths {
                var run = try EngineRun(path(set))
                let messages = try BenchmarkMessages.read(folder, length: length)
                let timing = Timing(passes: length > 100 ? 9 : 15, messages: messages.count) { run.judge(messages[$0]) }
                let hits = messages.count { run.judge($0) }
                medians["\(set) \(length)"] = timing.median
                let share = Table.number(100 * Double(hits) / Double(messages.count), 1) + " %"
                rows.append([set, "\(length)"] + timing.fields + [share, goal(set, length, timing)])
            }
        }
        print("Engine, µs per message; a message counts with the median of its times. All rules in all four views;")
        print(
            "\(BenchmarkRules.mixedName): 2,700 keywords in rules of 100, 500 regexes in rules of 10; else one a rule.")
        Table.print(rows)
        print()
        printGrowth(medians)
        print()
        try printLoad()
    }

    private func path(_ set: String) -> String { "\(folder)/\(set).compiled" }

    private func goal(_ set: String, _ length: Int, _ timing: Timing) -> String {
        guard set == BenchmarkRules.mixedName, length == 45 else {
            return timing.max > Self.anyMessageGoal ? "max <= 5000: missed" : ""
        }
        return "median <= \(Table.number(Self.medianGoal, 0)): \(timing.median <= Self.medianGoal ? "met" : "missed")"
    }

    private func printGrowth(_ medians: [String: Double]) {
        for length in BenchmarkMessages.lengths {
            guard let least = medians["10 \(length)"], let most = medians["5000 \(length)"] else { continue }
            let ratio = most / least
            print(
                "growth from 10 to 5,000 rules, \(length) code points: \(Table.number(ratio)) x, goal <= 1.5:",
                ratio <= Self.growthGoal ? "met" : "missed")
        }
    }

    private func printLoad() throws {
        var rows = [["load, µs", "KiB", "file -> reviewer", "-> first verdict"]]
        guard let message = try BenchmarkMessages.read(folder, length: 45).first else { return }
        for set in BenchmarkRules.names {
            let times = try EngineRun.loadTimes(path(set), message)
            let size = try TextFile.bytes(path(set)).count / 1_024
            rows.append([set, "\(size)", Table.number(times.reviewer, 0), Table.number(times.verdict, 0)])
        }
        Table.print(rows)
    }
}
