import Foundation
import LambdaRuntime
import LoopbackServer
import Testing

@Suite("The end that is asked for", .timeLimit(.minutes(20)))
struct StopTests {
    private func run(
        _ address: String, _ stop: StopSignal, _ handler: ClosureHandler = .echo, retryDelays: [Duration] = [.zero],
        log: LogCapture = LogCapture()
    ) throws -> RuntimeExit {
        let configuration = try RuntimeConfiguration(
            environment: ["AWS_LAMBDA_RUNTIME_API": address], userAgent: "ivsreview/test")
        var loop = RuntimeLoop(
            api: try RuntimeAPI(configuration, stop: stop), handler: handler, log: log.logger(), stop: stop,
            retryDelays: retryDelays
        ) { _ in }
        return loop.run()
    }

    private func request(_ stop: StopSignal, after seconds: Double) {
        Thread.detachNewThread {
            Thread.sleep(forTimeInterval: seconds)
            stop.request()
        }
    }

    @Test("A loop that waits for an event ends at once, without a second request and without a word")
    func whileWaiting() throws {
        let stop = StopSignal()
        let server = try LoopbackServer { _ in
            stop.request()
            return Answer([.hold])
        }
        let log = LogCapture()
        let exit = try run(server.address, stop, log: log)
        #expect(exit == .stopped)
        #expect(exit.code == 0)
        #expect(server.requests.map(\.target) == [ScriptedRuntimeAPI.nextPath])
        #expect(log.lines.isEmpty)
    }

    @Test("The event in hand is answered, and no other one is asked for")
    func whileHandling() throws {
        let stop = StopSignal()
        let api = try ScriptedRuntimeAPI(next: [.event("1"), .event("2")])
        let exit = try run(
            api.address, stop,
            ClosureHandler { event, _, _, response in
                stop.request()
                response += event
            })
        #expect(exit == .stopped)
        #expect(api.requests.map(\.method) == ["GET", "POST"])
        #expect(api.posts.map(\.text) == ["1"])
    }

    @Test("A post whose connection dies is still sent again")
    func whilePosting() throws {
        let stop = StopSignal()
        let api = try ScriptedRuntimeAPI(next: [.event("1")], posts: [Answer([.reset]), Answer([.reset])])
        let exit = try run(
            api.address, stop,
            ClosureHandler { event, _, _, response in
                stop.request()
                response += event
            })
        #expect(exit == .stopped)
        #expect(api.posts.map(\.text) == ["1", "1", "1"])
    }

    @Test("An event of which the first bytes have come is read to its end and answered")
    func whileReceiving() throws {
        let stop = StopSignal()
        let headers = [("Lambda-Runtime-Aws-Request-Id", "slow"), ("Content-Length", "10")]
        let whole = Answer.message(200, headers: headers, body: Array("0123456789".utf8))
        let api = try ScriptedRuntimeAPI(next: [
            .answer(Answer([.send(Array(whole.dropLast(7))), .pause(.seconds(3)), .send(whole.suffix(7))]))
        ])
        request(stop, after: 1.5)
        #expect(try run(api.address, stop) == .stopped)
        #expect(api.posts.map(\.text) == ["0123456789"])
    }

    @Test("A loop that was stopped before it began asks for nothing")
    func before() throws {
        let stop = StopSignal()
        stop.request()
        stop.request()
        let api = try ScriptedRuntimeAPI(next: [.event("1")])
        #expect(stop.isRequested)
        #expect(try run(api.address, stop) == .stopped)
        #expect(api.requests.isEmpty)
    }

    @Test("A loop that pauses before another try ends")
    func whilePausing() throws {
        let stop = StopSignal()
        request(stop, after: 0.2)
        let exit = try run(try LoopbackAddress.refusing(), stop, retryDelays: [.seconds(600)])
        #expect(exit == .stopped)
    }

    @Test("The handler is told after each post, and at the end")
    func handlerIsTold() throws {
        let api = try ScriptedRuntimeAPI(next: [.event("1"), .event("2")])
        let posts = Told()
        let configuration = try RuntimeConfiguration(
            environment: ["AWS_LAMBDA_RUNTIME_API": api.address], userAgent: "ivsreview/test")
        var loop = RuntimeLoop(
            api: try RuntimeAPI(configuration), handler: TellingHandler(told: posts, api: api),
            log: LogCapture().logger()
        ) { _ in }
        #expect(loop.run() == .containerError)
        #expect(posts.lines == ["request-1 after 1 posts", "request-2 after 2 posts", "end"])
    }

    private final class Told {
        var lines: [String] = []
    }

    private struct TellingHandler: InvocationHandler {
        let told: Told
        let api: ScriptedRuntimeAPI

        mutating func handle(_ event: [UInt8], invocation: Invocation, log: Logger, response: inout [UInt8]) {}

        mutating func answered(_ invocation: Invocation, log: Logger) {
            told.lines.append("\(invocation.requestID) after \(api.posts.count) posts")
        }

        mutating func end() {
            told.lines.append("end")
        }
    }
}
