public import AWSClient
internal import IVSChat

/// Who the credentials belong to (AWS STS API Reference, *GetCallerIdentity*). No policy can forbid to ask.
public struct IdentityClient: Sendable {
    private let client: AWSClient

    /// A client of this configuration.
    public init(configuration: ClientConfiguration) {
        client = AWSClient(.sts, configuration: configuration)
    }

    /// The account's 12 digits.
    ///
    /// - Throws: `ServiceError`, `AWSClientError`.
    public func account() async throws -> String {
        let response = try await client.send(ServiceRequest(query: "GetCallerIdentity", of: .sts, []))
        guard response.status == 200 else {
            throw ServiceError(response, operation: "GetCallerIdentity", protocol: .query)
        }
        guard let account = try XMLElement(response.body)["GetCallerIdentityResult"]?["Account"]?.text else {
            throw AWSClientError(.malformedAnswer, "GetCallerIdentity: the answer has no account")
        }
        return account
    }
}
