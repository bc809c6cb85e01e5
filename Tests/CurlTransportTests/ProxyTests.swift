import CurlTransport
import LoopbackServer
import Testing

@Suite("Proxies and time-outs", .timeLimit(.minutes(20)))
struct ProxyTests {
    private func handle(proxy: TransportOptions.Proxy?, readTimeout: Duration? = nil) throws -> EasyHandle {
        try EasyHandle(
            TransportOptions(
                userAgent: "tests/1", connectTimeout: .seconds(10), readTimeout: readTimeout,
                maximumBodySize: 1_000, proxy: proxy))
    }

    @Test("A proxy gets the whole URL")
    func proxy() throws {
        let server = try LoopbackServer { _ in .http(200, text: "by proxy") }
        var handle = try handle(proxy: .init(url: "http://\(server.address)"))
        var response = HTTPResponse()
        try handle.perform(HTTPRequest(.get, url: "http://nowhere.invalid/a?b"), into: &response)
        #expect(response.body == Array("by proxy".utf8))
        #expect(server.requests.first?.target == "http://nowhere.invalid/a?b")
    }

    @Test("A host among the exceptions is reached without the proxy", arguments: ["127.0.0.1", "*", "a,127.0.0.1"])
    func exceptions(list: String) throws {
        let server = try LoopbackServer { _ in .http(200) }
        let unused = "http://\(try LoopbackAddress.refusing())"
        var handle = try handle(proxy: .init(url: unused, exceptions: list))
        var response = HTTPResponse()
        try handle.perform(HTTPRequest(.get, url: "http://\(server.address)/a"), into: &response)
        #expect(response.status == 200)
        #expect(server.requests.first?.target == "/a")
    }

    @Test("A body that stops coming ends with the read time-out")
    func stalledBody() throws {
        let head = Answer.message(200, headers: [("Content-Length", "10")], body: [1, 2, 3])
        let server = try LoopbackServer { _ in Answer([.send(head), .hold]) }
        var handle = try handle(proxy: nil, readTimeout: .milliseconds(300))
        var response = HTTPResponse()
        let error = #expect(throws: TransportError.self) {
            try handle.perform(HTTPRequest(.get, url: "http://\(server.address)/a"), into: &response)
        }
        #expect(error?.code == .timedOut)
        #expect(error?.phase == .response)
    }
}
