import BuiltProducts
import Foundation
import LoopbackServer
import Synchronization
import Testing

/// SIGTERM, and the extension that makes Lambda send it.
@Suite("The orderly end", .timeLimit(.minutes(20)))
struct OrderlyEndTests {
    private static func wait(_ condition: () -> Bool) throws {
        for _ in 0..<3_000 where !condition() { Thread.sleep(forTimeInterval: 0.01) }
        try #require(condition(), "it did not happen within 30 s")
    }

    private func start(_ address: String, _ rules: CompiledRules, _ more: [String: String] = [:]) throws
        -> RunningProduct
    {
        let variables = ["AWS_LAMBDA_RUNTIME_API": address, "REVIEW_RULES": rules.path]
        return try RunningProduct(
            BuiltProduct.executable("review-handler"), environment: variables.merging(more) { $1 })
    }

    @Test("A handler that waits exits with 0, and leaves the metrics that it had kept", arguments: [1, 4])
    func whileWaiting(concurrency: Int) throws {
        let rules = try CompiledRules(sampleRules)
        let events = (1...9).map { ScriptedRuntimeAPI.Next.event(#"{"Content":"darn \#($0)"}"#) }
        let api = try ScriptedRuntimeAPI(next: events, ending: .hold)
        let handler = try start(
            api.address, rules, ["REVIEW_METRICS": "1", "AWS_LAMBDA_MAX_CONCURRENCY": "\(concurrency)"])
        try Self.wait { api.requests.count == 18 + concurrency }
        handler.end()
        let result = try handler.waitUntilExit()
        #expect(result.code == 0)
        #expect(!result.wasKilled)
        #expect(result.errors.isEmpty)
        #expect(api.posts.count == 9)
        let reviews = result.output.matches(of: /"Reviews":(\d+)/).compactMap { Int($0.1) }
        #expect(reviews.reduce(0, +) == 9)
    }

    @Test("An event whose first bytes have come is answered first")
    func whileReceiving() throws {
        let rules = try CompiledRules(sampleRules)
        let body = Array(#"{"Content":"oh darn"}"#.utf8)
        let headers = [("Lambda-Runtime-Aws-Request-Id", "slow"), ("Content-Length", "\(body.count)")]
        let whole = Answer.message(200, headers: headers, body: body)
        let api = try ScriptedRuntimeAPI(next: [
            .event(#"{"Content":"hi"}"#),
            .answer(Answer([.send(Array(whole.dropLast(9))), .pause(.seconds(3)), .send(whole.suffix(9))])),
        ])
        let handler = try start(api.address, rules)
        try Self.wait { api.requests.count == 3 }
        Thread.sleep(forTimeInterval: 1)
        handler.end()
        #expect(try handler.waitUntilExit().code == 0)
        #expect(api.posts.last?.text == #"{"Content":"oh ****","ReviewResult":"ALLOW"}"#)
        #expect(api.requests.count == 4)
    }

    @Test("With REVIEW_SHUTDOWN_EXTENSION=1 the handler registers before its first next, else it does not")
    func registration() throws {
        let rules = try CompiledRules(sampleRules)
        for isOn in [true, false] {
            let server = try LoopbackServer { request in
                switch request.target {
                case "/2020-01-01/extension/register":
                    .http(200, headers: [("Lambda-Extension-Identifier", "ext-1")], text: "{}")
                default: Answer([.hold])
                }
            }
            let handler = try start(server.address, rules, isOn ? ["REVIEW_SHUTDOWN_EXTENSION": "1"] : [:])
            try Self.wait { server.requests.contains { $0.target == ScriptedRuntimeAPI.nextPath } }
            if isOn { try Self.wait { server.requests.count == 3 } }
            handler.end()
            #expect(try handler.waitUntilExit().code == 0)
            let targets = server.requests.map(\.target)
            #expect(targets.first == (isOn ? "/2020-01-01/extension/register" : ScriptedRuntimeAPI.nextPath))
            #expect(targets.contains("/2020-01-01/extension/event/next") == isOn)
        }
    }
}
