import LambdaRuntime
import LoopbackServer
import Testing

@Suite("The loop, when all is well", .timeLimit(.minutes(20)))
struct LoopTests {
    @Test("Events are answered one after another on one connection")
    func warm() throws {
        let api = try ScriptedRuntimeAPI(next: (1...20).map { .event("{\"n\":\($0)}") })
        let run = try LoopRun(api.address)
        #expect(api.posts.map(\.text) == (1...20).map { "{\"n\":\($0)}" })
        #expect(api.posts.map(\.target) == (1...20).map { ScriptedRuntimeAPI.postPath("request-\($0)", "response") })
        #expect(Set(api.requests.map(\.connection)) == [0])
        #expect(run.exit == .containerError)
        #expect(run.exit.code != 0)
    }

    @Test("The requests carry the headers that the service knows")
    func headers() throws {
        let api = try ScriptedRuntimeAPI(next: [.event("{}")])
        _ = try LoopRun(api.address)
        for request in api.requests { #expect(request.header("User-Agent") == "ivsreview/test") }
        let post = try #require(api.posts.first)
        #expect(post.header("Content-Type") == "application/json")
        #expect(post.header("Content-Length") == "2")
        #expect(post.header("Expect") == nil)
        #expect(post.header("Lambda-Runtime-Function-Error-Type") == nil)
    }

    @Test("The invocation id is echoed with a response and with an error, and left out when there is none")
    func invocationID() throws {
        let with = [("Lambda-Runtime-Aws-Request-Id", "r"), ("Lambda-Runtime-Invocation-Id", "attempt-1")]
        let without = [("Lambda-Runtime-Aws-Request-Id", "r")]
        let next: [ScriptedRuntimeAPI.Next] = [with, without, with, without].map { .invocation(headers: $0, body: []) }
        let api = try ScriptedRuntimeAPI(next: next)
        var count = 0
        _ = try LoopRun(
            api.address,
            ClosureHandler { _, _, _, _ in
                count += 1
                if count > 2 { throw InvocationError(type: ErrorType("Function.Failed"), message: "") }
            })
        #expect(api.posts.map { $0.header("Lambda-Runtime-Invocation-Id") } == ["attempt-1", nil, "attempt-1", nil])
        #expect(api.posts.map { $0.target.hasSuffix("/error") } == [false, false, true, true])
    }

    @Test(
        "All headers of an invocation are read, whatever their case",
        arguments: [
            { (name: String) in name }, { (name: String) in name.lowercased() },
            { (name: String) in name.uppercased() },
        ] as [@Sendable (String) -> String])
    func invocationHeaders(spelling: @Sendable (String) -> String) throws {
        let headers = [
            ("Lambda-Runtime-Aws-Request-Id", "id-1"), ("Lambda-Runtime-Invocation-Id", "id-2"),
            ("Lambda-Runtime-Deadline-Ms", "1763700000123"), ("Lambda-Runtime-Invoked-Function-Arn", "arn:1"),
            ("Lambda-Runtime-Trace-Id", "Root=1"), ("Content-Type", "text/x"), ("Lambda-Runtime-Aws-Tenant-Id", "t"),
            ("Lambda-Runtime-Client-Context", "{}"), ("Lambda-Runtime-Cognito-Identity", "{\"a\":1}"),
        ]
        let api = try ScriptedRuntimeAPI(
            next: [.invocation(headers: headers.map { (spelling($0.0), $0.1) }, body: [])])
        let run = try LoopRun(api.address)
        let invocation = try #require(run.presented.first ?? nil)
        #expect(invocation.requestID == "id-1")
        #expect(invocation.invocationID == "id-2")
        #expect(invocation.deadline == 1_763_700_000_123)
        #expect(invocation.functionARN == "arn:1")
        #expect(invocation.traceID == "Root=1")
        #expect(invocation.contentType == "text/x")
        #expect(invocation.tenantID == "t")
        #expect(invocation.clientContext == "{}")
        #expect(invocation.cognitoIdentity == "{\"a\":1}")
    }

    @Test("Only the request id is needed; an empty or unreadable header counts as missing")
    func optionalHeaders() throws {
        let bare = [("Lambda-Runtime-Aws-Request-Id", "id-1")]
        let odd =
            bare + [
                ("Lambda-Runtime-Deadline-Ms", "soon"), ("Lambda-Runtime-Trace-Id", ""),
                ("Lambda-Runtime-Invocation-Id", " "),
            ]
        let api = try ScriptedRuntimeAPI(next: [
            .invocation(headers: bare, body: [1]), .invocation(headers: odd, body: [2]),
        ])
        let run = try LoopRun(api.address)
        for invocation in run.presented.compactMap({ $0 }) {
            #expect(invocation.deadline == nil)
            #expect(invocation.traceID == nil)
            #expect(invocation.functionARN == nil)
            #expect(invocation.invocationID == nil)
        }
        #expect(api.posts.map(\.body) == [[1], [2]])
        #expect(api.posts.map { $0.header("Lambda-Runtime-Invocation-Id") } == [nil, nil])
    }

    @Test("The invocation is presented before the handler runs, and taken away after the post")
    func presentation() throws {
        let traced = [("Lambda-Runtime-Aws-Request-Id", "a"), ("Lambda-Runtime-Trace-Id", "Root=1-2")]
        let api = try ScriptedRuntimeAPI(next: [.invocation(headers: traced, body: []), .event("{}")])
        let run = try LoopRun(api.address)
        #expect(run.presented.map { $0?.requestID } == ["a", nil, "request-1", nil])
        #expect(run.presented.map { $0?.traceID } == ["Root=1-2", nil, nil, nil])
    }

    @Test("An odd request id names no other path")
    func oddRequestID() throws {
        let headers = [("Lambda-Runtime-Aws-Request-Id", "../a b?c#d/é%")]
        let api = try ScriptedRuntimeAPI(next: [.invocation(headers: headers, body: [])])
        _ = try LoopRun(api.address)
        let expected = "/2018-06-01/runtime/invocation/%2E%2E%2Fa%20b%3Fc%23d%2F%C3%A9%25/response"
        #expect(api.posts.map(\.target) == [expected])
    }

    @Test(
        "Payloads of 6 MB go both ways, as they are", arguments: [6_000_000, 6_291_456, RuntimeAPI.maximumResponseSize])
    func largePayload(size: Int) throws {
        let body = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            for index in 0..<size { buffer[index] = UInt8(truncatingIfNeeded: index &* 7) }
            count = size
        }
        let api = try ScriptedRuntimeAPI(next: [
            .invocation(headers: [("Lambda-Runtime-Aws-Request-Id", "a")], body: body)
        ])
        _ = try LoopRun(api.address)
        #expect(api.posts.count == 1)
        #expect(api.posts.first?.body == body)
    }

