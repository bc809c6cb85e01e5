import BuiltProducts
import Foundation
import LoopbackServer
import SeededNumbers
import Testing

/// Whatever comes as an event, the handler gives a valid review response and lives on.
@Suite("Hostile events", .timeLimit(.minutes(20)))
struct HostileEventTests {
    private static let seeds = [
        #"{"Content":"oh darn, hello","MessageId":"m","RoomArn":"arn:aws:ivschat:us-west-2:1:room/a","Attributes":{"a":"b"},"Sender":{"UserId":"u","Attributes":{"role":"viewer"},"Ip":"203.0.113.9"}}"#,
        #"{"Content":"free coins \ud83d\ude00 \u0000 \"q\" \\ \/ \b\f\n\r\t","Attributes":{"x":1.5e3,"y":null,"z":[{}]}}"#,
        "{\"Content\":\"👩‍👩‍👧 e\u{301}\u{302}\u{303} \u{202E}abc\u{2066} ｄａｒｎ\",\"Sender\":null}",
    ]

    private static let table: [[UInt8]] =
        [
            "", " ", "\u{0}", "null", "true", "1e999", "\"darn\"", "[", "]", "{", "}", "{}{}", "{\"Content\"",
            "{\"Content\":",
            "{\"Content\":}", "{\"Content\":\"", "{\"Content\":\"\\", "{\"Content\":\"\\u", "{\"Content\":\"\\u12",
            #"{"Content":"\ud800"}"#, #"{"Content":"\udc00\ud800"}"#, #"{"Content":"\ud800\ud800\udc00"}"#,
            #"{"Content":"a","Content":5}"#, #"{"Content":"a","Content":"darn"}"#, #"{"Content":"\u0000"}"#,
            "{\"Content\":\"\u{1}\"}", "\u{FEFF}{\"Content\":\"a\"}", #"{"Content":"a","Attributes":{"a":"\ud800"}}"#,
            #"{"Content":"a","Attributes":{"":"" , "Reason":"x"}}"#, #"{"Content":"a","Sender":{"Attributes":[1]}}"#,
            #"{"Content":"a","x":-}"#, #"{"Content":"a","x":01}"#, #"{"Content":"a","x":nul}"#, "{'Content':'a'}",
        ].map { Array($0.utf8) } + [
            [0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80],
            Array("{\"Content\":\"".utf8) + [0xE2, 0x82],
            Array("{\"Content\":\"".utf8) + [0xED, 0xB0, 0x80] + Array("\"}".utf8),
        ]

    /// Up to 6 MB, the most that Lambda hands over.
    private static var large: [[UInt8]] {
        let wide = String(repeating: "x", count: 5_999_000)
        return [
            String(repeating: "[", count: 1_000_000), String(repeating: "{\"a\":", count: 1_000_000),
            "{\"Content\":\"a\",\"x\":" + String(repeating: "[", count: 100_000)
                + String(repeating: "]", count: 100_000)
                + "}",
            "{\"Content\":\"\(wide)\"}", "{\"Content\":\"a\",\"Attributes\":{\"b\":\"\(wide)\"}}",
            "{\"Content\":\"a\",\"\(wide)\":1}", wide,
            "{\"Content\":\"" + String(repeating: "\\u0061", count: 900_000) + "\"}",
            "{\"Content\":\"" + String(repeating: "👩‍👩‍👧", count: 200_000) + "\"}",
            "{\"Content\":\"e" + String(repeating: "\u{301}", count: 1_000_000) + "\"}",
            "{\"Content\":\"a\",\"Attributes\":{"
                + (0..<100_000).map { "\"k\($0)\":\"v\"" }.joined(separator: ",") + "}}",
        ].map { Array($0.utf8) }
    }

    private static func random(_ generator: inout SeededGenerator) -> [UInt8] {
        (0..<Int.random(in: 0...300, using: &generator)).map { _ in UInt8.random(in: 0...255, using: &generator) }
    }

    /// Serves the events in one process and checks each answer.
    private func expectValidResponses(to events: [[UInt8]], _ environment: [String: String] = [:]) throws {
        let types = [
            "application/json", "text/plain", "application/x-www-form-urlencoded", "", "multipart/form-data; x=\"y\"",
        ]
        let next = events.enumerated().map { index, event in
            ScriptedRuntimeAPI.Next.invocation(
                headers: [
                    ("Lambda-Runtime-Aws-Request-Id", "n-\(index)"), ("Content-Type", types[index % types.count]),
                ],
                body: event)
        }
        let api = try ScriptedRuntimeAPI(next: next)
        let rules = try CompiledRules(sampleRules)
        let variables = ["AWS_LAMBDA_RUNTIME_API": api.address, "REVIEW_RULES": rules.path]
        let result = try BuiltProduct.run(
            BuiltProduct.executable("review-handler"), environment: variables.merging(environment) { $1 })
        #expect(!result.wasKilled)
        #expect(result.code == 1)
        let posts = api.posts
        #expect(posts.count == events.count)
        #expect(posts.map(\.target) == events.indices.map { ScriptedRuntimeAPI.postPath("n-\($0)", "response") })
        for (event, post) in zip(events, posts) {
            if let fault = Self.fault(post.body) {
                Issue.record(
                    "\(fault): \(post.text.prefix(300)) for \(String(decoding: event.prefix(300), as: UTF8.self))")
            }
        }
    }

    /// Why IVS Chat would not take this response, by another JSON reader than ours.
    private static func fault(_ response: [UInt8]) -> String? {
        guard let object = try? JSONSerialization.jsonObject(with: Data(response)) as? [String: Any] else {
            return "not a JSON object"
        }
        let result = object["ReviewResult"] as? String
        guard result == "ALLOW" || result == "DENY" else { return "no ReviewResult" }
        if result == "ALLOW", !(object["Content"] is String) { return "ALLOW without Content" }
        if let attributes = object["Attributes"], !(attributes is [String: String]) {
            return "attributes are not texts"
        }
        return nil
    }

    @Test("Every event of the table gets a valid response")
    func hostileTable() throws {
        try expectValidResponses(to: Self.table + Self.table.reversed())
    }

    @Test("Events of megabytes, deep or wide, get a valid response")
    func largeEvents() throws {
        try expectValidResponses(to: Self.large)
    }

    @Test("Thousands of damaged and random events get a valid response, in one process", arguments: [1, 2])
    func generated(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let events = (0..<3_000).map { number in
            number % 4 == 0
                ? Self.random(&generator) : generator.damaged(Array(generator.pick(Self.seeds).utf8))
        }
        let observed = ["REVIEW_AUDIT": "1", "REVIEW_METRICS": "1", "REVIEW_LOG_CONTENT": "1"]
        try expectValidResponses(to: events, seed == 1 ? [:] : observed)
    }
}
