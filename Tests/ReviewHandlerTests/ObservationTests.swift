import BuiltProducts
import Foundation
import LoopbackServer
import Testing

/// What the handler tells of its reviews on standard output: embedded metrics and audit records.
@Suite("Metrics and audit records", .timeLimit(.minutes(20)))
struct ObservationTests {
    private static let room = "arn:aws:ivschat:us-west-2:123456789012:room/abc"

    private static func event(_ content: String) -> ScriptedRuntimeAPI.Next {
        .event(
            #"{"Content":"\#(content)","MessageId":"m-1","RoomArn":"\#(room)","Sender":{"UserId":"user-77","#
                + #""Ip":"203.0.113.9"}}"#)
    }

    /// The JSON objects on standard output after these events.
    private func serve(
        _ next: [ScriptedRuntimeAPI.Next], rules: String = sampleRules, _ environment: [String: String]
    ) throws -> [[String: Any]] {
        let compiled = try CompiledRules(rules)
        let api = try ScriptedRuntimeAPI(next: next)
        let variables = [
            "AWS_LAMBDA_RUNTIME_API": api.address, "REVIEW_RULES": compiled.path,
            "AWS_LAMBDA_FUNCTION_NAME": "review-fn",
        ]
        let result = try BuiltProduct.run(
            BuiltProduct.executable("review-handler"), environment: variables.merging(environment) { $1 })
        return try result.output.split(separator: "\n").map { line in
            try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        }
    }

    /// The sum of a metric over all lines, of those with this value of a dimension if one is given.
    private func sum(_ lines: [[String: Any]], _ metric: String, _ dimension: String? = nil, _ value: String? = nil)
        -> Int
    {
        lines.filter { line in
            dimension.map { line[$0] as? String == value } ?? (line["Rule"] == nil && line["Limit"] == nil)
        }.reduce(0) { $0 + ($1[metric] as? Int ?? 0) }
    }

    @Test("Without the variables nothing is written")
    func off() throws {
        #expect(try serve([Self.event("darn"), .event("x")], [:]).isEmpty)
        #expect(try serve([Self.event("darn")], ["REVIEW_METRICS": "0", "REVIEW_AUDIT": ""]).isEmpty)
    }

    @Test("The metrics sum up to what was reviewed: verdicts, rules, limits, invalid events, latencies")
    func metrics() throws {
        let slow = Self.event(String(repeating: "a", count: 400))
        let lines = try serve(
            [
                Self.event("hi"), Self.event("oh darn"), Self.event("free coins"), Self.event("darn hello"), slow,
                .event("not JSON"), Self.event("hi"),
            ], ["REVIEW_METRICS": "1"])
        #expect(sum(lines, "Reviews") == 7)
        #expect(sum(lines, "Allowed") == 2)
        #expect(sum(lines, "Rewritten") == 2)
        #expect(sum(lines, "Denied") == 3)
        #expect(sum(lines, "InvalidEvents") == 1)
        #expect(sum(lines, "LimitHits") == 1)
        #expect(sum(lines, "LimitHits", "Limit", "match_limit") == 1)
        #expect(sum(lines, "RuleHits", "Rule", "mask") == 2)
        #expect(sum(lines, "RuleHits", "Rule", "deny") == 1)
        #expect(sum(lines, "RuleHits", "Rule", "tag") == 1)
        let latencies = lines.flatMap { ($0["Latency"] as? [Int]) ?? ($0["Latency"] as? Int).map { [$0] } ?? [] }
        #expect(latencies.count == 7)
        #expect(latencies.allSatisfy { $0 >= 0 })
        // One for the first review, at once, and one at the end.
        #expect(lines.filter { $0["Reviews"] != nil }.count == 2)
        #expect(lines.first?["Reviews"] as? Int == 1)
    }

    @Test("Each line is what CloudWatch expects: its metrics and dimensions are members of it")
    func format() throws {
        let lines = try serve([Self.event("darn")], ["REVIEW_METRICS": "1"])
        #expect(lines.count == 2)
        for line in lines {
            #expect(line["FunctionName"] as? String == "review-fn")
            #expect(line["level"] as? String == "INFO")
            let aws = try #require(line["_aws"] as? [String: Any])
            let timestamp = try #require(aws["Timestamp"] as? Int)
            #expect(abs(timestamp - Int(Date().timeIntervalSince1970 * 1_000)) < 600_000)
            let directives = try #require(aws["CloudWatchMetrics"] as? [[String: Any]])
            #expect(directives.count == 1)
            let directive = try #require(directives.first)
            #expect(directive["Namespace"] as? String == "IVSChatReview")
            for name in try #require(directive["Dimensions"] as? [[String]]).joined() { #expect(line[name] is String) }
            for metric in try #require(directive["Metrics"] as? [[String: String]]) {
                let name = try #require(metric["Name"])
                #expect(line[name] is Int)
                #expect(metric["Unit"] == (name == "Latency" ? "Microseconds" : "Count"))
            }
        }
    }

