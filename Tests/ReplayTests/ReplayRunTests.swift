import Foundation
import ReviewRules
import Testing

@testable import Replay

@Suite("Replay run")
struct ReplayRunTests {
    @Test("the order is the input's, whatever the number of jobs", arguments: [1, 2, 8])
    func order(jobs: Int) async throws {
        let folder = try ScratchFolder()
        // Every 700th line takes long, so that later batches are done before it.
        let texts = (1...6_000).map { $0 % 700 == 0 ? "\($0) " + String(repeating: "darn ", count: 400) : "\($0) a" }
        let (sink, outcome) = try await replay([try folder.file("m", texts.joined(separator: "\n"))], jobs: jobs)
        let numbers = sink.lines.map { $0.prefix { $0 != "," } }
        #expect(numbers == (1...6_000).map { #"{"line":\#($0)"# })
        #expect(outcome.tally.messages == 6_000)
        #expect(outcome.tally.outcomes == [.allow: 5_992, .rewrite: 8])
    }

    @Test("remarks come in order and do not stop the rest", arguments: [1, 4])
    func remarks(jobs: Int) async throws {
        let folder = try ScratchFolder()
        let text = (1...3_000).map { $0 % 100 == 0 ? "{}\n" : "a\n" }.joined()
        let (sink, outcome) = try await replay([try folder.file("m", text)], jobs: jobs)
        let lines = sink.remarks.compactMap { $0.split(separator: ":").dropFirst().first }
        #expect(lines == (1...30).map { "\($0 * 100)" })
        #expect(outcome.tally.unreadLines == 30)
        #expect(sink.lines.count == 2_970)
    }

    @Test("a file without messages gives no lines", arguments: ["", "\n", "\u{FEFF}\r\n"])
    func empty(text: String) async throws {
        let folder = try ScratchFolder()
        let (sink, outcome) = try await replay([try folder.file("m", text)])
        #expect(sink.bytes.isEmpty)
        #expect(outcome.tally.messages == 0)
    }

    @Test("a line of 5 MB is reviewed")
    func longLine() async throws {
        let folder = try ScratchFolder()
        let long = String(repeating: "x", count: 5 << 20)
        let (sink, outcome) = try await replay([try folder.file("m", long + "\ndarn\n")])
        #expect(outcome.tally.outcomes == [.allow: 1, .rewrite: 1])
        #expect(sink.lines.first?.utf8.count ?? 0 > 5 << 20)
    }

    @Test("a sink that has enough gets what was begun, and the summary")
    func cancellation() async throws {
        let folder = try ScratchFolder()
        let input = try folder.file("m", String(repeating: "a\n", count: 200_000))
        let style = TerminalStyle(width: 80, isColored: false)
        let run = try ReplayRun(
            [input], rules: CompiledRuleSet(compiling: sampleRules),
            report: ReplayReport(.table, of: sampleRules, style: style), jobs: 1)
        var sink = RecordingSink()
        sink.cancelsAfter = 1_000
        let outcome = try await run.run(into: &sink)
        #expect(outcome.tally.messages > 0 && outcome.tally.messages < 200_000)
        #expect(sink.text.contains("\nmessages   "))
        #expect(sink.lines.filter { $0.hasSuffix("  a") }.count == outcome.tally.messages)
    }

    @Test("progress ends at the size of all files")
    func progress() async throws {
        let folder = try ScratchFolder()
        let inputs = [try folder.file("a", "1\n2\n"), try folder.file("b", "3")]
        let run = try ReplayRun(
            inputs, rules: CompiledRuleSet(compiling: sampleRules),
            report: ReplayReport(.summary, of: sampleRules, style: TerminalStyle(width: 80, isColored: false)), jobs: 2)
        var sink = RecordingSink()
        _ = try await run.run(into: &sink)
        #expect(inputs.byteCount == 5)
        #expect(sink.advances.last == 5)
        #expect(sink.advances == sink.advances.sorted())
    }

    @Test("a file that goes away is told with its name, after the lines before it")
    func vanishedFile() async throws {
        let folder = try ScratchFolder()
        let inputs = [try folder.file("a", "1\n"), try folder.file("b", "2\n")]
        try FileManager.default.removeItem(atPath: inputs[1].path)
        let (sink, outcome) = try await replay(inputs)
        #expect(sink.lines.count == 1)
        #expect(outcome.failure == InputError(path: inputs[1].path, number: ENOENT))
    }
}
