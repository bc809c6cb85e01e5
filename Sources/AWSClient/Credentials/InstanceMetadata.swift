internal import CurlTransport

/// Why instance metadata has no answer.
struct MetadataError: Error, Equatable {
    let reason: String
}

/// The metadata service of an EC2 instance, version 2 only ("Use the Instance Metadata Service", EC2 User Guide). Its
/// requests never go through a proxy.
struct InstanceMetadata: Sendable {
    private static let tokenSeconds = 21_600

    private let base: String
    private let attempts: Int
    private let isDisabled: Bool
    private let timeout: Duration
    private let settings: ClientSettings

    /// - Throws: `invalidConfiguration` for a setting of its own that cannot be used.
    init(_ settings: ClientSettings) throws(AWSClientError) {
        self.settings = settings
        isDisabled = try settings.flag("AWS_EC2_METADATA_DISABLED", "ec2_metadata_disabled")
        let given = settings.value(["AWS_EC2_METADATA_SERVICE_ENDPOINT"], "ec2_metadata_service_endpoint")
        if let given, !given.text.hasPrefix("http://"), !given.text.hasPrefix("https://") {
            throw AWSClientError(.invalidConfiguration, "\(given.source) must begin with http:// or https://")
        }
        let mode = settings.value(["AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE"], "ec2_metadata_service_endpoint_mode")
        let isIPv6 = mode?.text.lowercased() == "ipv6"
        if let mode, !isIPv6, mode.text.lowercased() != "ipv4" {
            throw AWSClientError(.invalidConfiguration, "\(mode.source) must be IPv4 or IPv6, not \"\(mode.text)\"")
        }
        var base = given?.text ?? (isIPv6 ? "http://[fd00:ec2::254]" : "http://169.254.169.254")
        while base.hasSuffix("/") { base.removeLast() }
        self.base = base
        timeout = .seconds(try settings.count("AWS_METADATA_SERVICE_TIMEOUT", "metadata_service_timeout") ?? 1)
        attempts = try settings.count("AWS_METADATA_SERVICE_NUM_ATTEMPTS", "metadata_service_num_attempts") ?? 3
    }

    /// The instance's region.
    func region() async throws(MetadataError) -> String {
        let text = try await fetch(["/latest/meta-data/placement/region"])
        let region = Substring(String(decoding: text, as: UTF8.self)).trimmed
        guard !region.isEmpty else { throw MetadataError(reason: "it names no region") }
        return String(region)
    }

    /// The JSON with the credentials of the instance's role.
    func credentials() async throws(MetadataError) -> [UInt8] {
        let path = "/latest/meta-data/iam/security-credentials/"
        return try await fetch([path, path])
    }

    /// Asks for the paths in turn, each after the first with the first line of the answer before at its end.
    private func fetch(_ paths: [String]) async throws(MetadataError) -> [UInt8] {
        guard !isDisabled else { throw MetadataError(reason: "AWS_EC2_METADATA_DISABLED is true") }
        let pool = ConnectionPool(
            TransportOptions(
                userAgent: settings.configuration.userAgent, connectTimeout: timeout, readTimeout: timeout,
                maximumBodySize: 1 << 20))
        let tokenRequest = HTTPRequest(
            .put, url: "\(base)/latest/api/token",
            headers: ["X-aws-ec2-metadata-token-ttl-seconds: \(Self.tokenSeconds)", "Content-Type:"], timeout: timeout)
        let token = try await body(of: tokenRequest, pool)
        var answer: [UInt8] = []
        for path in paths {
            let name = String(
                decoding: answer.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }, as: UTF8.self)
            let header = "X-aws-ec2-metadata-token: \(String(decoding: token, as: UTF8.self))"
            answer = try await body(
                of: HTTPRequest(.get, url: base + path + name, headers: [header], timeout: timeout), pool)
        }
        return answer
    }

    /// Tries again after answers of a busy service. Where nobody answers there is no instance, and waiting longer would only
    /// delay the error.
    private func body(of request: HTTPRequest, _ pool: ConnectionPool) async throws(MetadataError) -> [UInt8] {
        var status = 0
        for attempt in 1...attempts {
            switch await pool.exchange(request) {
            case .success(let response) where response.status == 200: return response.body
            case .success(let response): status = response.status
            case .failure(let error): throw MetadataError(reason: "no answer from \(base): \(error.text)")
            }
            guard status >= 500, attempt < attempts else { break }
            try? await settings.configuration.sleep(.milliseconds(100 << (attempt - 1)))
        }
        throw MetadataError(reason: "\(request.url) answered \(status)")
    }
}
