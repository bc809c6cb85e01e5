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
    /// Why Lambda does not tell its variables, such as a key that may not be used; nil for most functions.
    public let environmentError: String?
    /// `Successful`, `InProgress` or `Failed`; nil where the service says nothing.
    public let lastUpdateStatus: String?
    /// Why the last update failed, in Lambda's words.
    public let lastUpdateReason: String?
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
    /// All that decides what it does, as Lambda describes it.
    private let substance: [JSONValue?]

    init(_ json: JSONObject) {
        func text(_ name: String) -> String? { json[name]?.stringValue }
        let environment = json["Environment"]?.objectValue
        let variables = environment?["Variables"]?.objectValue ?? [:]
        arn = text("FunctionArn") ?? ""
        architecture = json["Architectures"]?.arrayValue?.first?.stringValue ?? "x86_64"
        codeSHA256 = text("CodeSha256")
        self.environment = Dictionary(variables.map { ($0.name, $0.value.stringValue ?? "") }) { $1 }
        environmentError = environment?["Error"]?.objectValue.map { $0["Message"]?.stringValue ?? "no reason given" }
        lastUpdateStatus = text("LastUpdateStatus")
        lastUpdateReason = text("LastUpdateStatusReason")
        memory = json["MemorySize"]?.integerValue ?? 128
        role = text("Role")
        runtime = text("Runtime")
        state = text("State")
        stateReason = text("StateReason")
        timeout = json["Timeout"]?.integerValue ?? 3
        version = text("Version") ?? "$LATEST"
        substance = Self.substantial.map { json[$0]?.sorted }
    }

    /// The members in which a version must be like the function to do what it does. The others are names, dates and
    /// states.
    private static let substantial = [
        "Architectures", "CodeSha256", "DeadLetterConfig", "Environment", "EphemeralStorage", "FileSystemConfigs",
        "Handler", "KMSKeyArn", "Layers", "LoggingConfig", "MemorySize", "Role", "Runtime", "Timeout", "TracingConfig",
        "VpcConfig",
    ]

    /// Whether it takes invocations. After a failed update it does: the function is as it was before. An `Inactive` one
    /// does not: the first invocation fails, and wakes it (AWS Lambda Developer Guide, *Lambda function states*).
    public var isReady: Bool { state == nil || state == "Active" }

    /// Whether it does what `other` does.
    func runsLike(_ other: FunctionConfiguration) -> Bool { substance == other.substance }

    /// Whether Lambda is still at work on it.
    var isInTransition: Bool { state == "Pending" || lastUpdateStatus == "InProgress" }
}

extension JSONValue {
    /// The value with the members of its objects in the order of their names: Lambda gives them in any.
    fileprivate var sorted: JSONValue {
        switch self {
        case .object(let object):
            .object(JSONObject(object.sorted { $0.name < $1.name }.map { ($0.name, $0.value.sorted) }))
        case .array(let elements): .array(elements.map(\.sorted))
        default: self
        }
    }
}
