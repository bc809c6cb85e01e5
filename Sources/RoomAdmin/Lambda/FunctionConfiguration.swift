internal import IVSChat

/// A function as Lambda describes it.
public struct FunctionConfiguration: Sendable, Hashable {
    /// Its ARN, with the qualifier that it was asked for by.
    public let arn: String
    /// The instruction set: `x86_64` or `arm64`.
    public let architecture: String
    /// The SHA-256 of its zip, in Base64.
    public let codeSHA256: String?
    /// Its variables.
    public let environment: [String: String]
    /// Its `Handler`, which a custom runtime may ignore.
    public let handler: String?
    /// `Successful`, `InProgress` or `Failed`; nil where the service says nothing.
    public let lastUpdateStatus: String?
    /// Megabytes of memory.
    public let memory: Int
    /// The ARN of the role that it runs as.
    public let role: String?
    /// Its runtime, such as `provided.al2023`.
    public let runtime: String?
    /// `Active`, `Pending`, `Inactive` or `Failed`; nil where the service says nothing.
    public let state: String?
    /// Why it is in this state, in Lambda's words.
    public let stateReason: String?
    /// Seconds that an invocation may take.
    public let timeout: Int
    /// `$LATEST`, or the number of the version.
    public let version: String

    init(_ json: JSONObject) {
        func text(_ name: String) -> String? { json[name]?.stringValue }
        let variables = json["Environment"]?.objectValue?["Variables"]?.objectValue ?? [:]
        arn = text("FunctionArn") ?? ""
        architecture = json["Architectures"]?.arrayValue?.first?.stringValue ?? "x86_64"
        codeSHA256 = text("CodeSha256")
        environment = Dictionary(variables.map { ($0.name, $0.value.stringValue ?? "") }) { $1 }
        handler = text("Handler")
        lastUpdateStatus = text("LastUpdateStatus")
        memory = json["MemorySize"]?.integerValue ?? 128
        role = text("Role")
        runtime = text("Runtime")
        state = text("State")
        stateReason = text("LastUpdateStatusReason") ?? text("StateReason")
        timeout = json["Timeout"]?.integerValue ?? 3
        version = text("Version") ?? "$LATEST"
    }

    /// Whether it takes invocations. An idle function is `Inactive` until the next one.
    public var isReady: Bool { ["Active", "Inactive", nil].contains(state) && lastUpdateStatus != "Failed" }

    /// Whether it does what `other` does: the same code, started in the same way.
    func runsLike(_ other: FunctionConfiguration) -> Bool {
        codeSHA256 == other.codeSHA256 && architecture == other.architecture && environment == other.environment
            && handler == other.handler && memory == other.memory && role == other.role && runtime == other.runtime
            && timeout == other.timeout
    }

    /// Whether Lambda is still at work on it.
    var isInTransition: Bool { state == "Pending" || lastUpdateStatus == "InProgress" }
}
