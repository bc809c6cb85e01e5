import Foundation
import ReviewRules

@testable import Replay

/// Takes what a replay gives, and can stop it.
struct RecordingSink: ReplaySink {
    var bytes: [UInt8] = []
    var remarks: [String] = []
    var advances: [Int] = []
    var isCancelled = false
    /// Cancels once this many bytes were written.
    var cancelsAfter = Int.max

    mutating func write(_ output: [UInt8]) {
        bytes += output
        isCancelled = bytes.count >= cancelsAfter
    }

    mutating func add(_ remark: LineRemark) {
        remarks.append(remark.description)
    }

    mutating func advance(to byteCount: Int) {
        advances.append(byteCount)
    }

    var text: String { String(decoding: bytes, as: UTF8.self) }
    var lines: [String] { text.split(separator: "\n").map(String.init) }
}

/// A folder of files that goes away with its owner.
final class ScratchFolder {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "replay-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    func file(_ name: String, _ bytes: [UInt8]) throws -> InputFile {
        let file = path + "/" + name
        try Data(bytes).write(to: URL(fileURLWithPath: file))
        return try InputFile(file)
    }

    func file(_ name: String, _ text: String) throws -> InputFile {
        try file(name, Array(text.utf8))
    }
}

/// The gzip tool.
enum Gzip {
    /// `text` as gzip(1) packs it.
    static func pack(_ text: String) throws -> [UInt8] {
        let folder = try ScratchFolder()
        let input = try folder.file("text", text)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/gzip")
        process.arguments = ["-c", input.path]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return Array(bytes)
    }
}

func rule(_ id: String, _ action: Rule.Action, _ keywords: String..., change: (inout Rule) -> Void = { _ in }) -> Rule {
    var rule = Rule(id: id, action: action)
    var match = Match()
    match.any.keywords = keywords.map { Keyword(text: $0) }
    rule.match = match
    change(&rule)
    return rule
}

/// `darn` is masked, `coins` denied; `hello` would be denied by a rule of status `test`.
let sampleRules = RuleSet(rules: [
    rule("profanity", .mask("*"), "darn"),
    rule("coins", .deny, "coins") { $0.reason = "No coins" },
    rule("watch", .deny, "hello") { $0.status = .test },
])

/// Runs the replay and gives what it wrote, with each `micros` replaced by 0.
func replay(
    _ files: [InputFile], _ form: ReplayReport.Form = .jsonl, rules: RuleSet = sampleRules, jobs: Int = 2,
    width: Int = 80
) async throws -> (sink: RecordingSink, outcome: ReplayRun.Outcome) {
    var sink = RecordingSink()
    let report = ReplayReport(form, of: rules, style: TerminalStyle(width: width, isColored: false))
    let run = try ReplayRun(files, rules: CompiledRuleSet(compiling: rules), report: report, jobs: jobs)
    let outcome = try await run.run(into: &sink)
    let text = sink.text.replacing(/"micros":[0-9]+\.[0-9]{3}/, with: #""micros":0"#)
    sink.bytes = Array(text.utf8)
    return (sink, outcome)
}
