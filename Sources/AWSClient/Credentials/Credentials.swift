public import SigV4

/// Credentials, when they end, and where they came from. No description shows the secret parts.
public struct Credentials: Sendable, Equatable, CustomStringConvertible, CustomDebugStringConvertible {
    /// What requests are signed with.
    public var signing: SigningCredentials
    /// When they stop counting; nil for those that do not.
    public var expiration: Timestamp?
    /// The account's 12 digits, where the source told them.
    public var accountID: String?
    /// Where they came from, in words: `environment`, `profile "work"` …
    public var source: String

    /// Credentials of these parts.
    public init(
        accessKeyID: String, secretAccessKey: String, sessionToken: String? = nil, expiration: Timestamp? = nil,
        accountID: String? = nil, source: String = "the program"
    ) {
        signing = SigningCredentials(
            accessKeyID: accessKeyID, secretAccessKey: secretAccessKey, sessionToken: sessionToken)
        self.expiration = expiration
        self.accountID = accountID
        self.source = source
    }

    /// The access key id, the source and the end.
    public var description: String {
        "\(signing.accessKeyID) from \(source)" + (expiration.map { ", until \($0.text)" } ?? "")
    }

    /// The same as `description`.
    public var debugDescription: String { description }
}

/// One place that credentials may come from.
protocol CredentialsSource: Sendable {
    /// The place in words, for messages.
    var name: String { get }

    /// Credentials, or why this place has none.
    ///
    /// - Throws: When the place is set up and fails. The chain then ends: credentials of a later place would be those of
    ///   somebody else.
    func load() async throws(CredentialsFailure) -> CredentialsOutcome
}

/// What a source has to say when it did not fail.
enum CredentialsOutcome: Sendable {
    case found(Credentials)
    case absent(reason: String)
}

/// What went wrong in a source, and what to do: one sentence without its full stop.
struct CredentialsFailure: Error, Equatable {
    let reason: String
}
