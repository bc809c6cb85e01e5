/// One request as it came over the socket, whole.
public struct RecordedRequest: Sendable {
    /// The number of the connection, from 0, in the order of acceptance.
    public let connection: Int
    /// The number of the request on its connection, from 0.
    public let indexOnConnection: Int
    /// `GET`, `POST` …
    public let method: String
    /// The request target as sent, not decoded: path and query.
    public let target: String
    /// Names and values in the order in which they came, names as written by the client.
    public let headers: [(name: String, value: String)]
    /// The body.
    public let body: [UInt8]

    /// The value of the first header of this name, whatever its case.
    public func header(_ name: String) -> String? {
        headers.first { $0.name.lowercased() == name.lowercased() }?.value
    }

    /// The body as text.
    public var text: String { String(decoding: body, as: UTF8.self) }

    /// Reads the request line and the header lines; nil when they are not HTTP/1.1.
    init?(head: some Collection<UInt8>, body: [UInt8], connection: Int, indexOnConnection: Int) {
        let lines = String(decoding: head, as: UTF8.self).split(separator: "\r\n", omittingEmptySubsequences: true)
        let words = lines.first?.split(separator: " ") ?? []
        guard words.count == 3, words[2] == "HTTP/1.1" else { return nil }
        self.connection = connection
        self.indexOnConnection = indexOnConnection
        self.body = body
        method = String(words[0])
        target = String(words[1])
        headers = lines.dropFirst().compactMap { line in
            guard let colon = line.firstIndex(of: ":") else { return nil }
            let value = line[line.index(after: colon)...].drop { $0 == " " }
            return (name: String(line[..<colon]), value: String(value))
        }
    }
}
