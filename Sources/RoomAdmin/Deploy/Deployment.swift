/// What a function is to be. What is nil stays as it is, and has a default where the function is new.
public struct Deployment: Sendable {
    /// The function's name.
    public var function: String
    /// The zip of its code.
    public var zip: [UInt8]?
    /// The SHA-256 of the zip, in Base64, as Lambda tells it.
    public var zipSHA256: String?
    /// The ARN of the role that it runs as; a new function needs one.
    public var role: String?
    /// Megabytes of memory.
    public var memory: Int?
    /// `x86_64` or `arm64`.
    public var architecture: String?
    /// Variables to set; others stay.
    public var environment: [String: String]
    /// Whether a version is published.
    public var publishes: Bool
    /// The alias that is to stand for that version.
    public var alias: String?

    /// A deployment of these parts.
    public init(
        function: String, zip: [UInt8]? = nil, zipSHA256: String? = nil, role: String? = nil, memory: Int? = nil,
        architecture: String? = nil, environment: [String: String] = [:], publishes: Bool = false,
        alias: String? = nil
    ) {
        self.function = function
        self.zip = zip
        self.zipSHA256 = zipSHA256
        self.role = role
        self.memory = memory
        self.architecture = architecture
        self.environment = environment
        self.publishes = publishes
        self.alias = alias
    }

    /// The runtime of a handler that is one executable.
    public static let runtime = "provided.al2023"
    /// IVS Chat has given up after 200 ms, and a second is the least that Lambda takes.
    public static let timeout = 1
    /// Lambda gives 1,769 MB one processor: this is a seventh, with which a cold start of a few milliseconds of computing
    /// stays far below the 200 ms.
    public static let defaultMemory = 256
}

/// What a deployment did.
public struct DeploymentReport: Sendable, Hashable {
    /// What was done, in the order in which it was; empty if there was nothing to do.
    public internal(set) var changes: [String] = []
    /// The function as it is now.
    public internal(set) var configuration: FunctionConfiguration
    /// The version that was published, or that the alias stands for.
    public internal(set) var version: String?
    /// The ARN to attach to rooms: of the alias, the version or the function.
    public internal(set) var arn: String
}
