import Foundation
import LambdaRuntime
import LoopbackServer
import Synchronization
import Testing

@Suite("Several pollers", .timeLimit(.minutes(20)))
struct PollerTests {
    @Test(
        "The number of pollers is Lambda's, 1 where it says nothing sensible",
        arguments: [
            (nil, 1), ("", 1), ("1", 1), ("0", 1), ("-3", 1), ("8", 8), ("1600", 1_600), ("99999999", 1_600),
            ("eight", 1), ("8.5", 1), ("99999999999999999999", 1),
        ] as [(String?, Int)])
    func count(value: String?, expected: Int) {
        let environment = value.map { ["AWS_LAMBDA_MAX_CONCURRENCY": $0] } ?? [:]
        #expect(RuntimePollers.count(environment: environment) == expected)
    }

    /// Runs pollers whose handlers are made by `handler`.
    private func run(
        _ count: Int, _ address: String, stop: StopSignal = StopSignal(), log: LogCapture = LogCapture(),
        handler: @escaping @Sendable (Int) -> ClosureHandler
    ) throws -> RuntimeExit {
        let configuration = try RuntimeConfiguration(
            environment: ["AWS_LAMBDA_RUNTIME_API": address], userAgent: "ivsreview/test")
        return RuntimePollers.run(count: count, stop: stop, log: log.logger()) { number in
            guard let api = try? RuntimeAPI(configuration, stop: stop) else { return .initializationFailed }
            var loop = RuntimeLoop(
                api: api, handler: handler(number), log: log.logger(), stop: stop, retryDelays: [.zero]
            ) { _ in }
            return loop.run()
        }
    }

    @Test("Eight events are in hand at once, each is answered under its own id, over eight connections")
    func concurrent() throws {
        let stop = StopSignal()
        let inHand = Mutex(0)
        let api = try ScriptedRuntimeAPI(next: (1...8).map { .event("event-\($0)") }, ending: .hold)
        let exit = try run(8, api.address, stop: stop) { _ in
            ClosureHandler { event, invocation, _, response in
                inHand.withLock { $0 += 1 }
                // The time limit of the suite ends a wait that is in vain.
                while inHand.withLock({ $0 }) < 8 { Thread.sleep(forTimeInterval: 0.001) }
                stop.request()
                response += Array("\(invocation.requestID) ".utf8) + event
            }
        }
        #expect(exit == .stopped)
        #expect(Set(api.posts.map(\.text)) == Set((1...8).map { "request-\($0) event-\($0)" }))
        for post in api.posts {
            let id = try #require(post.text.split(separator: " ").first)
            #expect(post.target == ScriptedRuntimeAPI.postPath(String(id), "response"))
        }
        #expect(Set(api.posts.map(\.connection)).count == 8)
    }

    @Test("When one poller ends, the others finish what they have in hand, and all end with its exit")
    func oneEnds() throws {
        let api = try ScriptedRuntimeAPI(next: [
            .event("slow"), .event("slow"), .answer(.http(500, text: "gone")), .answer(Answer([.hold])),
        ])
        let log = LogCapture()
        let stop = StopSignal()
        let exit = try run(4, api.address, stop: stop, log: log) { _ in
            ClosureHandler { event, _, _, response in
                while !stop.isRequested { Thread.sleep(forTimeInterval: 0.001) }
                response += event
            }
        }
        #expect(exit == .containerError)
        #expect(exit.code == 1)
        #expect(api.posts.map(\.text) == ["slow", "slow"])
        #expect(log.lines(.fatal).count == 1)
    }

    @Test("A poller that cannot begin ends all of them")
    func cannotBegin() {
        let stop = StopSignal()
        let exit = RuntimePollers.run(count: 3, stop: stop, log: LogCapture().logger()) { number in
            if number == 1 { return .initializationFailed }
            while !stop.isRequested { Thread.sleep(forTimeInterval: 0.001) }
            return .stopped
        }
        #expect(exit == .initializationFailed)
    }

    @Test("A poller that hangs is left behind, and that is logged")
    func hangs() {
        let stop = StopSignal()
        let release = StopSignal()
        let log = LogCapture()
        stop.request()
        let exit = RuntimePollers.run(count: 2, stop: stop, log: log.logger()) { number in
            while number == 1, !release.isRequested { Thread.sleep(forTimeInterval: 0.01) }
            return .stopped
        }
        #expect(exit == .stopped)
        #expect(log.lines(.error).count == 1)
        release.request()
    }
}
