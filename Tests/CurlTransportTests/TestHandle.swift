import CurlTransport
import LoopbackServer

/// One handle and the answer it fills, as the tests of this folder use them.
final class TestHandle {
    var handle: EasyHandle
    var response = HTTPResponse()

    init(maximumBodySize: Int = 1 << 20) throws {
        handle = try EasyHandle(
            TransportOptions(
                userAgent: "tests/1", connectTimeout: .seconds(10), maximumBodySize: maximumBodySize))
    }

    func get(_ server: LoopbackServer, timeout: Duration? = nil) throws(TransportError) {
        try handle.perform(HTTPRequest(.get, url: "http://\(server.address)/a", timeout: timeout), into: &response)
    }

    func post(
        _ server: LoopbackServer, _ body: [UInt8], needsFreshConnection: Bool = false
    ) throws(TransportError) {
        let request = HTTPRequest(
            .post, url: "http://\(server.address)/a", body: body, needsFreshConnection: needsFreshConnection)
        try handle.perform(request, into: &response)
    }

    /// The error of one GET, or nil when it succeeds.
    func failure(_ server: LoopbackServer, timeout: Duration? = nil) -> TransportError? {
        do {
            try get(server, timeout: timeout)
            return nil
        } catch {
            return error
        }
    }
}
