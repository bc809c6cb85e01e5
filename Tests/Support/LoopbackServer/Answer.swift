/// What the server does after one request: a list of steps on its socket.
public struct Answer: Sendable {
    /// One step.
    public enum Step: Sendable {
        /// Writes these bytes at once.
        case send([UInt8])
        /// Writes these bytes in pieces of `size`, each a write of its own.
        case sendInPieces([UInt8], size: Int)
        /// Waits.
        case pause(Duration)
        /// Sends nothing and waits until the client goes away or the server stops.
        case hold
        /// Closes the connection in good order (FIN).
        case close
        /// Tears the connection down (RST, by SO_LINGER of 0).
        case reset
    }

    /// The steps, in order. Without a `close` or `reset` the connection stays open for the next request.
    public var steps: [Step]

    /// An answer of these steps.
    public init(_ steps: [Step]) {
        self.steps = steps
    }

    /// A complete HTTP answer with its `Content-Length`.
    public static func http(
        _ status: Int, headers: [(String, String)] = [], body: [UInt8] = [], thenClose: Bool = false
    ) -> Answer {
        let bytes = message(status, headers: headers + [("Content-Length", "\(body.count)")], body: body)
        return Answer([.send(bytes)] + (thenClose ? [.close] : []))
    }

    /// A complete HTTP answer with a text body.
    public static func http(_ status: Int, headers: [(String, String)] = [], text: String) -> Answer {
        http(status, headers: headers, body: Array(text.utf8))
    }

    /// A complete HTTP answer in chunks of `chunkSize` bytes, with these trailers (RFC 9112 §7.1).
    public static func chunked(
        _ status: Int, headers: [(String, String)] = [], body: [UInt8], chunkSize: Int,
        trailers: [(String, String)] = []
    ) -> Answer {
        var bytes = message(status, headers: headers + [("Transfer-Encoding", "chunked")], body: [])
        for start in stride(from: 0, to: body.count, by: chunkSize) {
            let chunk = body[start..<min(start + chunkSize, body.count)]
            bytes += Array("\(String(chunk.count, radix: 16))\r\n".utf8) + chunk + Array("\r\n".utf8)
        }
        let lines = trailers.map { "\($0.0): \($0.1)\r\n" }.joined()
        return Answer([.send(bytes + Array("0\r\n\(lines)\r\n".utf8))])
    }

    /// The bytes of an HTTP message, headers exactly as given.
    public static func message(_ status: Int, headers: [(String, String)], body: [UInt8]) -> [UInt8] {
        let lines = headers.map { "\($0.0): \($0.1)\r\n" }.joined()
        return Array("HTTP/1.1 \(status) Scripted\r\n\(lines)\r\n".utf8) + body
    }
}
