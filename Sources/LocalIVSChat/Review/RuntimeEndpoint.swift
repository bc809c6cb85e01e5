internal import FlyingFox
internal import FlyingSocks
internal import Foundation
internal import IVSChat

/// The Lambda Runtime API of one handler process (AWS Lambda Developer Guide, *Using the Lambda runtime API*).
struct RuntimeEndpoint: HTTPHandler {
    let pool: HandlerPool
    let environment: Int
    let clock: ServerClock
    /// How long the function may take for an event, in ns.
    let timeLimit: UInt64

    private static let prefix = "/2018-06-01/runtime/"
    /// An answer may have 6 MiB and 100 bytes.
    private static let responseLimit = 6 << 20 + 100

    /// Serves until the task is cancelled; `ready` is told the port.
    func run(_ ready: @Sendable @escaping (UInt16) async -> Void) async throws {
        // A handler waits for its next event without any limit.
        let server = HTTPServer(
            address: try .inet(ip4: "127.0.0.1", port: 0), timeout: 1e9,
            pool: try ServerSocketPool(writeLimit: 10_000_000_000, hasReserve: false), logger: .disabled, handler: self)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await server.run() }
            group.addTask {
                try await server.waitUntilListening()
                if case .ip4(_, let port)? = await server.listeningAddress { await ready(port) }
            }
            defer { group.cancelAll() }
            try await group.next()
            try await group.next()
        }
    }

    func handleRequest(_ request: HTTPRequest) async throws -> HTTPResponse {
        let path = request.target.path()
        guard path.hasPrefix(Self.prefix) else { return Self.failure(404, "ResourceNotFound") }
        let parts = path.dropFirst(Self.prefix.count).split(separator: "/").map(String.init)
        switch (request.method.rawValue, parts.count, parts.first, parts.last) {
        case ("GET", 2, "invocation", "next"): return await next()
        case ("POST", 3, "invocation", "response"): return try await response(to: parts[1], request)
        case ("POST", 3, "invocation", "error"): return try await error(of: parts[1], request)
        case ("POST", 2, "init", "error"):
            await pool.failInitialization(environment, type: try await Self.errorType(request))
            return Self.accepted
        default: return Self.failure(404, "ResourceNotFound")
        }
    }

    private func next() async -> HTTPResponse {
        guard let invocation = await pool.next(environment) else { return Self.failure(403, "InvalidStateTransition") }
        let now = clock.now()
        let deadline = now.seconds * 1000 + Int64(now.nanoseconds) / 1_000_000 + Int64(timeLimit / 1_000_000)
        return HTTPResponse(
            statusCode: .ok,
            headers: [
                .contentType: "application/json",
                HTTPHeader("Lambda-Runtime-Aws-Request-Id"): invocation.requestID,
                HTTPHeader("Lambda-Runtime-Deadline-Ms"): String(deadline),
                HTTPHeader("Lambda-Runtime-Invoked-Function-Arn"):
                    "arn:aws:lambda:us-west-2:123456789012:function:review",
            ], body: Data(invocation.event))
    }

    private func response(to requestID: String, _ request: HTTPRequest) async throws -> HTTPResponse {
        guard request.bodySequence.count ?? 0 <= Self.responseLimit else {
            try await request.bodySequence.discard()
            _ = await pool.answer(
                environment, requestID: requestID, .failure(.error(type: "Function.ResponseSizeTooLarge")))
            return Self.failure(413, "RequestEntityTooLarge")
        }
        let body = [UInt8](try await request.bodyData)
        let isTaken = await pool.answer(environment, requestID: requestID, .answer(body))
        return isTaken ? Self.accepted : Self.failure(400, "InvalidRequestID")
    }

    private func error(of requestID: String, _ request: HTTPRequest) async throws -> HTTPResponse {
        let type = try await Self.errorType(request)
        let isTaken = await pool.answer(environment, requestID: requestID, .failure(.error(type: type)))
        return isTaken ? Self.accepted : Self.failure(400, "InvalidRequestID")
    }

    /// The type of an error that a handler reports, from its body or its header.
    private static func errorType(_ request: HTTPRequest) async throws -> String {
        let body = [UInt8](try await request.bodyData)
        let object = JSONObject(parsing: body)
        let type =
            object?["errorType"]?.stringValue
            ?? request.headers[HTTPHeader("Lambda-Runtime-Function-Error-Type")] ?? "Runtime.Unknown"
        let message = object?["errorMessage"]?.stringValue.map { ": \($0)" } ?? ""
        return String((type + message).prefix(500))
    }

    private static let accepted = json(202, ["status": "OK"])

    private static func failure(_ status: Int, _ type: String) -> HTTPResponse {
        json(status, ["errorMessage": .string(type), "errorType": .string(type)])
    }

    private static func json(_ status: Int, _ object: JSONObject) -> HTTPResponse {
        HTTPResponse(
            statusCode: HTTPStatusCode(status, phrase: status == 202 ? "Accepted" : "Error"),
            headers: [.contentType: "application/json"], body: Data(object.bytes))
    }
}
