import LoopbackServer
import SigV4
import Testing

@testable import AWSClient

@Suite("Sending", .timeLimit(.minutes(20)))
struct SendTests {
    @Test("What is sent has exactly these headers, and their signature is right")
    func wire() async throws {
        let bench = try Bench()
        let server = try LoopbackServer { _ in .http(200, headers: [("x-amzn-RequestId", "id-1")], text: "{}") }
        let configuration = bench.configuration(server, ["AWS_SESSION_TOKEN": "TOKEN", "AWS_SDK_UA_APP_ID": "my app"])
        let response = try await AWSClient(.ivschat, configuration: configuration).send(Bench.request)
        #expect(response.requestID == "id-1")
        #expect(response.headers["X-AMZN-REQUESTID"] == "id-1")
        #expect(response.body == Array("{}".utf8))
        let seen = try #require(server.requests.first)
        #expect(seen.method == "POST")
        #expect(seen.target == "/ListRooms")
        #expect(
            Set(seen.headers.map { $0.name.lowercased() }) == [
                "host", "user-agent", "content-type", "x-amz-date", "x-amz-security-token", "authorization",
                "amz-sdk-invocation-id", "amz-sdk-request", "accept-encoding", "content-length",
            ])
        #expect(seen.headers.count == 10)
        #expect(seen.header("Host") == server.address)
        #expect(seen.header("X-Amz-Date") == "20260102T030405Z")
        #expect(seen.header("X-Amz-Security-Token") == "TOKEN")
        #expect(seen.header("Accept-Encoding") == "identity")
        #expect(
            seen.header("User-Agent")?.hasPrefix("ivsreview ua/2.1 os/linux lang/swift md/arch#") == true)
        #expect(
            seen.header("User-Agent")?.hasSuffix(" api/ivschat#2020-07-14 cfg/retry-mode#standard app/my-app") == true)
        let signer = Signer(
            region: "us-west-2", service: "ivschat",
            credentials: SigningCredentials(
                accessKeyID: "AKIDEXAMPLE", secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
                sessionToken: "TOKEN"))
        let stages = try signer.sign(
            SignableRequest(
                method: "POST", path: "/ListRooms",
                headers: [("Host", server.address), ("Content-Type", "application/json")], body: Array("{}".utf8)),
            at: SigningDate(secondsSince1970: Bench.start.secondsSince1970))
        #expect(seen.header("Authorization") == signer.authorization(stages))
    }

    @Test("Requests that follow each other share one connection")
    func keepAlive() async throws {
        let bench = try Bench()
        let server = try LoopbackServer { _ in .http(200, text: "{}") }
        let client = AWSClient(.ivschat, configuration: bench.configuration(server))
        for _ in 0..<500 {
            _ = try await client.send(Bench.request)
        }
        #expect(server.requests.map(\.connection) == Array(repeating: 0, count: 500))
    }

    @Test("Path and query go over the wire as they were signed, below the endpoint's own path")
    func targets() async throws {
        let bench = try Bench()
        let server = try LoopbackServer { _ in .http(200, text: "{}") }
        var configuration = bench.configuration()
        configuration.endpointURL = "http://\(server.address)/base/"
        let client = AWSClient(.ivschat, configuration: configuration)
        for (method, path, query) in [
            ("GET", "/tags/arn%3Aaws%3Aroom%2Fa", []), ("GET", "/a/../b/./c%2F..", []),
            ("DELETE", "/tags/x", [(name: "tagKeys", value: "k 2/é&="), (name: "tagKeys", value: "")]),
        ] {
            let request = ServiceRequest(operation: "Tags", method: method, path: path, query: query)
            #expect(try await client.send(request).status == 200)
        }
        #expect(
            server.requests.map(\.target) == [
                "/base/tags/arn%3Aaws%3Aroom%2Fa", "/base/a/../b/./c%2F..",
                "/base/tags/x?tagKeys=k%202%2F%C3%A9%26%3D&tagKeys=",
            ])
        #expect(server.requests.map { $0.header("Content-Type") } == [nil, nil, nil])
        #expect(server.requests.map { $0.header("Content-Length") } == [nil, nil, nil])
    }

    @Test("The request before it is sent is the one of the known signature, printed without secrets")
    func dryRun() async throws {
        let bench = try Bench()
        let room = "/tags/arn%3Aaws%3Aivschat%3Aus-west-2%3A123456789012%3Aroom%2Fg1H2I3j4k5L6"
        let request = ServiceRequest(
            operation: "UntagResource", method: "DELETE", path: room,
            query: [(name: "tagKeys", value: "k1"), (name: "tagKeys", value: "k 2/é")])
        let signed = try await AWSClient(.ivschat, configuration: bench.configuration()).signedRequest(for: request)
        #expect(signed.url == "https://ivschat.us-west-2.amazonaws.com\(room)?tagKeys=k1&tagKeys=k%202%2F%C3%A9")
        let authorization = signed.headers.first { $0.name == "Authorization" }?.value
        let signature = "8bd6b99e7d2906d48494e1c26c6c594e532a99e247e449cf9ecc076d427a9218"
        #expect(authorization?.hasSuffix("Signature=\(signature)") == true)
        let token = bench.configuration(nil, ["AWS_SESSION_TOKEN": "TOKEN"])
        let printed = try await AWSClient(.ivschat, configuration: token).signedRequest(for: request).description
        let id = try #require(printed.firstMatch(of: /amz-sdk-invocation-id: ([0-9a-f-]{36})/)?.1)
        #expect(
            printed == """
                DELETE https://ivschat.us-west-2.amazonaws.com\(room)?tagKeys=k1&tagKeys=k%202%2F%C3%A9
                Host: ivschat.us-west-2.amazonaws.com
                X-Amz-Date: 20260102T030405Z
                X-Amz-Security-Token: <hidden>
                Authorization: AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260102/us-west-2/ivschat/aws4_request, \
                SignedHeaders=host;x-amz-date;x-amz-security-token, Signature=<hidden>
                amz-sdk-invocation-id: \(id)
                amz-sdk-request: attempt=1; max=3
                Accept-Encoding: identity
                """)
    }

    @Test("The debug log shows no secret, no token, no signature and no body")
    func log() async throws {
        let bench = try Bench()
        let server = try LoopbackServer { _ in .http(200, text: #"{"token":"CHATTOKEN"}"#) }
        let configuration = bench.configuration(server, ["AWS_SESSION_TOKEN": "SESSIONTOKEN"])
        var request = Bench.request
        request.body = Array(#"{"userId":"VIEWER"}"#.utf8)
        _ = try await AWSClient(.ivschat, configuration: configuration).send(request)
        let log = bench.log
        #expect(log.contains("x-amz-security-token:<hidden>"))
        #expect(log.contains("POST http://\(server.address)/ListRooms"))
        let signature = try #require(server.requests.first?.header("Authorization")?.split(separator: "=").last)
        for secret in ["SESSIONTOKEN", "wJalrXUtn", "VIEWER", "CHATTOKEN", String(signature)] {
            #expect(!log.contains(secret))
        }
    }

    @Test("Calls one after the other share a connection, calls at once have their own")
    func connections() async throws {
        let bench = try Bench()
        let server = try LoopbackServer { request in
            request.target == "/slow"
                ? Answer([.pause(.milliseconds(100))] + Answer.http(200, text: "{}").steps) : .http(200, text: "{}")
        }
        let client = AWSClient(.ivschat, configuration: bench.configuration(server))
        for _ in 0..<20 { _ = try await client.send(Bench.request) }
        #expect(Set(server.requests.map(\.connection)) == [0])
        var slow = Bench.request
        slow.path = "/slow"
        try await withThrowingTaskGroup(of: Int.self) { [slow] group in
            for _ in 0..<20 { group.addTask { try await client.send(slow).status } }
            for try await status in group { #expect(status == 200) }
        }
        #expect(Set(server.requests.map(\.connection)).count <= 8)
        #expect(server.requests.count == 40)
    }

    @Test("A slow body ends with the read time-out, and is tried again")
    func readTimeout() async throws {
        let bench = try Bench()
        let head = Answer.message(200, headers: [("Content-Length", "10")], body: Array("{".utf8))
        let server = try LoopbackServer { _ in Answer([.send(head), .hold]) }
        var configuration = bench.configuration(server)
        configuration.readTimeout = .milliseconds(1)
        configuration.maximumAttempts = 2
        let client = AWSClient(.ivschat, configuration: configuration)
        let error = await #expect(throws: AWSClientError.self) { try await client.send(Bench.request) }
        #expect(error?.code == .transport)
        #expect(error?.attempts == 2)
        #expect(
            error?.message.hasPrefix("ListRooms: no answer from http://\(server.address) after 2 attempts: ") == true)
    }

    @Test("The time for the whole call ends it, whatever the retries")
    func callTimeout() async throws {
        let bench = try Bench()
        let server = try LoopbackServer { _ in Answer([.hold]) }
        var configuration = bench.configuration(server)
        configuration.callTimeout = .milliseconds(50)
        let client = AWSClient(.ivschat, configuration: configuration)
        let error = await #expect(throws: AWSClientError.self) { try await client.send(Bench.request) }
        #expect(error?.code == .timedOut)
        #expect(error?.isConfiguration == false)
        #expect(
            error?.message == "ListRooms: no answer from http://\(server.address) within the time for the call")
        #expect(server.requests.count <= 1)
    }

    @Test("Nobody listens: the error says where, and how often it was tried")
    func refused() async throws {
        let bench = try Bench()
        let address = try LoopbackAddress.refusing()
        let configuration = bench.configuration(nil, ["AWS_ENDPOINT_URL": "http://\(address)"])
        let client = AWSClient(.ivschat, configuration: configuration)
        let error = await #expect(throws: AWSClientError.self) { try await client.send(Bench.request) }
        #expect(error?.message.hasPrefix("ListRooms: no answer from http://\(address) after 3 attempts: ") == true)
        #expect(bench.sleeps.count == 2)
    }

    @Test(
        "Proxies come from the environment handed in",
        arguments: ["http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"])
    func proxy(variable: String) async throws {
        let bench = try Bench()
        let server = try LoopbackServer { _ in .http(200, text: "{}") }
        let variables = ["AWS_ENDPOINT_URL": "http://nowhere.invalid", variable: "http://\(server.address)"]
        let client = AWSClient(.ivschat, configuration: bench.configuration(nil, variables))
        #expect(try await client.send(Bench.request).status == 200)
        #expect(server.requests.first?.target == "http://nowhere.invalid/ListRooms")
        #expect(server.requests.first?.header("Host") == "nowhere.invalid")
    }

    @Test("no_proxy keeps hosts from the proxy", arguments: ["no_proxy", "NO_PROXY"])
    func noProxy(variable: String) async throws {
        let bench = try Bench()
        let server = try LoopbackServer { _ in .http(200, text: "{}") }
        let proxy = "http://\(try LoopbackAddress.refusing())"
        let configuration = bench.configuration(server, ["http_proxy": proxy, variable: "127.0.0.1"])
        #expect(try await AWSClient(.ivschat, configuration: configuration).send(Bench.request).status == 200)
    }

    @Test("A header with a line break is refused before anything is sent")
    func headerInjection() async throws {
        let bench = try Bench()
        let server = try LoopbackServer { _ in .http(200, text: "{}") }
        var request = Bench.request
        request.headers.append((name: "X-A", value: "a\r\nX-B: b"))
        let client = AWSClient(.ivschat, configuration: bench.configuration(server))
        let error = await #expect(throws: AWSClientError.self) { try await client.send(request) }
        #expect(error?.attempts == 1)
        #expect(server.requests.isEmpty)
    }
}
