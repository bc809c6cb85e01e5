/// Keys in the environment.
struct EnvironmentCredentials: CredentialsSource {
    let settings: ClientSettings

    var name: String { "environment" }

    func load() async throws(CredentialsFailure) -> CredentialsOutcome {
        let keyID = settings.variable("AWS_ACCESS_KEY_ID")
        let secret = settings.variable("AWS_SECRET_ACCESS_KEY")
        switch (keyID, secret) {
        case (nil, nil):
            return .absent(reason: "AWS_ACCESS_KEY_ID is not set")
        case (_?, nil):
            throw CredentialsFailure(reason: "AWS_ACCESS_KEY_ID is set, but AWS_SECRET_ACCESS_KEY is not")
        case (nil, _?):
            throw CredentialsFailure(reason: "AWS_SECRET_ACCESS_KEY is set, but AWS_ACCESS_KEY_ID is not")
        case (let keyID?, let secret?):
            return .found(
                Credentials(
                    accessKeyID: keyID, secretAccessKey: secret,
                    sessionToken: settings.variable("AWS_SESSION_TOKEN") ?? settings.variable("AWS_SECURITY_TOKEN"),
                    expiration: try expiration(), accountID: settings.variable("AWS_ACCOUNT_ID"), source: name))
        }
    }

    private func expiration() throws(CredentialsFailure) -> Timestamp? {
        guard let text = settings.variable("AWS_CREDENTIAL_EXPIRATION") else { return nil }
        guard let expiration = Timestamp(iso8601: text) else {
            throw CredentialsFailure(
                reason: "AWS_CREDENTIAL_EXPIRATION is no ISO 8601 time: set it like 2026-01-02T03:04:05Z")
        }
        return expiration
    }
}
