/// What a profile of the shared files says: a role, keys, SSO, or a program.
struct ProfileCredentials: CredentialsSource {
    let settings: ClientSettings
    let region: String
    let sts: RoleService
    let container: ContainerCredentials
    let instance: InstanceCredentials

    var name: String { settings.profileTitle }

    func load() async throws(CredentialsFailure) -> CredentialsOutcome {
        guard settings.shared.profiles[settings.profileName] != nil else {
            let files = "\(settings.shared.configPath) and \(settings.shared.credentialsPath)"
            return .absent(reason: "not in \(files)")
        }
        guard let credentials = try await credentials(of: settings.profileName, visited: []) else {
            return .absent(reason: "it has no credentials")
        }
        return .found(credentials)
    }

    /// The credentials of one profile of a chain; nil when it names none.
    ///
    /// In the first profile a role comes before keys. In a profile that another names as its source, or that names itself,
    /// the keys come first (as in botocore and AWS's SDK for Rust).
    private func credentials(of name: String, visited: [String]) async throws(CredentialsFailure) -> Credentials? {
        guard let profile = settings.shared.profiles[name] else {
            throw CredentialsFailure(
                reason:
                    "source_profile \"\(name)\" is in neither \(settings.shared.configPath) nor \(settings.shared.credentialsPath)"
            )
        }
        let title = "profile \"\(name)\""
        if !visited.isEmpty, let keys = try keys(of: profile, title) { return keys }
        guard !visited.contains(name) else {
            let chain = (visited + [name]).joined(separator: " → ")
            throw CredentialsFailure(reason: "the source_profile settings go in a circle: \(chain)")
        }
        if let arn = Self.value("role_arn", profile) {
            return try await role(arn, profile, title, visited: visited + [name])
        }
        if let keys = try keys(of: profile, title) { return keys }
        if Self.value("sso_session", profile) != nil || Self.value("sso_start_url", profile) != nil {
            return try await SSOCredentials(settings: settings, profile: profile, title: title).load()
        }
        if let command = Self.value("credential_process", profile) {
            return try await ProcessCredentials(command: command, settings: settings).load()
        }
        guard Self.value("login_session", profile) == nil else {
            throw CredentialsFailure(
                reason: """
                    \(title) has login_session, which is not read here: give it \
                    credential_process = aws configure export-credentials --format process --profile NAME
                    """)
        }
        return nil
    }

    private func keys(of profile: ConfigFile.Section, _ title: String) throws(CredentialsFailure) -> Credentials? {
        switch (Self.value("aws_access_key_id", profile), Self.value("aws_secret_access_key", profile)) {
        case (nil, nil):
            return nil
        case (_?, nil):
            throw CredentialsFailure(reason: "\(title) has aws_access_key_id, but no aws_secret_access_key")
        case (nil, _?):
            throw CredentialsFailure(reason: "\(title) has aws_secret_access_key, but no aws_access_key_id")
        case (let keyID?, let secret?):
            return Credentials(
                accessKeyID: keyID, secretAccessKey: secret, sessionToken: Self.value("aws_session_token", profile),
                accountID: Self.value("aws_account_id", profile), source: title)
        }
    }

    private func role(
        _ arn: String, _ profile: ConfigFile.Section, _ title: String, visited: [String]
    ) async throws(CredentialsFailure) -> Credentials {
        var role = RoleService.Role(
            arn: arn, sessionName: Self.value("role_session_name", profile),
            externalID: Self.value("external_id", profile), durationSeconds: try Self.duration(profile, title))
        if let file = Self.value("web_identity_token_file", profile) {
            return try await sts.assume(role, tokenFile: file)
        }
        let source = try await source(profile, title, visited: visited)
        if let serialNumber = Self.value("mfa_serial", profile) {
            role.serialNumber = serialNumber
            role.tokenCode = try await multiFactorCode(serialNumber, title)
        }
        return try await sts.assume(role, with: source)
    }

    /// Who takes the role.
    private func source(
        _ profile: ConfigFile.Section, _ title: String, visited: [String]
    ) async throws(CredentialsFailure) -> Credentials {
        switch (Self.value("source_profile", profile), Self.value("credential_source", profile)) {
        case (_?, _?):
            throw CredentialsFailure(reason: "\(title) has source_profile and credential_source: remove one of them")
        case (nil, nil):
            throw CredentialsFailure(
                reason: "\(title) has role_arn, but no source_profile, credential_source or web_identity_token_file")
        case (let name?, nil):
            guard let credentials = try await credentials(of: name, visited: visited) else {
                throw CredentialsFailure(reason: "source_profile \"\(name)\" of \(title) has no credentials")
            }
            return credentials
        case (nil, let name?):
            return try await named(name, title)
        }
    }

    private func named(_ name: String, _ title: String) async throws(CredentialsFailure) -> Credentials {
        let source: any CredentialsSource
        switch name.lowercased() {
        case "environment": source = EnvironmentCredentials(settings: settings)
        case "ec2instancemetadata": source = instance
        case "ecscontainer": source = container
        default:
            throw CredentialsFailure(
                reason: """
                    credential_source of \(title) must be Environment, Ec2InstanceMetadata or EcsContainer, \
                    not "\(name)"
                    """)
        }
        switch try await source.load() {
        case .found(let credentials): return credentials
        case .absent(let reason):
            throw CredentialsFailure(reason: "credential_source \(name) of \(title) has no credentials: \(reason)")
        }
    }

    private func multiFactorCode(_ serialNumber: String, _ title: String) async throws(CredentialsFailure) -> String {
        guard let ask = settings.configuration.multiFactorCode else {
            throw CredentialsFailure(
                reason: """
                    \(title) has mfa_serial, and nobody can be asked for the code here: get temporary credentials with \
                    aws sts get-session-token and put them into the environment
                    """)
        }
        do {
            return try await ask(serialNumber)
        } catch {
            throw CredentialsFailure(reason: "\(title): no code of the MFA device was given")
        }
    }

    private static func duration(_ profile: ConfigFile.Section, _ title: String) throws(CredentialsFailure) -> Int? {
        guard let text = value("duration_seconds", profile) else { return nil }
        guard let seconds = Int(text), seconds > 0 else {
            throw CredentialsFailure(reason: "duration_seconds of \(title) must be a whole number of seconds")
        }
        return seconds
    }

    private static func value(_ key: String, _ profile: ConfigFile.Section) -> String? {
        profile.values[key].flatMap { $0.isEmpty ? nil : $0 }
    }
}
