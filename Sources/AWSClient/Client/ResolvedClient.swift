internal import CurlTransport

/// A client whose settings are known: one for each `AWSClient`, made at its first request.
final class ResolvedClient: Sendable {
    let service: ServiceDescription
    let settings: ClientSettings
    let endpoint: Endpoint
    let pool: ConnectionPool
    let policy: RetryPolicy
    let maximumAttempts: Int
    let tokens = RetryTokens()
    let skew = ClockSkew()
    /// Nil for requests without a signature.
    let credentials: CredentialsCache?

    init(_ service: ServiceDescription, _ settings: ClientSettings) async throws(AWSClientError) {
        let configuration = settings.configuration
        self.service = service
        self.settings = settings
        let custom = try settings.customEndpoint(service)
        let metadata = try InstanceMetadata(settings)
        // Without a signature, a custom endpoint needs no region.
        let needsRegion = custom == nil || !configuration.isAnonymous
        let region = needsRegion ? try await Self.region(settings, metadata) : settings.region?.text ?? ""
        endpoint = try Endpoint(
            service, region: region,
            useFIPS: try settings.flag("AWS_USE_FIPS_ENDPOINT", "use_fips_endpoint", given: configuration.useFIPS),
            useDualStack: try settings.flag(
                "AWS_USE_DUALSTACK_ENDPOINT", "use_dualstack_endpoint", given: configuration.useDualStack),
            custom: custom)
        let userAgent = UserAgent.text(
            configuration.userAgent, service: service,
            applicationID: settings.value(["AWS_SDK_UA_APP_ID"], "sdk_ua_app_id")?.text)
        pool = ConnectionPool(
            try settings.transportOptions(endpoint, userAgent: userAgent),
            maximumConnections: configuration.maximumConnections)
        policy = RetryPolicy(random: configuration.random, transientCodes: service.transientCodes)
        maximumAttempts = try settings.maximumAttempts()
        credentials =
            configuration.isAnonymous ? nil : Self.cache(settings, region: region, metadata: metadata)
    }

    private static func cache(
        _ settings: ClientSettings, region: String, metadata: InstanceMetadata
    ) -> CredentialsCache {
        let configuration = settings.configuration
        let log = configuration.log ?? { _ in }
        if let given = configuration.credentials {
            return CredentialsCache(clock: configuration.clock, log: log) { given }
        }
        let chain = CredentialsChain.standard(settings, region: region, metadata: metadata)
        return CredentialsCache(clock: configuration.clock, log: log) {
            let credentials = try await chain.load()
            log("credentials: \(credentials)")
            return credentials
        }
    }

    private static func region(
        _ settings: ClientSettings, _ metadata: InstanceMetadata
    ) async throws(AWSClientError) -> String {
        if let region = settings.region { return region.text }
        let reason: String
        do throws(MetadataError) {
            return try await metadata.region()
        } catch {
            reason = error.reason
        }
        throw AWSClientError(
            .missingRegion,
            """
            No region is set: set AWS_REGION, or region in \(settings.profileTitle) of \(settings.shared.configPath) \
            (AWS_REGION and AWS_DEFAULT_REGION are not set, the profile has no region, instance metadata: \(reason))
            """)
    }

    func log(_ line: @autoclosure () -> String) {
        settings.configuration.log?(line())
    }
}
