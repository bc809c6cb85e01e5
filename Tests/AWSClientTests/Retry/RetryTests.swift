import AWSClient
import LoopbackServer
import Testing

@Suite("Retries over real sockets", .timeLimit(.minutes(20)))
struct RetryTests {
    /// Answers with the script's items in turn, and with the last one from then on.
    private func server(_ script: [Answer]) throws -> LoopbackServer {
        try LoopbackServer { request in
            // Each answer may end its connection: the requests so far are counted by their attempt.
            let attempt = request.header("amz-sdk-request")?.split(separator: ";").first?.split(separator: "=").last
            return script[min((attempt.flatMap { Int($0) } ?? 1) - 1, script.count - 1)]
        }
    }

    private static let good = Answer.http(200, text: #"{"rooms":[]}"#)

    private static func error(_ status: Int, _ code: String, hint: String? = nil) -> Answer {
        let hints = hint.map { [("x-amz-retry-after", $0)] } ?? []
        return .http(status, headers: [("x-amzn-ErrorType", code)] + hints, text: #"{"message":"no"}"#)
    }

    static let recovered: [(String, Answer, Duration)] = {
        let whole = Answer.message(200, headers: [("Content-Length", "12")], body: Array(#"{"rooms":[]}"#.utf8))
        let wrong = Answer.message(200, headers: [("Content-Length", "20")], body: Array(#"{"rooms":[]}"#.utf8))
        let short = Answer.http(200, text: #"{"rooms":["#)
        return [
            ("429 without a header", error(429, "ThrottlingException"), .seconds(1)),
            ("429 with a header", error(429, "ThrottlingException", hint: "2500"), .milliseconds(2_500)),
            ("429 with a header that is too long", error(429, "ThrottlingException", hint: "90000"), .seconds(6)),
            ("429 with a header that is no number", error(429, "ThrottlingException", hint: "soon"), .seconds(1)),
            ("429 without a code", .http(429), .seconds(1)),
            ("400 with a throttling code", error(400, "TooManyRequestsException"), .seconds(1)),
            ("500", error(500, "InternalServerException"), .milliseconds(50)),
            ("503 of a proxy", .http(503, text: "<html>busy</html>"), .milliseconds(50)),
            ("reset", Answer([.reset]), .milliseconds(50)),
            ("closed without an answer", Answer([.close]), .milliseconds(50)),
            ("truncated body", Answer([.send(whole.dropLast(3) + []), .close]), .milliseconds(50)),
            ("wrong content length", Answer([.send(wrong), .close]), .milliseconds(50)),
            ("JSON that is cut off", short, .milliseconds(50)),
        ]
    }()

    @Test("After one fault the second attempt succeeds", arguments: recovered.indices)
    func recovery(index: Int) async throws {
        let (name, fault, delay) = Self.recovered[index]
        let bench = try Bench()
        let server = try server([fault, Self.good])
        let response = try await AWSClient(.ivschat, configuration: bench.configuration(server)).send(Bench.request)
        #expect(response.status == 200, "\(name)")
        #expect(response.attempts == 2, "\(name)")
        #expect(bench.sleeps == [delay], "\(name)")
        let ids = server.requests.map { $0.header("amz-sdk-invocation-id") }
        #expect(ids[0] != nil && ids[0] == ids[1], "\(name)")
        #expect(server.requests.map { $0.header("amz-sdk-request") } == ["attempt=1; max=3", "attempt=2; max=3"])
    }

    @Test("A service that stays down is asked three times, the answer is the last one")
    func exhausted() async throws {
        let bench = try Bench()
        let server = try server([Self.error(503, "ServiceUnavailable")])
        let response = try await AWSClient(.ivschat, configuration: bench.configuration(server)).send(Bench.request)
        #expect(response.status == 503)
        #expect(response.attempts == 3)
        #expect(bench.sleeps == [.milliseconds(50), .milliseconds(100)])
    }

    static let final: [(Int, String)] = [
        (400, "ValidationException"), (402, "ServiceQuotaExceededException"), (403, "AccessDeniedException"),
        (404, "ResourceNotFoundException"), (409, "ConflictException"), (403, "ExpiredTokenException"),
    ]

    @Test("Other errors are final at once", arguments: final)
    func noRetry(status: Int, code: String) async throws {
        let bench = try Bench()
        let server = try server([Self.error(status, code)])
        let response = try await AWSClient(.ivschat, configuration: bench.configuration(server)).send(Bench.request)
        #expect(response.status == status)
        #expect(response.attempts == 1)
        #expect(server.requests.count == 1)
        #expect(ServiceErrorBody(response).code == code)
        #expect(ServiceErrorBody(response).message == "no")
    }

    @Test(
        "The number of attempts comes from configuration, environment or profile",
        arguments: [("configuration", 2), ("environment", 4), ("profile", 5)])
    func attempts(place: String, count: Int) async throws {
        let bench = try Bench()
        try bench.write(".aws/config", "[default]\nmax_attempts = 5\nretry_mode = standard\n")
        let server = try server([Self.error(500, "InternalServerException")])
        var configuration = bench.configuration(server, place == "environment" ? ["AWS_MAX_ATTEMPTS": "4"] : [:])
        if place == "configuration" { configuration.maximumAttempts = 2 }
        let response = try await AWSClient(.ivschat, configuration: configuration).send(Bench.request)
        #expect(response.attempts == count)
        #expect(server.requests.last?.header("amz-sdk-request") == "attempt=\(count); max=\(count)")
    }

    @Test("A request that must not run twice is not sent again when its answer is lost")
    func lostAnswer() async throws {
        let bench = try Bench()
        let server = try LoopbackServer { _ in Answer([.reset]) }
        var request = Bench.request
        request.retriesLostAnswers = false
        let client = AWSClient(.ivschat, configuration: bench.configuration(server))
        let error = await #expect(throws: AWSClientError.self) { try await client.send(request) }
        #expect(error?.code == .transport)
        #expect(error?.attempts == 1)
        #expect(server.requests.count == 1)
    }

    @Test("When the tokens are used up there is no other attempt, and success fills the bucket slowly")
    func tokens() async throws {
        let bench = try Bench()
        let server = try LoopbackServer { request in
            request.target == "/ListRooms" ? Self.error(500, "InternalServerException") : Self.good
        }
        let client = AWSClient(.ivschat, configuration: bench.configuration(server))
        // 2 retries of 14 tokens each: 500 last for 17 calls, then 24 are left for one retry, then 10.
        for _ in 0..<17 { #expect(try await client.send(Bench.request).attempts == 3) }
        #expect(try await client.send(Bench.request).attempts == 2)
        #expect(try await client.send(Bench.request).attempts == 1)
        #expect(bench.log.contains("too few retry tokens"))
        var good = Bench.request
        good.path = "/GetRoom"
        for _ in 0..<4 { #expect(try await client.send(good).attempts == 1) }
        #expect(try await client.send(Bench.request).attempts == 2)
    }

    @Test("A success after a retry gives its tokens back")
    func tokensReturned() async throws {
        let bench = try Bench()
        let server = try server([Self.error(500, "InternalServerException"), Self.good])
        let client = AWSClient(.ivschat, configuration: bench.configuration(server))
        for _ in 0..<40 { #expect(try await client.send(Bench.request).attempts == 2) }
    }

    @Test("JSON that stays cut off is an error that says so")
    func cutOff() async throws {
        let bench = try Bench()
        let server = try server([.http(200, text: #"{"rooms":["#)])
        let client = AWSClient(.ivschat, configuration: bench.configuration(server))
        let error = await #expect(throws: AWSClientError.self) { try await client.send(Bench.request) }
        #expect(error?.code == .malformedAnswer)
        #expect(error?.isConfiguration == false)
        #expect(
            error?.message == """
                ListRooms: the answer of http://\(server.address) (status 200, 10 bytes) is cut off or broken: \
                unexpected end at byte 10
                """)
    }

    @Test("A cancelled task makes no other attempt")
    func cancellation() async throws {
        let bench = try Bench()
        let server = try server([Self.error(500, "InternalServerException")])
        var configuration = bench.configuration(server)
        configuration.sleep = { _ in throw CancellationError() }
        let client = AWSClient(.ivschat, configuration: configuration)
        await #expect(throws: CancellationError.self) { try await client.send(Bench.request) }
        #expect(server.requests.count == 1)
    }
}
