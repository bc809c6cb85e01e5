/// What a request is signed with. Its description shows the access key id and nothing else.
public struct SigningCredentials: Sendable, Equatable, CustomStringConvertible, CustomDebugStringConvertible {
    /// The public half: `AKIA…`, or `ASIA…` for temporary credentials.
    public var accessKeyID: String
    /// The secret half.
    public var secretAccessKey: String
    /// Sent along with temporary credentials.
    public var sessionToken: String?

    /// Credentials of these parts.
    public init(accessKeyID: String, secretAccessKey: String, sessionToken: String? = nil) {
        self.accessKeyID = accessKeyID
        self.secretAccessKey = secretAccessKey
        self.sessionToken = sessionToken
    }

    /// The access key id.
    public var description: String { "SigningCredentials(\(accessKeyID))" }

    /// The access key id.
    public var debugDescription: String { description }
}
