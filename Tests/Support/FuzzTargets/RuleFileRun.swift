import Foundation
import ReviewRules
import RuleFiles

/// Rule files: read, tested, compiled and used, or refused with diagnostics.
final class RuleFileRun: FuzzRun {
    private let file: URL
    private var verdict = Verdict()

    init() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("fuzz-rules-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        file = folder.appendingPathComponent("rules.yaml")
    }

    deinit {
        try? FileManager.default.removeItem(at: file.deletingLastPathComponent())
    }

    /// The project's files whole, each of their rules alone, and one rule of every key.
    func seeds() throws -> [[UInt8]] {
        let files = try ProjectFiles.ruleFiles()
        let rules = files.flatMap { file -> [[UInt8]] in
            String(decoding: file, as: UTF8.self).components(separatedBy: "\n  - id:").dropFirst()
                .map { Array(("version: 1\nrules:\n  - id:" + $0).utf8) }
        }
        return files + rules + [Array(Self.everyKey.utf8)]
    }

    private static let everyKey = """
        version: 1
        settings: {mode: shadow, on_error: allow, threshold: 5, reason: "no", max_length: 9, time_budget_ms: 1, match_limit: 9, rooms: {"*": {mode: enforce}}}
        rules:
          - id: a
            title: A
            status: test
            severity: high
            tags: [a.b]
            priority: -3
            views: [raw, folded, leet, joined]
            fields: [content, attributes.x, attributes.*]
            when: {room: ["*"], sender.attributes.role: {not: [a]}, attributes.k: [b*]}
            match: {keywords: ["a*", '\\*'], regex: ['(?i)(?<n>b)+'], links: {allow: [a.b], deny: ["*.zip"]}, caps: {min_length: 3, max_percent: 70},
              repetition: {characters: 8, words: 5}, symbols: {min_length: 10, max_percent: 60}, emoji: {max: 1}, mentions: {max: 5},
              length: {max: 300, lines: 5}, zalgo: {max_marks: 3}, invisible: {}, mixed_script: {}, pii: [email, phone, card, ipv4, wallet],
              all: [{keywords: [x]}, {regex: [y]}]}
            except: {keywords: [s], regex: []}
            action: replace
            replacement: "{{match|lower}}$1${n}{{rule}}"
            score: 3
            attributes: {k: v}
            tests: [{text: "a", expect: deny, content: "b", hit: true}, {base64: "ZGEKcm4=", expect: allow, sender: {attributes: {role: m}}, todo: true}]
        """

    func problem(with input: [UInt8]) throws -> String? {
        try Data(input).write(to: file)
        let loaded: LoadedRules
        do throws(RuleFileErrors) {
            loaded = try RuleFolder.load(file.path)
        } catch {
            let errors = error.diagnostics.filter { $0.severity == .error }
            return errors.isEmpty || errors.contains { $0.description.isEmpty } ? "refused without a reason" : nil
        }
        var ruleSet = loaded.ruleSet
        let bytes = CompiledRuleSet.encode(ruleSet)
        guard try CompiledRuleSet(bytes).ruleSet() == ruleSet else { return "compiled, it is another rule set" }
        // The tests of the file are the fuzzer's texts; they must not take the fuzzer's match limit.
        ruleSet.settings.matchLimit = min(ruleSet.settings.matchLimit, 500)
        let reviewer = try Reviewer(ruleSet)
        for test in loaded.tests {
            reviewer.evaluate(test.message, into: &verdict)
            if let problem = verdict.problem(of: test.message) { return problem }
        }
        return nil
    }
}
