/// Why an exchange has no complete answer. It says where it failed, never what was sent or received.
public struct TransportError: Error, Sendable, Equatable, CustomStringConvertible {
    /// libcurl's number for the error (libcurl-errors(3)); negative numbers are this library's own.
    public struct Code: RawRepresentable, Hashable, Sendable {
        /// The number.
        public let rawValue: Int32

        /// The code with this number.
        public init(rawValue: Int32) {
            self.rawValue = rawValue
        }

        /// The URL cannot be read.
        public static let malformedURL = Code(rawValue: 3)
        /// The proxy's host name has no address.
        public static let couldNotResolveProxy = Code(rawValue: 5)
        /// The host name has no address.
        public static let couldNotResolve = Code(rawValue: 6)
        /// No connection: refused, unreachable.
        public static let couldNotConnect = Code(rawValue: 7)
        /// The connection ended before the answer did.
        public static let truncated = Code(rawValue: 18)
        /// The time-out of the connection or of the exchange has passed.
        public static let timedOut = Code(rawValue: 28)
        /// The TLS handshake failed.
        public static let handshakeFailed = Code(rawValue: 35)
        /// The connection ended before the answer began.
        public static let emptyAnswer = Code(rawValue: 52)
        /// The handle's interruption came before the answer did.
        public static let interrupted = Code(rawValue: 42)
        /// Sending failed.
        public static let sendFailed = Code(rawValue: 55)
        /// Receiving failed: the connection was reset.
        public static let receiveFailed = Code(rawValue: 56)
        /// The other side's certificate is not trusted, has expired, or is for another host.
        public static let peerNotTrusted = Code(rawValue: 60)
        /// The file of trusted certificates cannot be read.
        public static let badCABundle = Code(rawValue: 77)
        /// The answer is larger than the options allow.
        public static let answerTooLarge = Code(rawValue: -1)
        /// A header line or the URL holds a control character.
        public static let controlCharacter = Code(rawValue: -2)
        /// libcurl gave no handle.
        public static let noHandle = Code(rawValue: -3)
    }

    /// How far the exchange had come.
    public enum Phase: Sendable, Equatable {
        /// Nothing was tried on the network.
        case preparation
        /// No connection: the other side has received nothing.
        case connection
        /// The request was sent, at least in part, and no byte of an answer came.
        case request
        /// The answer had begun.
        case response
    }

    /// What went wrong.
    public let code: Code
    /// How far the exchange had come.
    public let phase: Phase
    /// libcurl's sentence about it.
    public let text: String

    /// An error with these facts.
    public init(code: Code, phase: Phase, text: String) {
        self.code = code
        self.phase = phase
        self.text = text
    }

    /// The three facts in one line.
    public var description: String { "\(text) (libcurl \(code.rawValue), \(phase))" }
}
