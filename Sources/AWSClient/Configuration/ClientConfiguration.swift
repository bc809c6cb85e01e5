/// Which rules retries follow (`AWS_RETRY_MODE`, `retry_mode`).
public enum RetryMode: String, Sendable {
    /// Up to 3 attempts with a token bucket. The names `legacy` and `adaptive` are taken for it as well.
    case standard
}

/// All that a client takes from outside. What is nil here comes from the environment handed in, else from the profile in
/// the shared configuration files, else from a default.
public struct ClientConfiguration: Sendable {
    /// The variables to read; nothing else of the process's environment is used. External programs get exactly these.
    public var environment: [String: String]
    /// The profile's name (`AWS_PROFILE`, `AWS_DEFAULT_PROFILE`, `default`). When it is set here, credentials in the
    /// environment do not count.
    public var profile: String?
    /// The region (`AWS_REGION`, `AWS_DEFAULT_REGION`, `region`, instance metadata).
    public var region: String?
    /// A URL to use instead of the service's own (`AWS_ENDPOINT_URL_IVSCHAT`, `AWS_ENDPOINT_URL`, `endpoint_url`).
    public var endpointURL: String?
    /// Whether to use FIPS endpoints (`AWS_USE_FIPS_ENDPOINT`, `use_fips_endpoint`).
    public var useFIPS: Bool?
    /// Whether to use dual-stack endpoints (`AWS_USE_DUALSTACK_ENDPOINT`, `use_dualstack_endpoint`).
    public var useDualStack: Bool?
    /// Credentials to use instead of the chain's.
    public var credentials: Credentials?
    /// Whether requests go without a signature.
    public var isAnonymous = false
    /// A PEM file with the only certificates to trust (`AWS_CA_BUNDLE`, `ca_bundle`).
    public var caBundle: String?
    /// Whether the service's certificate and host name are checked.
    public var verifiesPeer = true
    /// How long to wait for a connection; zero leaves it to libcurl (300 s).
    public var connectTimeout = Duration.seconds(60)
    /// How long the service may send nothing, rounded up to whole seconds; zero waits without end.
    public var readTimeout = Duration.seconds(60)
    /// How long a call may take with all its attempts; nil for no limit.
    public var callTimeout: Duration?
    /// How often a request is sent at most (`AWS_MAX_ATTEMPTS`, `max_attempts`, 3). With 1 each takes a connection of its
    /// own: on one that is kept alive and turns out dead, libcurl sends again by itself.
    public var maximumAttempts: Int?
    /// The rules of retries (`AWS_RETRY_MODE`, `retry_mode`).
    public var retryMode: RetryMode?
    /// How many requests run at the same time at most, each on a connection and a thread of its own.
    public var maximumConnections = 8
    /// The first word of `User-Agent`: `program/version`.
    public var userAgent = "ivsreview"
    /// The configuration file (`AWS_CONFIG_FILE`, `~/.aws/config`).
    public var configFile: String?
    /// The credentials file (`AWS_SHARED_CREDENTIALS_FILE`, `~/.aws/credentials`).
    public var credentialsFile: String?
    /// What `~` stands for (`HOME`).
    public var homeDirectory: String?
    /// How long a `credential_process` may run.
    public var processTimeout = Duration.seconds(60)
    /// Asks the user for the code of the MFA device with this serial number. Without it, profiles with `mfa_serial` fail.
    public var multiFactorCode: (@Sendable (String) async throws -> String)?
    /// Takes the lines of the debug log, in which secrets and bodies are left out.
    public var log: (@Sendable (String) -> Void)?
    /// The time of day.
    public var clock: @Sendable () -> Timestamp = { .now() }
    /// Waits before another attempt.
    public var sleep: @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }
    /// A number from 0 to 1 for the spread of the delays.
    public var random: @Sendable () -> Double = { Double.random(in: 0..<1) }

    /// A configuration that reads these variables.
    public init(environment: [String: String]) {
        self.environment = environment
    }
}
