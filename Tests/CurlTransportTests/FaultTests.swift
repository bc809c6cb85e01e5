import CurlTransport
import LoopbackServer
import Testing

@Suite("Faults of the network", .timeLimit(.minutes(20)))
struct FaultTests {
    @Test("A refused connection says so")
    func refused() throws {
        let client = try TestHandle()
        let url = "http://\(try LoopbackAddress.refusing())/"
        let error = #expect(throws: TransportError.self) {
            try client.handle.perform(HTTPRequest(.get, url: url), into: &client.response)
        }
        #expect(error?.code == .couldNotConnect)
        #expect(error?.phase == .connection)
        #expect(error?.text.contains("connect") == true)
        #expect(client.response.status == 0)
    }

    @Test("A name without an address says so")
    func unresolved() throws {
        let client = try TestHandle()
        let error = #expect(throws: TransportError.self) {
            try client.handle.perform(HTTPRequest(.get, url: "http://nowhere.invalid/"), into: &client.response)
        }
        #expect(error?.code == .couldNotResolve)
        #expect(error?.phase == .connection)
    }

    static let cuts: [(String, [Answer.Step], TransportError.Code, TransportError.Phase)] = {
        let whole = Answer.message(200, headers: [("Content-Length", "100")], body: Array(repeating: 65, count: 100))
        let chunk = Answer.message(200, headers: [("Transfer-Encoding", "chunked")], body: Array("64\r\nabc".utf8))
        return [
            ("closed in mid-body", [.send(whole.dropLast(1) + []), .close], .truncated, .response),
            (
                "reset in mid-body", [.send(whole.dropLast(50) + []), .pause(.milliseconds(20)), .reset],
                .receiveFailed, .response
            ),
            ("closed in mid-chunk", [.send(chunk), .close], .truncated, .response),
            ("closed before the answer", [.close], .emptyAnswer, .request),
            ("reset before the answer", [.reset], .receiveFailed, .request),
        ]
    }()

    @Test("An answer that is cut off is an error", arguments: cuts.indices)
    func cutOff(index: Int) throws {
        let (name, steps, code, phase) = Self.cuts[index]
        let server = try LoopbackServer { _ in Answer(steps) }
        let client = try TestHandle()
        let error = try #require(client.failure(server), "\(name)")
        #expect(error.code == code, "\(name)")
        #expect(error.phase == phase, "\(name)")
    }

    @Test("What is no HTTP is an error")
    func noHTTP() throws {
        let server = try LoopbackServer { _ in Answer([.send(Array("SSH-2.0-OpenSSH\r\n".utf8)), .close]) }
        let client = try TestHandle()
        #expect(client.failure(server) != nil)
    }

    @Test("A time-out ends the exchange")
    func timeOut() throws {
        let server = try LoopbackServer { _ in Answer([.hold]) }
        let client = try TestHandle()
        let error = try #require(client.failure(server, timeout: .milliseconds(300)))
        #expect(error.code == .timedOut)
        #expect(error.phase == .request)
    }

    @Test("After any fault the handle works again")
    func recovery() throws {
        let server = try LoopbackServer { request in
            request.connection < 3 ? Answer([request.connection == 1 ? .close : .reset]) : .http(200, text: "well")
        }
        let client = try TestHandle()
        for _ in 0..<3 { #expect(client.failure(server) != nil) }
        try client.get(server)
        #expect(client.response.body == Array("well".utf8))
    }

    @Test("A kept-alive connection that died is replaced without an error", arguments: [Answer.Step.close, .reset])
    func deadConnection(step: Answer.Step) throws {
        let server = try LoopbackServer { request in
            request.connection == 0 && request.indexOnConnection == 1 ? Answer([step]) : .http(202)
        }
        let client = try TestHandle()
        try client.get(server)
        try client.post(server, [1, 2])
        #expect(client.response.status == 202)
        #expect(server.requests.map(\.connection) == [0, 0, 1])
        #expect(server.requests.map(\.body) == [[], [1, 2], [1, 2]])
    }

    @Test("An error's description has the number, the phase and the sentence")
    func description() {
        let error = TransportError(code: .couldNotConnect, phase: .connection, text: "Failed to connect")
        #expect("\(error)" == "Failed to connect (libcurl 7, connection)")
    }
}
