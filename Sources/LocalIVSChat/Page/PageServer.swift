internal import FlyingFox
internal import Foundation
internal import IVSChat

/// The page, and the few calls that only the page makes.
struct PageServer: Sendable {
    /// Where the page hears what happens.
    static let feedPath = "/local/feed"

    static let forbidden = ServerAnswer(
        status: 403, body: Array("Only programs and pages of this machine are served.\n".utf8))

    let directory: ChatDirectory
    let feed: PageFeed

    /// The answer to a request of the page; nil for any other.
    func answer(_ request: HTTPRequest) async -> ServerAnswer? {
        switch (request.method.rawValue, request.target.path()) {
        case ("GET", "/"): Self.file(PackageResources.page_html, "text/html; charset=utf-8")
        case ("GET", "/local/page.css"): Self.file(PackageResources.page_css, "text/css; charset=utf-8")
        case ("GET", "/local/page.js"): Self.file(PackageResources.page_js, "text/javascript; charset=utf-8")
        case ("GET", "/local/rooms"): await rooms()
        case ("GET", "/local/state"): Self.json(200, .array(feed.snapshot.map(JSONKind.object)))
        case ("POST", "/local/join"): await join((try? await request.bodyData).map([UInt8].init) ?? [])
        default: nil
        }
    }

    /// Nothing but the page's own files may run or be shown in it.
    private static let policy = """
        default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; \
        connect-src 'self' ws://127.0.0.1:* ws://localhost:*; base-uri 'none'; form-action 'none'; frame-ancestors 'none'
        """

    private static func file(_ bytes: [UInt8], _ type: String) -> ServerAnswer {
        ServerAnswer(
            status: 200,
            headers: [
                ("Content-Type", type), ("Content-Security-Policy", policy), ("X-Content-Type-Options", "nosniff"),
                ("Cache-Control", "no-store"),
            ], body: bytes)
    }

    private func rooms() async -> ServerAnswer {
        let rooms = await directory.rooms.values.sorted { $0.revision > $1.revision }
        return Self.json(
            200,
            .array(
                rooms.map { room in
                    .object([
                        "arn": .string(room.arn), "name": .string(room.name), "reviewed": .boolean(room.isReviewed),
                    ])
                }))
    }

    /// Makes a chat token: a backend's work, which the page has none for.
    private func join(_ body: [UInt8]) async -> ServerAnswer {
        let wish = JSONObject(parsing: body) ?? [:]
        let isModerator = wish["role"]?.stringValue == "moderator"
        var input: JSONObject = [
            "capabilities": isModerator ? ["SEND_MESSAGE", "DELETE_MESSAGE", "DISCONNECT_USER"] : ["SEND_MESSAGE"],
            "attributes": ["role": .string(isModerator ? "moderator" : "viewer")],
        ]
        input["roomIdentifier"] = wish["room"]
        input["userId"] = wish["user"]
        do throws(OperationFailure) {
            let token = try await directory.createChatToken(ChatOperation.createChatToken.checked(input))
            return Self.json(200, .object(token))
        } catch {
            return Self.json(error.status, .object(error.members))
        }
    }

    private static func json(_ status: Int, _ value: JSONKind) -> ServerAnswer {
        ServerAnswer(
            status: status, headers: [("Content-Type", "application/json"), ("Cache-Control", "no-store")],
            body: value.bytes)
    }
}
