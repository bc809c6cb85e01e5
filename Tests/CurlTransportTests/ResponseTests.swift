import CurlTransport
import LoopbackServer
import Testing

@Suite("What comes back", .timeLimit(.minutes(20)))
struct ResponseTests {
    @Test("Any status is an answer, not an error", arguments: [200, 202, 204, 302, 400, 403, 404, 410, 413, 500, 503])
    func statuses(status: Int) throws {
        let server = try LoopbackServer { _ in .http(status, headers: [("Location", "/elsewhere")]) }
        let client = try TestHandle()
        try client.get(server)
        #expect(client.response.status == status)
        #expect(server.requests.count == 1)
    }

    @Test(
        "Header names match in any case, values lose the white space around them",
        arguments: ["lambda-runtime-aws-request-id", "LAMBDA-RUNTIME-AWS-REQUEST-ID", "Lambda-Runtime-Aws-Request-Id"])
    func headerCase(sent: String) throws {
        let server = try LoopbackServer { _ in
            let lines = "HTTP/1.1 200 OK\r\n\(sent): \t id-1 \t\r\nX-Empty:\r\nContent-Length: 0\r\n\r\n"
            return Answer([.send(Array(lines.utf8))])
        }
        let client = try TestHandle()
        try client.get(server)
        #expect(client.response.headers["Lambda-Runtime-Aws-Request-Id"] == "id-1")
        #expect(client.response.headers["lambda-runtime-aws-request-id"] == "id-1")
        #expect(client.response.headers["X-Empty"] == "")
        #expect(client.response.headers["Lambda-Runtime-Aws-Request-I"] == nil)
        #expect(client.response.headers["X-Missing"] == nil)
    }

    @Test("Of two fields with one name the first counts, broken UTF-8 is repaired")
    func oddHeaders() throws {
        let head = Array("HTTP/1.1 200 OK\r\nX-A: 1\r\nX-A: 2\r\nX-B: \u{e9}".utf8) + [0xFF]
        let server = try LoopbackServer { _ in
            Answer([.send(head + Array("\r\nContent-Length: 0\r\n\r\n".utf8))])
        }
        let client = try TestHandle()
        try client.get(server)
        #expect(client.response.headers["X-A"] == "1")
        #expect(client.response.headers["X-B"] == "\u{e9}\u{FFFD}")
    }

    @Test("An interim answer leaves no header behind")
    func interimAnswer() throws {
        let server = try LoopbackServer { _ in
            let interim = Answer.message(103, headers: [("X-Interim", "1")], body: [])
            let final = Answer.message(200, headers: [("X-Final", "1"), ("Content-Length", "2")], body: [7, 8])
            return Answer([.send(interim + final)])
        }
        let client = try TestHandle()
        try client.get(server)
        #expect(client.response.status == 200)
        #expect(client.response.headers["X-Interim"] == nil)
        #expect(client.response.headers["X-Final"] == "1")
        #expect(client.response.body == [7, 8])
    }

    @Test("Chunks are joined, trailers are no headers", arguments: [1, 7, 1_000, 100_000])
    func chunks(size: Int) throws {
        let body = (0..<20_000).map { UInt8(truncatingIfNeeded: $0) }
        let server = try LoopbackServer { _ in
            .chunked(200, headers: [("X-A", "1")], body: body, chunkSize: size, trailers: [("X-Late", "1")])
        }
        let client = try TestHandle()
        try client.get(server)
        #expect(client.response.body == body)
        #expect(client.response.headers["X-A"] == "1")
        #expect(client.response.headers["X-Late"] == nil)
        try client.get(server)
        #expect(server.requests.map(\.connection) == [0, 0])
    }

    @Test("An answer in pieces of one byte is whole")
    func smallPieces() throws {
        let message = Answer.message(200, headers: [("X-A", "b"), ("Content-Length", "5")], body: Array("hello".utf8))
        let server = try LoopbackServer { _ in Answer([.sendInPieces(message, size: 1)]) }
        let client = try TestHandle()
        try client.get(server)
        #expect(client.response.headers["X-A"] == "b")
        #expect(String(decoding: client.response.body, as: UTF8.self) == "hello")
    }

    @Test("A body without a length ends with the connection")
    func bodyUntilClose() throws {
        let message = Answer.message(200, headers: [], body: [1, 2, 3])
        let server = try LoopbackServer { _ in Answer([.send(message), .close]) }
        let client = try TestHandle()
        try client.get(server)
        #expect(client.response.body == [1, 2, 3])
    }

    @Test("Each answer with Connection: close is followed by a new connection")
    func connectionClose() throws {
        let server = try LoopbackServer { _ in .http(200, headers: [("Connection", "close")], thenClose: true) }
        let client = try TestHandle()
        for _ in 0..<3 { try client.get(server) }
        #expect(server.requests.map(\.connection) == [0, 1, 2])
    }

    @Test("The second answer holds nothing of the first")
    func reuse() throws {
        let server = try LoopbackServer { request in
            request.indexOnConnection == 0
                ? .http(200, headers: [("X-First", "1")], text: "a long first answer")
                : .http(201, headers: [("X-Second", "1")], text: "short")
        }
        let client = try TestHandle()
        try client.get(server)
        try client.get(server)
        #expect(client.response.status == 201)
        #expect(client.response.headers["X-First"] == nil)
        #expect(client.response.headers["X-Second"] == "1")
        #expect(client.response.body == Array("short".utf8))
    }

    @Test("A body of exactly the cap is taken, one byte more is an error")
    func bodyCap() throws {
        let server = try LoopbackServer { .http(200, body: Array(repeating: 1, count: 1_000 + $0.connection)) }
        let client = try TestHandle(maximumBodySize: 1_000)
        try client.get(server)
        #expect(client.response.body.count == 1_000)
        let other = try TestHandle(maximumBodySize: 1_000)
        let error = try #require(other.failure(server))
        #expect(error.code == .answerTooLarge)
        #expect(error.phase == .response)
    }

    @Test("Headers without end are an error")
    func headerCap() throws {
        let line = "X-A: \(String(repeating: "a", count: 1_000))\r\n"
        let endless = Array("HTTP/1.1 200 OK\r\n\(String(repeating: line, count: 400))".utf8)
        let server = try LoopbackServer { _ in Answer([.send(endless), .hold]) }
        let client = try TestHandle()
        let error = try #require(client.failure(server))
        #expect(error.phase == .response)
    }
}
