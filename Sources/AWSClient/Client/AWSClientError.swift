/// Why a request has no answer of its service. An answer with an error status is no error here.
public struct AWSClientError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What kind of problem it is.
    public enum Code: Sendable, Hashable {
        /// A configuration file or a setting cannot be used.
        case invalidConfiguration
        /// No region is set.
        case missingRegion
        /// No source had credentials, or the one that is set up failed.
        case noCredentials
        /// The endpoint could not be reached, or the connection broke.
        case transport
        /// The time for the whole call has passed.
        case timedOut
        /// The answer is cut off or no valid text of its kind.
        case malformedAnswer
        /// libcrypto could not compute the signature.
        case signing
    }

    /// What kind of problem it is.
    public let code: Code
    /// One sentence: what is wrong, where, and what to do. It holds no secret and no text of the request.
    public let message: String
    /// How often the request was sent.
    public let attempts: Int

    /// An error of this kind.
    public init(_ code: Code, _ message: String, attempts: Int = 0) {
        self.code = code
        self.message = message
        self.attempts = attempts
    }

    /// Whether what is set up here is at fault (exit code 253), not the service or the way to it (254).
    public var isConfiguration: Bool {
        switch code {
        case .invalidConfiguration, .missingRegion, .noCredentials: true
        case .transport, .timedOut, .malformedAnswer, .signing: false
        }
    }

    /// The message.
    public var description: String { message }
}