    @Test("Events arrive whole in chunks, in pieces, and over a connection that closes each time")
    func waysToArrive() throws {
        let headers = [("Lambda-Runtime-Aws-Request-Id", "a")]
        let body = Array("{\"text\":\"héllo\"}".utf8)
        let whole = Answer.message(200, headers: headers + [("Content-Length", "\(body.count)")], body: body)
        let api = try ScriptedRuntimeAPI(
            next: [
                .answer(.chunked(200, headers: headers, body: body, chunkSize: 3)),
                .answer(Answer([.sendInPieces(whole, size: 1)])),
                .answer(.http(200, headers: headers + [("Connection", "close")], body: body, thenClose: true)),
                .answer(.http(200, headers: headers, body: body, thenClose: true)),
            ])
        let run = try LoopRun(api.address)
        #expect(api.posts.map(\.body) == [body, body, body, body])
        #expect(run.log.lines(.warn).isEmpty)
        #expect(run.log.lines(.error).isEmpty)
    }

    @Test("An event sees nothing of the one before, a response nothing of the response before")
    func isolation() throws {
        let api = try ScriptedRuntimeAPI(next: [
            .event(String(repeating: "long ", count: 1_000)), .event("short"), .event(""), .event("end"),
        ])
        var seen: [String] = []
        var before: [Int] = []
        _ = try LoopRun(
            api.address,
            ClosureHandler { event, _, _, response in
                seen.append(event.text)
                before.append(response.count)
                response += event
                if event.text == "short" { throw InvocationError(type: ErrorType("Function.Failed"), message: "") }
            })
        #expect(seen.dropFirst() == ["short", "", "end"])
        #expect(before == [0, 0, 0, 0])
        #expect(api.posts.last?.text == "end")
        #expect(api.posts[2].body.isEmpty)
        #expect(api.posts[1].text.contains("long") == false)
    }
}
