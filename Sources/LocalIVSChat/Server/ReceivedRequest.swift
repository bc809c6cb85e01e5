/// A request as it came over the wire.
struct ReceivedRequest: Sendable {
    var method: String
    /// Still percent-encoded.
    var path: String
    /// Decoded, in the order of the wire.
    var query: [(name: String, value: String)] = []
    /// By lower-case name.
    var headers: [String: String] = [:]
    var body: [UInt8] = []

    /// The value of a header, by its lower-case name.
    func header(_ name: String) -> String? { headers[name] }
}

/// What is sent back.
struct ServerAnswer: Sendable {
    var status: Int
    var headers: [(name: String, value: String)] = []
    var body: [UInt8] = []
    /// Whether the connection is closed in place of an answer.
    var isReset = false

    static let reset = ServerAnswer(status: 0, isReset: true)
}
