import LambdaRuntime
import LoopbackServer
import Testing

@Suite("Answers to a post", .timeLimit(.minutes(20)))
struct PostFaultTests {
    static let refusals = [
        (400, "InvalidRequestID"), (403, "InvalidStateTransition"), (404, "NotFound"), (410, "InvokeTimeout"),
        (413, "RequestEntityTooLarge"), (429, "TooMany"), (503, "Unavailable"),
    ]

    @Test("A refused response is logged once with the server's words, and the loop goes on", arguments: refusals)
    func refused(status: Int, type: String) throws {
        let words = "{\"errorMessage\":\"because\",\"errorType\":\"\(type)\"}"
        let api = try ScriptedRuntimeAPI(next: [.event("1"), .event("2")], posts: [.http(status, text: words)])
        let run = try LoopRun(api.address)
        #expect(api.posts.map(\.target) == [1, 2].map { ScriptedRuntimeAPI.postPath("request-\($0)", "response") })
        #expect(Set(api.requests.map(\.connection)) == [0])
        #expect(run.log.lines(.error).count == 1)
        let record = try #require(try run.log.records().first)
        #expect(record["status"] as? Int == status)
        #expect(record["answer"] as? String == words)
        #expect(record["requestId"] as? String == "request-1")
    }

    @Test("A refused error is logged, and the loop goes on", arguments: [400, 403, 410, 413])
    func refusedError(status: Int) throws {
        let api = try ScriptedRuntimeAPI(next: [.event("1"), .event("2")], posts: [.http(status)])
        let run = try LoopRun(
            api.address, .failing(InvocationError(type: ErrorType("Function.Failed"), message: "m")))
        #expect(api.posts.map(\.target) == [1, 2].map { ScriptedRuntimeAPI.postPath("request-\($0)", "error") })
        #expect(run.log.lines.contains { $0.contains("\"status\":\(status)") })
    }

    @Test("Status 500 ends the loop at once", arguments: [true, false])
    func containerError(handlerFails: Bool) throws {
        let api = try ScriptedRuntimeAPI(next: [.event("1"), .event("2")], posts: [.http(500, text: "gone")])
        let error = InvocationError(type: ErrorType("Function.Failed"), message: "m")
        let run = try LoopRun(api.address, handlerFails ? .failing(error) : .echo)
        #expect(run.exit == .containerError)
        #expect(run.exit.code != 0)
        #expect(api.requests.count == 2)
        #expect(run.log.lines(.fatal).count == 1)
        #expect(run.log.lines(.fatal).first?.contains("gone") == true)
    }

    @Test(
        "A post whose connection dies is sent again, and 400 or 403 then means that it had arrived",
        arguments: [Answer.Step.reset, .close], [202, 400, 403])
    func lostOnce(step: Answer.Step, status: Int) throws {
        // Two: libcurl itself tries a second time when the connection was kept alive.
        let posts = [Answer([step]), Answer([step]), .http(status)]
        let api = try ScriptedRuntimeAPI(next: [.event("1"), .event("2")], posts: posts)
        let run = try LoopRun(api.address)
        #expect(api.posts.map(\.text) == ["1", "1", "1", "2"])
        #expect(run.log.lines(.warn).count == 1)
        #expect(run.log.lines(.error).isEmpty)
    }

    @Test("A post that is lost again is given up, and the loop goes on")
    func lostTwice() throws {
        let lost = Answer([.reset])
        let api = try ScriptedRuntimeAPI(next: [.event("1"), .event("2")], posts: [lost, lost, lost])
        let run = try LoopRun(api.address)
        #expect(api.posts.map(\.text) == ["1", "1", "1", "2"])
        #expect(run.log.lines(.error).count == 1)
        #expect(run.log.lines(.error).first?.contains("The post was lost") == true)
    }

    @Test("A post refused on the second try for another reason is still logged")
    func lostThenRefused() throws {
        let posts = [Answer([.reset]), Answer([.reset]), .http(413, text: "too large")]
        let api = try ScriptedRuntimeAPI(next: [.event("1")], posts: posts)
        let run = try LoopRun(api.address)
        #expect(run.log.lines(.error).count == 1)
        #expect(run.log.lines(.error).first?.contains("too large") == true)
    }

    @Test("A response above the limit is not posted, its error is")
    func tooLarge() throws {
        let api = try ScriptedRuntimeAPI(next: [.event("1"), .event("2")])
        let size = RuntimeAPI.maximumResponseSize + 1
        let run = try LoopRun(
            api.address,
            ClosureHandler { event, _, _, response in
                response.append(contentsOf: repeatElement(65, count: event.text == "1" ? size : 3))
            })
        #expect(
            api.posts.map(\.target) == [
                ScriptedRuntimeAPI.postPath("request-1", "error"), ScriptedRuntimeAPI.postPath("request-2", "response"),
            ])
        let error = try #require(api.posts.first)
        #expect(error.header("Lambda-Runtime-Function-Error-Type") == "Function.ResponseSizeTooLarge")
        #expect(error.text.contains("\"errorType\":\"Function.ResponseSizeTooLarge\""))
        #expect(error.text.contains("6291557"))
        #expect(run.log.lines(.error).count == 1)
        #expect(api.posts.last?.text == "AAA")
    }
}
