/// A role taken with a web identity token, as the environment names them: the way of EKS's service accounts.
struct WebIdentityCredentials: CredentialsSource {
    let settings: ClientSettings
    let sts: RoleService

    var name: String { "web identity" }

    func load() async throws(CredentialsFailure) -> CredentialsOutcome {
        guard let file = settings.variable("AWS_WEB_IDENTITY_TOKEN_FILE") else {
            return .absent(reason: "AWS_WEB_IDENTITY_TOKEN_FILE is not set")
        }
        guard let arn = settings.variable("AWS_ROLE_ARN") else {
            throw CredentialsFailure(reason: "AWS_WEB_IDENTITY_TOKEN_FILE is set, but AWS_ROLE_ARN is not")
        }
        let role = RoleService.Role(arn: arn, sessionName: settings.variable("AWS_ROLE_SESSION_NAME"))
        return .found(try await sts.assume(role, tokenFile: file))
    }
}
