import CurlTransport
import LoopbackServer
import Testing

@Suite("What goes over the wire", .timeLimit(.minutes(20)))
struct RequestTests {
    @Test("A GET carries the target, the host, the user agent and the given headers")
    func get() throws {
        let server = try LoopbackServer { _ in .http(200) }
        let client = try TestHandle()
        let request = HTTPRequest(.get, url: "http://\(server.address)/a/b?c=d%20e", headers: ["X-One: 1", "X-Two: 2"])
        try client.handle.perform(request, into: &client.response)
        let seen = try #require(server.requests.first)
        #expect(seen.method == "GET")
        #expect(seen.target == "/a/b?c=d%20e")
        #expect(seen.header("Host") == server.address)
        #expect(seen.header("User-Agent") == "tests/1")
        #expect(seen.header("x-one") == "1")
        #expect(seen.header("x-two") == "2")
        #expect(seen.header("Content-Length") == nil)
        #expect(seen.body.isEmpty)
    }

    @Test("A POST carries its bytes and their exact number", arguments: [0, 1, 1_023, 1_048_577, 6_291_556])
    func post(size: Int) throws {
        let server = try LoopbackServer { _ in .http(202) }
        let client = try TestHandle()
        let body = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        try client.post(server, body)
        let seen = try #require(server.requests.first)
        #expect(seen.method == "POST")
        #expect(seen.header("Content-Length") == "\(size)")
        #expect(seen.header("Expect") == nil)
        #expect(seen.header("Transfer-Encoding") == nil)
        #expect(seen.body == body)
    }

    @Test("GET and POST alternate on one connection")
    func keepAlive() throws {
        let server = try LoopbackServer { _ in .http(200) }
        let client = try TestHandle()
        for _ in 0..<3 {
            try client.get(server)
            try client.post(server, [1, 2, 3])
        }
        #expect(server.requests.map(\.connection) == [0, 0, 0, 0, 0, 0])
        #expect(server.requests.map(\.method) == ["GET", "POST", "GET", "POST", "GET", "POST"])
        #expect(server.requests.map(\.body) == [[], [1, 2, 3], [], [1, 2, 3], [], [1, 2, 3]])
    }

    @Test("A refused POST does not cost the connection", arguments: [400, 403, 413])
    func refusedPostKeepsConnection(status: Int) throws {
        let server = try LoopbackServer { .http($0.method == "POST" ? status : 200) }
        let client = try TestHandle()
        try client.post(server, Array(repeating: 1, count: 100_000))
        #expect(client.response.status == status)
        try client.get(server)
        #expect(server.requests.map(\.connection) == [0, 0])
    }

    @Test("A fresh connection is opened when the request asks for it")
    func freshConnection() throws {
        let server = try LoopbackServer { _ in .http(200) }
        let client = try TestHandle()
        try client.get(server)
        try client.post(server, [1], needsFreshConnection: true)
        #expect(server.requests.map(\.connection) == [0, 1])
    }

    @Test("Headers of one request do not reach the next")
    func headersAreForgotten() throws {
        let server = try LoopbackServer { _ in .http(200) }
        let client = try TestHandle()
        let request = HTTPRequest(.post, url: "http://\(server.address)/a", headers: ["X-One: 1"], body: [1])
        try client.handle.perform(request, into: &client.response)
        try client.get(server)
        try client.post(server, [2])
        #expect(server.requests.map { $0.header("X-One") } == ["1", nil, nil])
    }

    @Test(
        "A control character in a header line or the URL is refused before anything is sent",
        arguments: ["a\r\nX-Injected: 1", "a\nb", "a\u{0}b", "a\u{7F}"])
    func controlCharacters(text: String) throws {
        let server = try LoopbackServer { _ in .http(200) }
        let client = try TestHandle()
        let url = "http://\(server.address)/"
        for request in [HTTPRequest(.get, url: url, headers: ["X-One: \(text)"]), HTTPRequest(.get, url: url + text)] {
            let error = #expect(throws: TransportError.self) {
                try client.handle.perform(request, into: &client.response)
            }
            #expect(error?.code == .controlCharacter)
            #expect(error?.phase == .preparation)
        }
        #expect(server.requests.isEmpty)
    }

    @Test(
        "A URL that cannot be read is an error of preparation",
        arguments: ["", "http://", "http://a b/", "nothing://x"])
    func malformedURL(url: String) throws {
        let client = try TestHandle()
        let error = #expect(throws: TransportError.self) {
            try client.handle.perform(HTTPRequest(.get, url: url), into: &client.response)
        }
        #expect(error?.phase == .preparation)
    }
}
