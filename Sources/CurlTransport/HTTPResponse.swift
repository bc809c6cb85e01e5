/// The answer to one exchange. A value handed to `EasyHandle.perform` again and again keeps the capacity of its buffers.
public struct HTTPResponse: Sendable {
    /// The status code (RFC 9110 §15); 0 until a complete answer has come.
    public internal(set) var status = 0
    /// The header fields of the final answer: none of an interim (1xx) answer, no trailers.
    public internal(set) var headers = HTTPHeaders()
    /// The body, without its transfer coding.
    public internal(set) var body: [UInt8] = []

    /// What decides about the next piece to come.
    var reception = Reception()

    /// An empty response to be filled by `EasyHandle.perform`.
    public init() {}
}
