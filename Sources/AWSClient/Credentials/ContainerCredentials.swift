internal import CurlTransport
internal import JSONText

/// Credentials from the agent of a container: ECS, Fargate, and EKS pod identity ("Container credential provider", AWS
/// SDKs and Tools Reference Guide).
struct ContainerCredentials: CredentialsSource {
    private static let attempts = 3

    let settings: ClientSettings
    /// The agent of ECS, to which a relative URI belongs.
    var agent = "http://169.254.170.2"

    var name: String { "container" }

    func load() async throws(CredentialsFailure) -> CredentialsOutcome {
        let url: String
        if let path = settings.variable("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI") {
            guard path.hasPrefix("/") else {
                throw CredentialsFailure(reason: "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI must begin with /")
            }
            url = agent + path
        } else if let full = settings.variable("AWS_CONTAINER_CREDENTIALS_FULL_URI") {
            try check(full)
            url = full
        } else {
            return .absent(
                reason: "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI and AWS_CONTAINER_CREDENTIALS_FULL_URI are not set")
        }
        var headers = ["Accept: application/json"]
        if let token = try token() { headers.append("Authorization: \(token)") }
        return .found(try await fetch(HTTPRequest(.get, url: url, headers: headers, timeout: .seconds(5)), url))
    }

    /// The token goes to whoever answers: over plain HTTP only to this machine and the agents of ECS and EKS.
    private func check(_ url: String) throws(CredentialsFailure) {
        guard !url.lowercased().hasPrefix("https://") else { return }
        guard url.lowercased().hasPrefix("http://") else {
            throw CredentialsFailure(reason: "AWS_CONTAINER_CREDENTIALS_FULL_URI must begin with http:// or https://")
        }
        let authority = url.dropFirst("http://".count).prefix { !"/?#".contains($0) }
        let host =
            authority.hasPrefix("[")
            ? authority.prefix { $0 != "]" }.dropFirst() : authority.prefix { $0 != ":" }
        let isLoopback =
            host.hasPrefix("127.") && host.split(separator: ".").count == 4
            && host.allSatisfy { $0.isASCII && $0.isNumber || $0 == "." }
        let allowed = ["localhost", "::1", "169.254.170.2", "169.254.170.23", "fd00:ec2::23"]
        guard !authority.contains("@"), isLoopback || allowed.contains(host.lowercased()) else {
            throw CredentialsFailure(
                reason: """
                    the host of AWS_CONTAINER_CREDENTIALS_FULL_URI is not allowed: https, a loopback address, \
                    169.254.170.2, 169.254.170.23 or [fd00:ec2::23] is
                    """)
        }
    }

    /// The file is read anew each time, because EKS replaces the token in it.
    private func token() throws(CredentialsFailure) -> String? {
        guard let path = settings.variable("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE") else {
            guard let token = settings.variable("AWS_CONTAINER_AUTHORIZATION_TOKEN") else { return nil }
            return try checked(token)
        }
        let bytes: [UInt8]
        do throws(FileError) {
            bytes = try FileContents.read(path)
        } catch {
            throw CredentialsFailure(
                reason: "the file \(path) of AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE cannot be read: \(error.reason)")
        }
        return try checked(String(Substring(String(decoding: bytes, as: UTF8.self)).trimmed))
    }

    private func checked(_ token: String) throws(CredentialsFailure) -> String {
        guard !token.isEmpty, token.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else {
            throw CredentialsFailure(reason: "the container's authorization token is empty or has a line break")
        }
        return token
    }

    private func fetch(_ request: HTTPRequest, _ url: String) async throws(CredentialsFailure) -> Credentials {
        let pool = ConnectionPool(
            TransportOptions(
                userAgent: settings.configuration.userAgent, connectTimeout: .seconds(2), readTimeout: .seconds(2),
                maximumBodySize: 1 << 20))
        var problem = ""
        for attempt in 1...Self.attempts {
            switch await pool.exchange(request) {
            case .success(let response) where response.status == 200:
                return try credentials(response.body, url)
            case .success(let response):
                problem = "\(url) answered \(response.status)"
                guard response.status >= 500 || response.status == 429 else {
                    throw CredentialsFailure(reason: problem)
                }
            case .failure(let error):
                problem = "no answer from \(url): \(error.text)"
            }
            if attempt < Self.attempts { try? await settings.configuration.sleep(.seconds(1)) }
        }
        throw CredentialsFailure(reason: "\(problem) (\(Self.attempts) attempts)")
    }

    private func credentials(_ body: [UInt8], _ url: String) throws(CredentialsFailure) -> Credentials {
        guard let fields = try? JSONFields(body), let keyID = fields.text("AccessKeyId"),
            let secret = fields.text("SecretAccessKey")
        else { throw CredentialsFailure(reason: "the answer of \(url) has no credentials") }
        return Credentials(
            accessKeyID: keyID, secretAccessKey: secret, sessionToken: fields.text("Token"),
            expiration: fields.text("Expiration").flatMap { Timestamp(iso8601: $0) },
            accountID: fields.text("AccountId"), source: name)
    }
}
