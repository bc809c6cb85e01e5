import BuiltProducts
import Foundation
import LoopbackServer
import Testing

/// The built handler, as a process, against a Runtime API on loopback.
@Suite struct HandlerProcessTests {
    private static let denial = #"{"ReviewResult":"DENY"}"#

    /// Serves `events` and gives the posts and what the process left.
    private func serve(
        _ next: [ScriptedRuntimeAPI.Next], rules: String? = nil, environment: [String: String] = [:]
    ) throws -> (api: ScriptedRuntimeAPI, result: BuiltProduct.Result) {
        let compiled = try CompiledRules(sampleRules)
        let api = try ScriptedRuntimeAPI(next: next)
        let variables = ["AWS_LAMBDA_RUNTIME_API": api.address, "REVIEW_RULES": rules ?? compiled.path]
        let result = try BuiltProduct.run(
            BuiltProduct.executable("review-handler"), environment: variables.merging(environment) { $1 })
        return (api, result)
    }

    @Test(
        "Each event gets the answer that the rules give it",
        arguments: [
            (#"{"Content":"hi all"}"#, #"{"Content":"hi all","ReviewResult":"ALLOW"}"#),
            (#"{"Content":"oh DARN it"}"#, #"{"Content":"oh **** it","ReviewResult":"ALLOW"}"#),
            (#"{"Content":"free\tcoins"}"#, #"{"ReviewResult":"DENY","Attributes":{"Reason":"No coins"}}"#),
            (
                #"{"Content":"hello","Attributes":{"a":"b"}}"#,
                #"{"Content":"hello","ReviewResult":"ALLOW","Attributes":{"a":"b","kind":"greeting"}}"#
            ),
            (#"{"Content":"\ud83d\ude00 \ud800"}"#, "{\"Content\":\"😀 \u{FFFD}\",\"ReviewResult\":\"ALLOW\"}"),
            (#"{"Content":""}"#, #"{"Content":"","ReviewResult":"ALLOW"}"#),
            ("not JSON", denial), ("{}", denial), (#"{"Content":5}"#, denial), (#"["Content"]"#, denial), ("", denial),
        ])
    func answers(_ event: String, _ response: String) throws {
        let (api, _) = try serve([.event(event)])
        #expect(api.posts.map(\.text) == [response])
        #expect(api.posts.map(\.target) == [ScriptedRuntimeAPI.postPath("request-1", "response")])
    }

    @Test func anEventThatIsNotUTF8IsDeniedAndTheNextOneIsAnswered() throws {
        let headers = [("Lambda-Runtime-Aws-Request-Id", "broken")]
        let broken = Array(#"{"Content":"a"#.utf8) + [0xFF, 0xC0, 0x80] + Array(#""}"#.utf8)
        let (api, result) = try serve([.invocation(headers: headers, body: broken), .event(#"{"Content":"hi"}"#)])
        #expect(api.posts.map(\.text) == [Self.denial, #"{"Content":"hi","ReviewResult":"ALLOW"}"#])
        #expect(result.errors.contains("Denied an event that cannot be read"))
    }

    @Test func anEventOfSixMegabytesIsAnswered() throws {
        let text = String(repeating: "word ", count: 1_200_000) + "darn"
        let (api, _) = try serve([.event(#"{"Content":"\#(text)"}"#)])
        let response = try #require(api.posts.first?.text)
        // A rewrite is cut to the room's length: an answer that is too long would be discarded for the original.
        #expect(response == #"{"Content":"\#(text.prefix(500))","ReviewResult":"ALLOW"}"#)
    }

    @Test func aLimitDeniesWithTheReasonOfTheSettingsAndIsLogged() throws {
        let attack = String(repeating: "a", count: 400)
        let (api, result) = try serve([.event(#"{"Content":"\#(attack)"}"#)])
        #expect(api.posts.map(\.text) == [#"{"ReviewResult":"DENY","Attributes":{"Reason":"Stopped by a limit"}}"#])
        #expect(result.errors.contains("A limit stopped a rule"))
        #expect(result.errors.contains("slow"))
        #expect(!result.errors.contains(attack))
    }

    @Test func noEventSeesWhatAnEarlierOneHeld() throws {
        let (api, _) = try serve([
            .event(#"{"Content":"hello darn","Attributes":{"secret":"x"},"Sender":{"UserId":"u"}}"#),
            .event(#"{"Content":"plain"}"#),
        ])
        #expect(api.posts.last?.text == #"{"Content":"plain","ReviewResult":"ALLOW"}"#)
    }

    @Test(
        "Content and user are logged only where the operator asks for it",
        arguments: [("0", false), ("1", true)])
    func logsContent(_ setting: String, _ isLogged: Bool) throws {
        let event = #"{"Content":"my darn secret","Sender":{"UserId":"user-77","Ip":"203.0.113.9"}}"#
        let (_, result) = try serve(
            [.event(event)], environment: ["AWS_LAMBDA_LOG_LEVEL": "TRACE", "REVIEW_LOG_CONTENT": setting])
        #expect(result.errors.contains("Reviewed"))
        #expect(result.errors.contains("my darn secret") == isLogged)
        #expect(result.errors.contains("user-77") == isLogged)
        #expect(!result.errors.contains("203.0.113.9"))
    }

    @Test func thereIsOneLineForEachEventAtDebugAndNoneAtInfo() throws {
        let events: [ScriptedRuntimeAPI.Next] = [.event(#"{"Content":"a"}"#), .event(#"{"Content":"b"}"#)]
        let quiet = try serve(events).result.errors
        #expect(!quiet.contains("Reviewed"))
        let verbose = try serve(events, environment: ["AWS_LAMBDA_LOG_LEVEL": "DEBUG"]).result.errors
        #expect(verbose.split(separator: "\n").filter { $0.contains("request-") }.count == 2)
    }

    @Test func theEndOfTheRuntimeAPIIsNeverExitCodeZero() throws {
        let (_, result) = try serve([.event(#"{"Content":"a"}"#)])
        #expect(result.code == 1)
        #expect(!result.wasKilled)
    }

    @Test func withoutARuntimeAPIItSaysSoAndExitsNonZero() throws {
        let result = try BuiltProduct.run(BuiltProduct.executable("review-handler"))
        #expect(result.code == 1)
        #expect(result.errors.contains("AWS_LAMBDA_RUNTIME_API is not set"))
    }

    @Test func aRefusedConnectionIsTriedAgainAndThenFatal() throws {
        let compiled = try CompiledRules(sampleRules)
        let result = try BuiltProduct.run(
            BuiltProduct.executable("review-handler"),
            environment: [
                "AWS_LAMBDA_RUNTIME_API": try LoopbackAddress.refusing(), "REVIEW_RULES": compiled.path,
            ])
        #expect(result.code == 1)
        #expect(result.errors.contains("No next event, giving up"))
    }
}
