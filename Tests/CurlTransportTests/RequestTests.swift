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

    @Test("A target stands in the request line as it is, for one request alone")
    func target() throws {
        let server = try LoopbackServer { _ in .http(200) }
        let client = try TestHandle()
        var request = HTTPRequest(.get, url: "http://\(server.address)/a")
        for target in ["/b/../c?d=%2F", nil, "/e", "/\(String(repeating: "f", count: 300))", nil] as [String?] {
            request.target = target
            try client.handle.perform(request, into: &client.response)
            #expect(server.requests.last?.target == target ?? "/a")
        }
        #expect(server.requests.last?.connection == 0)
    }

    @Test("Each request carries its own header lines and goes to its own URL, however alike they are")
    func nothingIsKept() throws {
        let server = try LoopbackServer { _ in .http(200) }
        let client = try TestHandle()
        // The second and the third are equal to Swift, by canonical equivalence.
        let values = ["1", "\u{E9}", "e\u{301}", "e\u{301}", "1", "12"]
        for (value, path) in zip(values, ["a", "b", "b", "bc", "a", "a"]) {
            for method in [HTTPRequest.Method.post, .get] {
                let request = HTTPRequest(method, url: "http://\(server.address)/\(path)", headers: ["X-One: \(value)"])
                try client.handle.perform(request, into: &client.response)
                let seen = try #require(server.requests.last)
                #expect(seen.header("X-One").map { Array($0.utf8) } == Array(value.utf8))
                #expect(seen.target == "/\(path)")
                #expect(seen.header("Expect") == nil)
            }
        }
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
        "A control character in a header line, the URL or the target is refused before anything is sent",
        arguments: [
            "a\r\nX-Injected: 1", "a\nb", "a\u{0}b", "a\u{7F}", "12345678\n", "\u{1F}2345678", "1234567\u{7F}",
            "1234567é\n234567", "\t\n",
        ])
    func controlCharacters(text: String) throws {
        let server = try LoopbackServer { _ in .http(200) }
        let client = try TestHandle()
        let url = "http://\(server.address)/"
        var targeted = HTTPRequest(.get, url: url)
        targeted.target = "/" + text
        let requests = [
            HTTPRequest(.get, url: url, headers: ["X-One: \(text)"]), HTTPRequest(.get, url: url + text), targeted,
        ]
        for request in requests {
            let error = #expect(throws: TransportError.self) {
                try client.handle.perform(request, into: &client.response)
            }
            #expect(error?.code == .controlCharacter)
            #expect(error?.phase == .preparation)
        }
        #expect(server.requests.isEmpty)
    }

    @Test("Tabs and letters of every script may stand in a header line")
    func otherCharacters() throws {
        let server = try LoopbackServer { _ in .http(200) }
        let client = try TestHandle()
        let request = HTTPRequest(.get, url: "http://\(server.address)/", headers: ["X-One: a\tb 日本語 \u{80}~"])
        try client.handle.perform(request, into: &client.response)
        #expect(server.requests.first?.header("X-One") == "a\tb 日本語 \u{80}~")
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
