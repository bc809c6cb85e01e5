import CurlTransport
import LoopbackServer
import Testing

@Suite("Methods", .timeLimit(.minutes(20)))
struct MethodTests {
    @Test("Each method goes by its name, with a body where it has one")
    func names() throws {
        let server = try LoopbackServer { _ in .http(200) }
        let client = try TestHandle()
        let methods: [HTTPRequest.Method] = [.get, .head, .post, .put, .patch, .delete, .get]
        for method in methods {
            let request = HTTPRequest(
                method, url: "http://\(server.address)/a", headers: ["Content-Type: text/plain"], body: [1, 2])
            try client.handle.perform(request, into: &client.response)
        }
        #expect(server.requests.map(\.method) == ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "GET"])
        #expect(server.requests.map(\.body) == [[], [], [1, 2], [1, 2], [1, 2], [1, 2], []])
        #expect(server.requests.map(\.connection) == Array(repeating: 0, count: 7))
    }

    @Test("An empty body has a length with PUT and none with DELETE")
    func emptyBodies() throws {
        let server = try LoopbackServer { _ in .http(200) }
        let client = try TestHandle()
        for method: HTTPRequest.Method in [.put, .delete] {
            let request = HTTPRequest(method, url: "http://\(server.address)/a", headers: ["Content-Type:", "Accept:"])
            try client.handle.perform(request, into: &client.response)
        }
        #expect(server.requests.map { $0.header("Content-Length") } == ["0", nil])
        #expect(server.requests.map { $0.header("Content-Type") } == [nil, nil])
        #expect(server.requests.map { $0.header("Accept") } == [nil, nil])
    }

    @Test("A HEAD answers with the headers alone, and the next GET with its body")
    func head() throws {
        let server = try LoopbackServer { request in
            let whole = Answer.message(200, headers: [("Content-Length", "3"), ("X-A", "b")], body: [1, 2, 3])
            return Answer([.send(request.method == "HEAD" ? whole.dropLast(3) + [] : whole)])
        }
        let client = try TestHandle()
        try client.handle.perform(HTTPRequest(.head, url: "http://\(server.address)/a"), into: &client.response)
        #expect(client.response.headers["X-A"] == "b")
        #expect(client.response.body.isEmpty)
        try client.get(server)
        #expect(client.response.body == [1, 2, 3])
    }
}
