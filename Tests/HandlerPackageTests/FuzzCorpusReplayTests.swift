import BuiltProducts
import Foundation
import FuzzTargets
import LoopbackServer
import ReviewRules
import RuleFiles
import SeededNumbers
import Testing

/// What fuzzers start from and what they found, and damaged forms of it, through the unpacked zip: the executable that
/// runs in Lambda, not the library in a test.
@Suite("The packaged handler", .timeLimit(.minutes(10)))
struct FuzzCorpusReplayTests {
    private static let normalEvent = Array(#"{"Content":"hi","MessageId":"last"}"#.utf8)
    private static let normalAnswer = #"{"Content":"hi","ReviewResult":"ALLOW"}"#

    /// The inputs of a fuzz target that are kept.
    private static func corpus(_ target: FuzzTarget) throws -> [[UInt8]] {
        let folder = FuzzTarget.findings.appendingPathComponent(target.rawValue).path
        let names =
            FileManager.default.fileExists(atPath: folder)
            ? try FileManager.default.contentsOfDirectory(atPath: folder) : []
        return try target.makeRun().seeds()
            + names.map { try Array(Data(contentsOf: URL(fileURLWithPath: "\(folder)/\($0)"))) }
    }

    /// Events whose `Content` is the text: as JSON has it, and with its bytes as they are where these are no UTF-8.
    private static func events(ofText text: [UInt8]) throws -> [[UInt8]] {
        let content = String(decoding: text, as: UTF8.self)
        let event = Array(try JSONSerialization.data(withJSONObject: ["Content": content]))
        let isUTF8 = String(validating: text, as: UTF8.self) != nil
        return isUTF8 ? [event] : [event, Array(#"{"Content":""#.utf8) + text + Array(#""}"#.utf8)]
    }

    /// Starts the handler with these rules, and serves the events in one process.
    private func serve(
        _ events: [[UInt8]], by rules: [UInt8], in handler: PackagedHandler
    ) throws -> (posts: [RecordedRequest], result: BuiltProduct.Result) {
        try Data(rules).write(to: handler.folder.appendingPathComponent("rules.compiled"))
        let api = try ScriptedRuntimeAPI(
            next: events.enumerated().map { index, event in
                .invocation(headers: [("Lambda-Runtime-Aws-Request-Id", "n-\(index)")], body: event)
            })
        let result = try BuiltProduct.run(
            handler.folder.appendingPathComponent("bootstrap"), environment: ["AWS_LAMBDA_RUNTIME_API": api.address])
        return (api.posts, result)
    }

    @Test("answers every event and text of the fuzz corpus as the library does", arguments: EventRules.allCases)
    func events(rules: EventRules) throws {
        let kept = try Self.corpus(.events)
        var generator = SeededGenerator(seed: 5)
        let damaged = (0..<2_000).map { _ in generator.damaged(generator.pick(kept)) }
        let events = try kept + Self.corpus(.texts).flatMap(Self.events(ofText:)) + damaged + [Self.normalEvent]
        let ruleSet = try rules.ruleSet()
        let (posts, result) = try serve(events, by: CompiledRuleSet.encode(ruleSet), in: PackagedHandler())
        // The process lives until the scripted API ends with status 500.
        #expect(result.code == 1 && !result.wasKilled)
        #expect(posts.map(\.target) == events.indices.map { ScriptedRuntimeAPI.postPath("n-\($0)", "response") })
        #expect(posts.last?.text == Self.normalAnswer)
        let expected = try ExpectedAnswers(by: ruleSet)
        for (event, post) in zip(events, posts) {
            guard let problem = expected.problem(with: post.body, to: event) else { continue }
            Issue.record("\(problem): \(post.text) to \(String(decoding: event, as: UTF8.self))")
        }
    }

    /// Rule sets as files that the handler is to open: those of the corpora, and damaged ones, the half of them with
    /// length and checksum put right.
    private static func ruleSets() throws -> [[UInt8]] {
        let compiled = try corpus(.compiled)
        var generator = SeededGenerator(seed: 6)
        let damaged = compiled.map { generator.damaged($0) }
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).yaml")
        defer { try? FileManager.default.removeItem(at: file) }
        let written = try corpus(.rules)
        let loaded = try written.compactMap { yaml -> [UInt8]? in
            try Data(yaml).write(to: file)
            return try? CompiledRuleSet.encode(RuleFolder.load(file.path).ruleSet)
        }
        return compiled + damaged + damaged.compactMap(CompiledSeal.renewed) + loaded + written.suffix(1)
    }

    @Test("serves by every rule set of the fuzz corpus, or says at its start why it cannot")
    func ruleSets() throws {
        let message = Message(content: "Darn it, visit hxxp://example[.]com or f.u.c.k sh1t @someone")
        let event = Array(#"{"Content":"\#(message.string(message.content))"}"#.utf8)
        let handler = try PackagedHandler()
        var (served, refused) = (0, 0)
        for (index, rules) in try Self.ruleSets().enumerated() {
            let (posts, result) = try serve([event], by: rules, in: handler)
            #expect(result.code == 1 && !result.wasKilled, "rule set \(index): \(result.errors)")
            let post = try #require(posts.first, "rule set \(index): \(result.errors)")
            if post.target == "/2018-06-01/runtime/init/error" {
                #expect(posts.count == 1 && post.text.contains("Runtime.InvalidRules"), "\(post.text)")
                #expect((try? CompiledRuleSet(rules)) == nil, "refused, but a rule set: \(post.text)")
                refused += 1
            } else {
                let problem = ReviewAnswer.problem(with: post.body, to: message, isRewritten: true)
                #expect(problem == nil, "rule set \(index): \(post.text)")
                served += 1
            }
        }
        // The corpus holds both kinds; damage is found by the checksum, and by the reader where that was put right.
        #expect(served > 100 && refused > 70, "\(served) served, \(refused) refused")
    }
}
