/// Cuts the bytes of one connection into requests.
struct RequestReader {
    let descriptor: Int32
    let connection: Int
    private var bytes: [UInt8] = []
    private var count = 0

    init(descriptor: Int32, connection: Int) {
        self.descriptor = descriptor
        self.connection = connection
    }

    /// The next complete request; nil when the client has closed, or sends what is not HTTP/1.1.
    mutating func next() -> RecordedRequest? {
        let separator = Array("\r\n\r\n".utf8)
        while bytes.firstRange(of: separator) == nil {
            guard receive() else { return nil }
        }
        guard let end = bytes.firstRange(of: separator)?.upperBound,
            let head = RecordedRequest(
                head: bytes[..<end], body: [], connection: connection, indexOnConnection: count)
        else { return nil }
        let length = head.header("Content-Length").flatMap { Int($0) } ?? 0
        while bytes.count < end + length {
            guard receive() else { return nil }
        }
        let request = RecordedRequest(
            head: bytes[..<end], body: Array(bytes[end..<(end + length)]), connection: connection,
            indexOnConnection: count)
        bytes.removeSubrange(..<(end + length))
        count += 1
        return request
    }

    private mutating func receive() -> Bool {
        let piece = LoopbackSocket.receive(descriptor)
        bytes += piece
        return !piece.isEmpty
    }
}
