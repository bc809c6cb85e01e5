import BuiltProducts
import Foundation
import LoopbackServer
import Synchronization
import Testing

/// The handler with `AWS_LAMBDA_MAX_CONCURRENCY`, against a Runtime API that hands out eight events before it takes an
/// answer to any.
@Suite("Events at the same time", .timeLimit(.minutes(20)))
struct ConcurrencyTests {
    private static let width = 8
    private static let rounds = 25

    /// Event and answer of a number; the kinds differ, so that a mix-up shows.
    private static func exchange(_ number: Int) -> (event: String, answer: String) {
        switch number % 4 {
        case 0:
            ("{\"Content\":\"hi \(number)\"}", "{\"Content\":\"hi \(number)\",\"ReviewResult\":\"ALLOW\"}")
        case 1:
            ("{\"Content\":\"darn \(number)\"}", "{\"Content\":\"**** \(number)\",\"ReviewResult\":\"ALLOW\"}")
        case 2:
            (
                "{\"Content\":\"free coins \(number)\"}",
                #"{"ReviewResult":"DENY","Attributes":{"Reason":"No coins"}}"#
            )
        default: ("broken \(number)", #"{"ReviewResult":"DENY"}"#)
        }
    }

    /// Lets requests through in groups of `width`.
    private final class Gate: Sendable {
        private let arrived = Mutex(0)

        /// The number of this arrival, from 0, once its group is complete.
        func pass() -> Int {
            let number = arrived.withLock { count in
                defer { count += 1 }
                return count
            }
            let group = number / width + 1
            // The handler's own limits end the test if a group is never complete.
            while arrived.withLock({ $0 }) < group * width { Thread.sleep(forTimeInterval: 0.000_5) }
            return number
        }
    }

    @Test("Each of eight events in hand gets its own verdict under its own id")
    func eightAtATime() throws {
        let events = Gate()
        let answers = Gate()
        let server = try LoopbackServer { request in
            guard request.target == ScriptedRuntimeAPI.nextPath else {
                _ = answers.pass()
                return .http(202)
            }
            let number = events.pass()
            guard number < Self.width * Self.rounds else { return Answer([.hold]) }
            return .http(
                200, headers: [("Lambda-Runtime-Aws-Request-Id", "n-\(number)")], text: Self.exchange(number).event)
        }
        let rules = try CompiledRules(sampleRules)
        let handler = try RunningProduct(
            BuiltProduct.executable("review-handler"),
            environment: [
                "AWS_LAMBDA_RUNTIME_API": server.address, "REVIEW_RULES": rules.path,
                "AWS_LAMBDA_MAX_CONCURRENCY": "\(Self.width)", "AWS_LAMBDA_LOG_FORMAT": "json",
                "AWS_LAMBDA_LOG_LEVEL": "DEBUG",
            ])
        let total = Self.width * Self.rounds
        for _ in 0..<6_000 where server.requests.count < 2 * total + Self.width { Thread.sleep(forTimeInterval: 0.01) }
        handler.end()
        let result = try handler.waitUntilExit()
        #expect(result.code == 0)
        let posts = server.requests.filter { $0.method == "POST" }
        #expect(posts.count == total)
        for post in posts {
            let id = try #require(post.target.split(separator: "/").dropLast().last)
            let number = try #require(Int(id.dropFirst(2)))
            #expect(post.target == ScriptedRuntimeAPI.postPath("n-\(number)", "response"))
            #expect(post.text == Self.exchange(number).answer)
        }
        #expect(Set(posts.map(\.target)).count == total)
        #expect(Set(server.requests.map(\.connection)).count == Self.width)
        let ids = result.errors.matches(of: /"requestId":"n-(\d+)"/).compactMap { Int($0.1) }
        #expect(Set(ids).count == total)
    }

    @Test("When the Runtime API ends one poller's work, the process exits non-zero")
    func oneEnds() throws {
        let next = [ScriptedRuntimeAPI.Next.event(#"{"Content":"a"}"#), .answer(.http(500, text: "gone"))]
        let api = try ScriptedRuntimeAPI(next: next, ending: .hold)
        let rules = try CompiledRules(sampleRules)
        let result = try BuiltProduct.run(
            BuiltProduct.executable("review-handler"),
            environment: [
                "AWS_LAMBDA_RUNTIME_API": api.address, "REVIEW_RULES": rules.path, "AWS_LAMBDA_MAX_CONCURRENCY": "4",
            ])
        #expect(result.code == 1)
        #expect(!result.wasKilled)
        #expect(api.posts.map(\.text) == [#"{"Content":"a","ReviewResult":"ALLOW"}"#])
    }
}
