import LoopbackServer
import Testing

@testable import AWSClient

@Suite("Clock skew", .timeLimit(.minutes(20)))
struct ClockSkewTests {
    /// One hour after the test's clock.
    private static let later = "Fri, 02 Jan 2026 04:04:05 GMT"

    private static func refusal(_ code: String, date: String) -> Answer {
        .http(403, headers: [("x-amzn-ErrorType", code), ("Date", date)], text: "{}")
    }

    @Test(
        "A signature refused for the clock is made anew with the service's time",
        arguments: [
            "RequestTimeTooSkewed", "RequestExpired", "RequestInTheFuture", "InvalidSignatureException", "AuthFailure",
            "SignatureDoesNotMatch",
        ])
    func corrected(code: String) async throws {
        let bench = try Bench()
        let server = try LoopbackServer { request in
            request.header("X-Amz-Date")?.hasPrefix("20260102T0404") == true
                ? .http(200, text: "{}") : Self.refusal(code, date: Self.later)
        }
        let client = AWSClient(.ivschat, configuration: bench.configuration(server))
        #expect(try await client.send(Bench.request).attempts == 2)
        #expect(server.requests.map { $0.header("X-Amz-Date") } == ["20260102T030405Z", "20260102T040405Z"])
        // The correction is kept.
        #expect(try await client.send(Bench.request).attempts == 1)
    }

    @Test("A clock that is right does not make a wrong key worth another attempt")
    func wrongKey() async throws {
        let bench = try Bench()
        let server = try LoopbackServer { _ in
            Self.refusal("SignatureDoesNotMatch", date: "Fri, 02 Jan 2026 03:08:05 GMT")
        }
        let client = AWSClient(.ivschat, configuration: bench.configuration(server))
        #expect(try await client.send(Bench.request).attempts == 1)
    }

    @Test("A correction that did not help is not repeated")
    func unhelpful() async throws {
        let bench = try Bench()
        let server = try LoopbackServer { _ in Self.refusal("InvalidSignatureException", date: Self.later) }
        let client = AWSClient(.ivschat, configuration: bench.configuration(server))
        #expect(try await client.send(Bench.request).attempts == 2)
    }

    @Test("Learning needs a code, a date, 300 s, and a change of 60 s")
    func thresholds() {
        let now = Bench.start
        let skew = ClockSkew()
        #expect(!skew.learn(code: "ValidationException", date: Self.later, now: now))
        #expect(!skew.learn(code: "RequestExpired", date: nil, now: now))
        #expect(!skew.learn(code: "RequestExpired", date: "yesterday", now: now))
        #expect(!skew.learn(code: "RequestExpired", date: "Fri, 02 Jan 2026 03:09:04 GMT", now: now))
        #expect(skew.learn(code: "RequestExpired", date: "Fri, 02 Jan 2026 03:09:05 GMT", now: now))
        #expect(!skew.learn(code: "RequestExpired", date: "Fri, 02 Jan 2026 03:10:04 GMT", now: now))
        #expect(skew.learn(code: "RequestExpired", date: "Fri, 02 Jan 2026 03:10:05 GMT", now: now))
        #expect(skew.corrected(now).text == "2026-01-02T03:10:05Z")
        // The machine's clock was set meanwhile.
        #expect(skew.learn(code: "RequestExpired", date: "Fri, 02 Jan 2026 03:04:05 GMT", now: now))
        #expect(skew.corrected(now) == now)
    }
}
