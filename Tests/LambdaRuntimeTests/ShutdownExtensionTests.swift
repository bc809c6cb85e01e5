import LambdaRuntime
import LoopbackServer
import Testing

@Suite("The extension for an orderly end", .timeLimit(.minutes(20)))
struct ShutdownExtensionTests {
    static let registerPath = "/2020-01-01/extension/register"
    static let nextPath = "/2020-01-01/extension/event/next"

    private func register(
        _ log: LogCapture = LogCapture(), answer: @escaping @Sendable (RecordedRequest) -> Answer
    ) throws -> (extension: ShutdownExtension?, server: LoopbackServer) {
        let server = try LoopbackServer(answer: answer)
        let configuration = try RuntimeConfiguration(
            environment: ["AWS_LAMBDA_RUNTIME_API": server.address], userAgent: "ivsreview/test")
        return (ShutdownExtension.register(configuration, log: log.logger()), server)
    }

    @Test("It registers for no events, and its wait for one stays open on the same connection")
    func registered() throws {
        let log = LogCapture()
        let (result, server) = try register(log) { request in
            request.target == Self.registerPath
                ? .http(200, headers: [("Lambda-Extension-Identifier", "ext-1")], text: "{}") : Answer([.hold])
        }
        #expect(result != nil)
        // The request has left this process; the server reads it when its thread runs.
        while server.requests.count < 2 {}
        let requests = server.requests
        #expect(requests.map(\.target) == [Self.registerPath, Self.nextPath])
        #expect(requests[0].header("Lambda-Extension-Name") == "ivsreview-shutdown")
        #expect(requests[0].text == #"{"events":[]}"#)
        #expect(requests[1].method == "GET")
        #expect(requests[1].header("Lambda-Extension-Identifier") == "ext-1")
        #expect(Set(requests.map(\.connection)) == [0])
        #expect(log.lines.isEmpty)
        withExtendedLifetime(result) {}
    }

    static let refusals = [
        Answer.http(403, text: "too late"), .http(404), .http(500), .http(200, text: "no identifier"),
        .http(200, headers: [("Lambda-Extension-Identifier", "")], thenClose: true),
        Answer([.reset]), Answer([.close]), Answer([.hold]), Answer([.send(Array("garbage".utf8)), .close]),
    ]

    @Test("Where it cannot register, that is logged once and harms nothing", arguments: refusals.indices)
    func refused(index: Int) throws {
        let log = LogCapture()
        let (result, server) = try register(log) { _ in Self.refusals[index] }
        #expect(result == nil)
        #expect(log.lines(.warn).count == 1)
        #expect(log.lines.count == 1)
        #expect(server.requests.allSatisfy { $0.target == Self.registerPath })
    }
}
