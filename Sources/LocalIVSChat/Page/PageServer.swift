internal import FlyingFox

struct PageServer: Sendable {
    static let feedPath = "/local/feed"
    static let forbidden = ServerAnswer(status: 403, body: Array("Only this machine's own programs and pages\n".utf8))
    let directory: ChatDirectory
    let reviews: ReviewService
    let feed: PageFeed
    func answer(_ request: HTTPRequest) async -> ServerAnswer? { nil }
}
struct PageFeed: WSHandler {
    func makeFrames(for client: AsyncThrowingStream<WSFrame, any Error>) async throws -> AsyncStream<WSFrame> {
        throw CancellationError()
    }
}
