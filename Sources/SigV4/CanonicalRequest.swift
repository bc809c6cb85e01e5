public import Digest

/// Stage 1 of a signature: the request in the one form that both sides can compute ("Create a canonical request", IAM
/// User Guide), for services other than Amazon S3.
public struct CanonicalRequest: Sendable, Equatable {
    /// The canonical request.
    public let text: String
    /// The names of the signed headers, sorted, joined by `;`.
    public let signedHeaders: String

    /// The canonical form of `request`.
    public init(_ request: SignableRequest) {
        let headers = Self.canonicalHeaders(request.headers)
        signedHeaders = headers.map(\.name).joined(separator: ";")
        text = [
            request.method,
            Self.path(request.path),
            Self.query(request.query),
            headers.map { "\($0.name):\($0.value)\n" }.joined(),
            signedHeaders,
            request.bodyHash,
        ].joined(separator: "\n")
    }

    /// The lower-case hexadecimal SHA-256 of the text.
    public func hash() throws(DigestError) -> String {
        hexadecimal(try SHA256.digest(of: Array(text.utf8)))
    }

    /// The path on the wire, without dot segments and empty segments, encoded once more.
    static func path(_ path: String) -> String {
        var segments: [Substring] = []
        for segment in path.split(separator: "/", omittingEmptySubsequences: true) where segment != "." {
            if segment == ".." {
                _ = segments.popLast()
            } else {
                segments.append(segment)
            }
        }
        let end = path.utf8.last == UInt8(ascii: "/") && !segments.isEmpty ? "/" : ""
        return URIEncoding.encodePath("/" + segments.joined(separator: "/") + end)
    }

    /// Encoded first, then sorted by the bytes of the name, then of the value.
    static func query(_ items: [(name: String, value: String)]) -> String {
        items.map { (name: URIEncoding.encode($0.name), value: URIEncoding.encode($0.value)) }
            .sorted { $0.name == $1.name ? precedes($0.value, $1.value) : precedes($0.name, $1.name) }
            .map { "\($0.name)=\($0.value)" }
            .joined(separator: "&")
    }

    /// Lower-case names, sorted; the values of a repeated name joined by commas in their order.
    private static func canonicalHeaders(
        _ headers: [(name: String, value: String)]
    ) -> [(name: String, value: String)] {
        var values: [String: String] = [:]
        for header in headers {
            let name = header.name.lowercased()
            guard !unsignedHeaders.contains(name) else { continue }
            let value = collapsed(header.value)
            values[name] = values[name].map { "\($0),\(value)" } ?? value
        }
        return values.sorted { precedes($0.key, $1.key) }.map { (name: $0.key, value: $0.value) }
    }

    /// Without white space at the ends, and one space for each run inside.
    private static func collapsed(_ value: String) -> String {
        value.utf8.split { $0 == UInt8(ascii: " ") || (0x09...0x0D).contains($0) }
            .map { String(decoding: $0, as: UTF8.self) }
            .joined(separator: " ")
    }

    private static func precedes(_ first: String, _ second: String) -> Bool {
        first.utf8.lexicographicallyPrecedes(second.utf8)
    }

    /// Headers that a proxy or a transport may change on the way (botocore's list), and the signature itself.
    private static let unsignedHeaders: Set<String> = [
        "authorization", "connection", "expect", "keep-alive", "proxy-authenticate", "proxy-authorization",
        "proxy-connection", "te", "trailer", "transfer-encoding", "upgrade", "user-agent", "x-amzn-trace-id",
    ]
}
