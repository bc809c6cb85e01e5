import Evasion
import Glibc
import ReviewRules

/// The commands of the bench; `Benchmarks/run-engine` calls them in order.
struct EngineBench {
    static let usage = """
        usage: engine-bench prepare FOLDER       write the rule sets and the messages: SET.compiled, messages-LENGTH.txt
               engine-bench time FOLDER          the time of each set and length, growth, and load
               engine-bench peers FOLDER         the same keywords and regexes as PCRE2 patterns, one by one
               engine-bench warm FOLDER SET      allocations per message of a warm reviewer, and peak memory
               engine-bench evasion [--verbose]  recall per evasion technique, and its price; ends with 1 if a goal is missed
               engine-bench run FOLDER SET LENGTH COUNT   judge COUNT messages, for a profiler
        SET is one of \(BenchmarkRules.names.joined(separator: ", ")); LENGTH one of \(BenchmarkMessages.lengths), code points
        """

    struct UsageError: Error, CustomStringConvertible {
        let description = EngineBench.usage
    }

    static let tools = ".build/test-tools"
    private let arguments: [String]

    init(_ arguments: [String]) {
        self.arguments = arguments
    }

    func run() throws {
        switch (arguments.first, arguments.count) {
        case ("prepare", 2): try prepare(arguments[1])
        case ("time", 2): try EngineReport(folder: arguments[1]).printAll()
        case ("peers", 2): try peers(arguments[1])
        case ("warm", 3): try warm(arguments[1], arguments[2])
        case ("evasion", 1): try evasion(isVerbose: false)
        case ("evasion", 2) where arguments[1] == "--verbose": try evasion(isVerbose: true)
        case ("run", 5): try runAlone(arguments[1], set: arguments[2], length: arguments[3], count: arguments[4])
        default: throw UsageError()
        }
    }

    private func words() throws -> [String] {
        try TextFile.lines("\(Self.tools)/better-profanity/better_profanity/profanity_wordlist.txt")
    }

    private func rules() throws -> BenchmarkRules {
        BenchmarkRules(words: try words())
    }

    private func chatLines() throws -> [String] {
        try TextFile.lines("\(Self.tools)/chat-lines.txt")
    }

    private func prepare(_ folder: String) throws {
        let rules = try rules()
        for name in BenchmarkRules.names {
            guard let ruleSet = try rules.ruleSet(name) else { throw UsageError() }
            try TextFile.write(CompiledRuleSet.encode(ruleSet), to: "\(folder)/\(name).compiled")
        }
        let lines = try chatLines()
        for length in BenchmarkMessages.lengths {
            let messages = BenchmarkMessages.make(length: length, from: lines, terms: rules.keywords)
            try TextFile.write(
                Array(messages.joined(separator: "\n").utf8), to: BenchmarkMessages.path(folder, length: length))
        }
    }

    private func peers(_ folder: String) throws {
        let rules = try rules()
        let texts = try TextFile.lines(BenchmarkMessages.path(folder, length: 45)).prefix(200).map { Array($0.utf8) }
        for (name, jit) in [("PCRE2 one by one, JIT", true), ("PCRE2 one by one, interpreter", false)] {
            let loop = try PatternLoop(rules, jit: jit)
            let timing = Timing(passes: 7, messages: texts.count) { loop.judge(texts[$0]) }
            print("\(name)\t\(timing.fields.joined(separator: "\t"))")
        }
    }

    /// The allocations are those of messages that the reviewer saw before: patterns are compiled, buffers have grown.
    private func warm(_ folder: String, _ set: String) throws {
        var run = try EngineRun("\(folder)/\(set).compiled")
        var fields = [set]
        for length in BenchmarkMessages.lengths {
            let messages = try BenchmarkMessages.read(folder, length: length)
            for _ in 0..<3 { for message in messages { run.judge(message) } }
            let count = Allocations.count
            let bytes = Allocations.bytes
            for message in messages { run.judge(message) }
            let total = Double(messages.count)
            fields.append(
                count.flatMap { old in Allocations.count.map { Table.number(Double($0 - old) / total) } } ?? "-")
            fields.append(
                bytes.flatMap { old in Allocations.bytes.map { Table.number(Double($0 - old) / total, 0) } } ?? "-")
        }
        fields.append(Table.number(try EngineRun.peakMemory(), 1))
        print(fields.joined(separator: "\t"))
    }

    private func evasion(isVerbose: Bool) throws {
        let data = try TextFile.bytes("\(Self.tools)/confusables/confusables/assets/confusables.txt")
        let report = EvasionReport(
            words: try words(), confusables: Confusables(parsing: String(decoding: data, as: UTF8.self)),
            isVerbose: isVerbose)
        let dictionary = try TextFile.lines("/usr/share/dict/american-english")
        guard try report.printAll(chat: try chatLines(), dictionary: dictionary) else { exit(1) }
    }

    private func runAlone(_ folder: String, set: String, length: String, count: String) throws {
        guard let length = Int(length), let count = Int(count), BenchmarkMessages.lengths.contains(length) else {
            throw UsageError()
        }
        var run = try EngineRun("\(folder)/\(set).compiled")
        let messages = try BenchmarkMessages.read(folder, length: length)
        var hits = 0
        for index in 0..<count where run.judge(messages[index % messages.count]) { hits += 1 }
        print("\(count) messages, \(hits) with hits")
    }
}
