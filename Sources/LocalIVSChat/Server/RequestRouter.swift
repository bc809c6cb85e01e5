internal import FlyingFox
internal import Foundation

/// Leads each HTTP request to what answers it: the messaging endpoint, the page or the control plane.
struct RequestRouter: HTTPHandler {
    let controlPlane: ControlPlane
    let directory: ChatDirectory
    let rooms: LiveRooms
    let reviews: any MessageReviewing
    let clock: ServerClock
    let random: RandomSource
    let faults: FaultInjection
    let page: PageServer

    /// More than any operation's input can have; a larger body is refused unread.
    private static let bodyLimit = 1 << 20

    func handleRequest(_ request: HTTPRequest) async throws -> HTTPResponse {
        if request.headers[.upgrade]?.lowercased() == "websocket" {
            return try await upgrade(request)
        }
        guard isFromHere(request) else { return Self.response(PageServer.forbidden) }
        if let answer = await page.answer(request) { return Self.response(answer) }
        guard request.bodySequence.count ?? 0 <= Self.bodyLimit else {
            try await request.bodySequence.discard()
            return Self.response(ServerAnswer(status: 413))
        }
        return Self.response(await controlPlane.answer(try await ReceivedRequest(request)))
    }

    private func upgrade(_ request: HTTPRequest) async throws -> HTTPResponse {
        if request.target.path() == PageServer.feedPath {
            guard isFromHere(request) else { return Self.response(PageServer.forbidden) }
            return try await WebSocketHTTPHandler(handler: page.feed).handleRequest(request)
        }
        // What the service answers a refused handshake with is not documented; these are the codes of its frames.
        guard let text = request.headers[HTTPHeader("Sec-WebSocket-Protocol")]?.split(separator: ",").first else {
            return Self.response(ServerAnswer(status: 401, body: Array("The chat token is missing\n".utf8)))
        }
        let name = text.trimmingCharacters(in: .whitespaces)
        guard let token = await directory.redeem(name) else {
            return Self.response(ServerAnswer(status: 403, body: Array("The chat token is not valid\n".utf8)))
        }
        let socket = ChatSocket(
            token: token, address: Self.address(of: request), directory: directory, rooms: rooms, reviews: reviews,
            clock: clock, random: random, faults: faults)
        var response = try await WebSocketHTTPHandler(handler: socket).handleRequest(request)
        if response.statusCode == .switchingProtocols {
            response.headers[HTTPHeader("Sec-WebSocket-Protocol")] = name
        }
        return response
    }

    /// Whether a request comes from a program on this machine, or from the page itself. Any web page can make a browser
    /// send requests to 127.0.0.1, and a name of its own can lead there; the browser then says so in these headers.
    private func isFromHere(_ request: HTTPRequest) -> Bool {
        let host = request.headers[.host] ?? ""
        let name = host.hasPrefix("[") ? host.prefix { $0 != "]" } + "]" : host.prefix { $0 != ":" }
        guard ["127.0.0.1", "localhost", "[::1]"].contains(name) else { return false }
        guard let origin = request.headers[HTTPHeader("Origin")] else { return true }
        return origin == "http://\(host)"
    }

    private static func address(of request: HTTPRequest) -> String {
        switch request.remoteAddress {
        case .ip4(let address, port: _), .ip6(let address, port: _): address
        case .unix, nil: ""
        }
    }

    private static func response(_ answer: ServerAnswer) -> HTTPResponse {
        guard !answer.isReset else { return HTTPResponse(webSocket: ClosedConnection()) }
        var headers = HTTPHeaders()
        for header in answer.headers { headers.addValue(header.value, for: HTTPHeader(header.name)) }
        return HTTPResponse(
            statusCode: HTTPStatusCode(answer.status, phrase: phrases[answer.status] ?? "Error"), headers: headers,
            body: Data(answer.body))
    }

    private static let phrases = [
        200: "OK", 204: "No Content", 400: "Bad Request", 401: "Unauthorized", 402: "Payment Required",
        403: "Forbidden", 404: "Not Found", 405: "Method Not Allowed", 409: "Conflict", 413: "Payload Too Large",
        429: "Too Many Requests", 500: "Internal Server Error", 503: "Service Unavailable",
    ]
}

/// FlyingFox closes a connection unanswered when the handler of an upgrade throws, and at no other time.
private struct ClosedConnection: WSHandler {
    func makeFrames(for client: AsyncThrowingStream<WSFrame, any Error>) async throws -> AsyncStream<WSFrame> {
        throw CancellationError()
    }
}

extension ReceivedRequest {
    /// The request with its body.
    fileprivate init(_ request: HTTPRequest) async throws {
        method = request.method.rawValue
        path = request.target.path()
        // A query that cannot be decoded is no query of this API.
        query = PercentEncoding.query(request.target.query()) ?? []
        for (name, value) in request.headers { headers[name.rawValue.lowercased()] = value }
        body = [UInt8](try await request.bodyData)
    }
}
