/// Credentials of a role for a user who has logged in with AWS IAM Identity Center.
struct SSOCredentials: Sendable {
    let settings: ClientSettings
    let profile: ConfigFile.Section
    let title: String

    func load() async throws(CredentialsFailure) -> Credentials {
        let session = try SSOSession(settings: settings, profile: profile, title: title)
        let account = try required("sso_account_id")
        let role = try required("sso_role_name")
        let token = try await SSOToken(session: session, settings: settings).current()
        let configuration = settings.configuration(region: session.region, credentials: nil)
        let client = AWSClient(.sso, settings: ClientSettings(settings, configuration: configuration))
        let request = ServiceRequest(
            operation: "GetRoleCredentials", method: "GET", path: "/federation/credentials",
            query: [("role_name", role), ("account_id", account)], headers: [("x-amz-sso_bearer_token", token)])
        let response = try await client.response(
            to: request, for: "the SSO role \(role) of account \(account) (\(session.advice))")
        guard let fields = (try? JSONFields(response.body))?.object("roleCredentials"),
            let keyID = fields.text("accessKeyId"), let secret = fields.text("secretAccessKey"),
            let milliseconds = fields.integer("expiration")
        else { throw CredentialsFailure(reason: "the answer of the SSO portal has no roleCredentials") }
        return Credentials(
            accessKeyID: keyID, secretAccessKey: secret, sessionToken: fields.text("sessionToken"),
            expiration: Timestamp(millisecondsSince1970: milliseconds), accountID: account, source: "SSO of \(title)")
    }

    private func required(_ key: String) throws(CredentialsFailure) -> String {
        guard let value = profile.values[key], !value.isEmpty else {
            throw CredentialsFailure(reason: "\(title) uses SSO, but has no \(key)")
        }
        return value
    }
}

/// Where a profile logs in.
struct SSOSession: Sendable {
    /// The name of the `sso-session` section; nil for the older form, whose tokens cannot be renewed.
    let name: String?
    let startURL: String
    let region: String
    /// What the user can do about a token.
    let advice: String

    init(settings: ClientSettings, profile: ConfigFile.Section, title: String) throws(CredentialsFailure) {
        var section = profile
        var place = title
        name = profile.values["sso_session"].flatMap { $0.isEmpty ? nil : $0 }
        if let name {
            place = "[sso-session \(name)]"
            guard let found = settings.shared.ssoSessions[name] else {
                throw CredentialsFailure(
                    reason: "\(title) names \(place), which is not in \(settings.shared.configPath)")
            }
            section = found
            advice = "log in with aws sso login --sso-session \(name)"
        } else {
            advice = "log in with aws sso login --profile \(settings.profileName)"
        }
        func required(_ key: String) throws(CredentialsFailure) -> String {
            guard let value = section.values[key], !value.isEmpty else {
                throw CredentialsFailure(reason: "\(place) has no \(key)")
            }
            return value
        }
        startURL = try required("sso_start_url")
        region = try required("sso_region")
    }
}