    @Test("A hundred latencies make a line, so that no value is lost")
    func fullLines() throws {
        let lines = try serve((0..<250).map { _ in Self.event("hi") }, ["REVIEW_METRICS": "1"])
        #expect(sum(lines, "Reviews") == 250)
        let counts = lines.compactMap { ($0["Latency"] as? [Int])?.count ?? ($0["Latency"] is Int ? 1 : nil) }
        #expect(counts.reduce(0, +) == 250)
        #expect(counts.allSatisfy { $0 <= 100 })
    }

    @Test("The first 100 rules that hit are told apart, the others are one")
    func manyRules() throws {
        let words = (0..<120).map { "word\($0)x" }
        let rules =
            "version: 1\nsettings: {time_budget_ms: 60000}\nrules:\n"
            + words.map { "  - {id: rule-\($0), match: {keywords: [\($0)]}, action: tag, attributes: {a: b}}\n" }
            .joined()
        let lines = try serve(words.map { Self.event($0) }, rules: rules, ["REVIEW_METRICS": "1"])
        let hits = lines.compactMap { $0["Rule"] as? String }
        #expect(Set(hits).count == 101)
        #expect(sum(lines, "RuleHits", "Rule", "(other)") == 20)
        #expect(sum(lines, "RuleHits", "Rule", "rule-word0x") == 1)
    }

    @Test("In shadow mode the metrics and the record tell what the verdict would have been")
    func shadow() throws {
        let rules = sampleRules.replacingOccurrences(of: "settings: {", with: "settings: {mode: shadow, ")
        let lines = try serve(
            [Self.event("darn"), Self.event("free coins"), Self.event("hi")], rules: rules,
            ["REVIEW_METRICS": "1", "REVIEW_AUDIT": "1"])
        #expect(sum(lines, "Allowed") == 3)
        #expect(sum(lines, "ShadowRewritten") == 1)
        #expect(sum(lines, "ShadowDenied") == 1)
        let records = lines.filter { $0["verdict"] != nil }
        #expect(records.map { $0["verdict"] as? String } == ["allow", "allow", "allow"])
        #expect(records.map { $0["would"] as? String } == ["rewrite", "deny", "allow"])
    }

    @Test("An audit record tells verdict, rules, message and room", arguments: ["0", "1"])
    func audit(logsContent: String) throws {
        let records = try serve(
            [Self.event("free coins and darn"), .event("{"), Self.event("hi")],
            ["REVIEW_AUDIT": "1", "REVIEW_LOG_CONTENT": logsContent, "AWS_LAMBDA_LOG_LEVEL": "FATAL"])
        #expect(records.count == 3)
        for (index, record) in records.enumerated() {
            #expect(record["level"] as? String == "INFO")
            #expect(record["message"] as? String == "Audit")
            #expect(record["requestId"] as? String == "request-\(index + 1)")
            #expect((record["timestamp"] as? String)?.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/) != nil)
            #expect((record["microseconds"] as? Int).map { $0 >= 0 } == true)
        }
        let denied = records[0]
        #expect(denied["verdict"] as? String == "deny")
        #expect(denied["rules"] as? [String] == ["mask", "deny"])
        #expect(denied["spans"] as? Int == 2)
        #expect(denied["messageId"] as? String == "m-1")
        #expect(denied["room"] as? String == Self.room)
        #expect(denied["content"] as? String == (logsContent == "1" ? "free coins and darn" : nil))
        #expect(denied["user"] as? String == (logsContent == "1" ? "user-77" : nil))
        #expect(records[1]["verdict"] as? String == "deny")
        #expect((records[1]["error"] as? String)?.contains("not JSON") == true)
        #expect(records[2]["verdict"] as? String == "allow")
        #expect(records[2]["rules"] as? [String] == [])
        #expect(!records.contains { "\($0)".contains("203.0.113.9") })
    }

    @Test("An audit record names the limit that stopped a rule")
    func auditedLimit() throws {
        let records = try serve([Self.event(String(repeating: "a", count: 400))], ["REVIEW_AUDIT": "1"])
        #expect(records.first?["limits"] as? [String] == ["slow match_limit"])
    }
}
