import LambdaRuntime
import LoopbackServer
import Testing

@Suite("Faults of next", .timeLimit(.minutes(20)))
struct NextFaultTests {
    @Test("Where nothing listens the loop tries as often as it may and exits with libcurl's text")
    func refusedConnection() throws {
        let run = try LoopRun(try LoopbackAddress.refusing(), retries: 4)
        #expect(run.exit == .unreachable)
        #expect(run.exit.code != 0)
        #expect(run.log.lines(.warn).count == 4)
        let last = try #require(run.log.lines.last)
        #expect(last.contains("FATAL"))
        #expect(last.contains("connect"))
        #expect(last.contains("libcurl 7"))
    }

    static let headers = [("Lambda-Runtime-Aws-Request-Id", "cut"), ("Content-Length", "100")]
    static let half = Answer.message(200, headers: headers, body: Array(repeating: 65, count: 50))
    static let chunked = Answer.message(
        200, headers: [("Lambda-Runtime-Aws-Request-Id", "cut"), ("Transfer-Encoding", "chunked")],
        body: Array("64\r\nabc".utf8))
    static let cuts = [
        Answer([.reset]), Answer([.close]), Answer([.send(half), .reset]), Answer([.send(half), .close]),
        Answer([.send(Array("HTTP/1.1 2".utf8)), .close]), Answer([.send(chunked), .close]),
        Answer([.send(Array("garbage\r\n\r\n".utf8)), .close]),
        Answer([.send(Array("HTTP/1.1 200 OK\r\nLambda-Runtime-Aws-Request-Id: cut\r\n".utf8)), .close]),
        Answer([.send(Array("HTTP/1.1 200 OK\r\nLambda-Runtime-Aws-Request-Id: cut\r\n\r".utf8)), .reset]),
    ]

    @Test("After an answer that is cut off the next event is served", arguments: cuts.indices)
    func cutOff(index: Int) throws {
        let api = try ScriptedRuntimeAPI(next: [.answer(Self.cuts[index]), .event("{}"), .event("{}")])
        let run = try LoopRun(api.address)
        #expect(api.posts.map(\.target) == [1, 2].map { ScriptedRuntimeAPI.postPath("request-\($0)", "response") })
        #expect(run.log.lines(.warn).count == 1)
        #expect(run.log.lines(.error).isEmpty)
        #expect(run.exit == .containerError)
    }

    @Test("A kept-alive connection that died while the process was frozen costs nothing")
    func deadWhileFrozen() throws {
        let api = try ScriptedRuntimeAPI(next: [.event("1"), .answer(Answer([.reset])), .event("2")])
        let run = try LoopRun(api.address)
        #expect(api.posts.map(\.text) == ["1", "2"])
        #expect(run.log.lines(.warn).isEmpty)
    }

    @Test("Failures in a row are counted anew after each event")
    func countedInARow() throws {
        let cut = ScriptedRuntimeAPI.Next.answer(Answer([.send(Self.half), .close]))
        let api = try ScriptedRuntimeAPI(next: [cut, cut, .event("1"), cut, cut, .event("2"), cut, cut, cut])
        let run = try LoopRun(api.address, retries: 2)
        #expect(api.posts.map(\.text) == ["1", "2"])
        #expect(run.exit == .unreachable)
    }

    @Test("An event without a request id is logged and passed over; the loop does not spin on such events")
    func missingRequestID() throws {
        let nameless = ScriptedRuntimeAPI.Next.invocation(headers: [("Content-Type", "a")], body: [1])
        let empty = ScriptedRuntimeAPI.Next.invocation(headers: [("Lambda-Runtime-Aws-Request-Id", "")], body: [1])
        let api = try ScriptedRuntimeAPI(next: [nameless, empty, .event("1"), nameless, nameless, nameless, nameless])
        let run = try LoopRun(api.address, retries: 3)
        #expect(api.posts.map(\.text) == ["1"])
        #expect(run.exit == .unreachable)
        #expect(run.log.lines.allSatisfy { $0.contains("without a request id") })
        #expect(run.log.lines.count == 6)
    }

    @Test("Status 500 and 403 end the loop at once", arguments: [(500, RuntimeExit.containerError), (403, .refused)])
    func fatalStatus(status: Int, exit: RuntimeExit) throws {
        let api = try ScriptedRuntimeAPI(next: [.answer(.http(status, text: "the reason")), .event("1")])
        let run = try LoopRun(api.address)
        #expect(run.exit == exit)
        #expect(run.exit.code != 0)
        #expect(api.requests.count == 1)
        #expect(run.log.lines.count == 1)
        #expect(run.log.lines(.fatal).first?.contains("the reason") == true)
    }

    @Test("Any other status is tried again, then the loop exits", arguments: [204, 302, 400, 404, 410, 429, 502, 503])
    func otherStatus(status: Int) throws {
        let answer = ScriptedRuntimeAPI.Next.answer(.http(status))
        let api = try ScriptedRuntimeAPI(next: [answer, answer, .event("1"), answer, answer, answer, answer])
        let run = try LoopRun(api.address, retries: 3)
        #expect(api.posts.map(\.text) == ["1"])
        #expect(run.exit == .unreachable)
        #expect(run.log.lines(.warn).count == 5)
        #expect(run.log.lines(.fatal).first?.contains("status \(status)") == true)
    }

    @Test("An event far above the largest one is a failure, not a crash")
    func endlessEvent() throws {
        let headers = [("Lambda-Runtime-Aws-Request-Id", "big")]
        let body = [UInt8](repeating: 65, count: 8 * 1024 * 1024)
        let api = try ScriptedRuntimeAPI(next: [.invocation(headers: headers, body: body), .event("1")])
        let run = try LoopRun(api.address)
        #expect(api.posts.map(\.text) == ["1"])
        #expect(run.log.lines(.warn).count == 1)
    }
}
