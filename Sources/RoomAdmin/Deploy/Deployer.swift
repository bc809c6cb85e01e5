internal import AWSClient
internal import FoundationEssentials
internal import IVSChat

/// Makes a function what a deployment says, and nothing more: what is so already is left alone.
public struct Deployer: Sendable {
    private let lambda: LambdaClient
    private let pace: Pace
    private let patience: Duration

    /// A deployer that waits up to `patience` for each step that Lambda takes its time for.
    public init(_ lambda: LambdaClient, pace: Pace, patience: Duration = .seconds(120)) {
        self.lambda = lambda
        self.pace = pace
        self.patience = patience
    }

    /// Carries out a deployment.
    ///
    /// - Throws: `AdminError` if something is missing or Lambda gives up; `ServiceError`, `AWSClientError`.
    public func run(_ deployment: Deployment) async throws -> DeploymentReport {
        var report: DeploymentReport
        if let present = try await lambda.function(deployment.function) {
            report = DeploymentReport(configuration: present, arn: present.arn)
            try await update(&report, deployment)
        } else {
            let created = try await create(deployment)
            report = DeploymentReport(changes: ["created"], configuration: created, arn: created.arn)
        }
        if deployment.publishes || deployment.alias != nil { try await publish(&report, deployment) }
        return report
    }

    private func create(_ deployment: Deployment) async throws -> FunctionConfiguration {
        guard let zip = deployment.zip else {
            throw AdminError("the function \(deployment.function) does not exist yet: --zip is needed to make it")
        }
        guard let role = deployment.role else {
            throw AdminError("the function \(deployment.function) does not exist yet: --role is needed to make it")
        }
        var input: JSONObject = [
            "FunctionName": .string(deployment.function), "Runtime": .string(Deployment.runtime),
            "Role": .string(role), "Handler": "bootstrap",
            "Timeout": .number("\(Deployment.timeout)"),
            "MemorySize": .number("\(deployment.memory ?? Deployment.defaultMemory)"),
            "Architectures": [.string(deployment.architecture ?? "x86_64")],
            "Code": ["ZipFile": .string(Data(zip).base64EncodedString())], "LoggingConfig": ["LogFormat": "JSON"],
        ]
        input["Environment"] = Self.environment(deployment.environment)
        // A role that was just made cannot be assumed for some seconds.
        let deadline = await pace.elapsed + patience
        while true {
            do {
                try await lambda.createFunction(input)
                break
            } catch let error as ServiceError where error.message?.contains("cannot be assumed") == true {
                guard await pace.elapsed < deadline else { throw error }
                try await pace.sleep(.seconds(3))
            }
        }
        return try await settled(deployment.function, after: "creation")
    }

    private func update(_ report: inout DeploymentReport, _ deployment: Deployment) async throws {
        report.configuration = try await settled(deployment.function, after: nil)
        let present = report.configuration
        try Self.requireReviewHandler(present, deployment)
        let architecture = deployment.architecture ?? present.architecture
        if let zip = deployment.zip,
            deployment.zipSHA256 != present.codeSHA256 || architecture != present.architecture
        {
            try await repeated {
                try await lambda.updateCode(
                    deployment.function,
                    ["ZipFile": .string(Data(zip).base64EncodedString()), "Architectures": [.string(architecture)]])
            }
            report.configuration = try await settled(deployment.function, after: "code")
            report.changes.append("code")
        } else if architecture != present.architecture {
            throw AdminError("the architecture changes with the code only: give --zip with --arch")
        }
        let (changes, input) = Self.configurationChange(present, deployment)
        guard !changes.isEmpty else {
            guard report.changes.isEmpty, present.state == "Failed" else { return }
            throw AdminError(
                "the function \(deployment.function) is Failed: \(present.stateReason ?? "no reason given")")
        }
        try await repeated { try await lambda.updateConfiguration(deployment.function, input) }
        report.configuration = try await settled(deployment.function, after: "configuration")
        report.changes += changes
    }

    /// Refuses a function that is no custom runtime, which is somebody else's, and a change to what cannot be seen.
    private static func requireReviewHandler(
        _ present: FunctionConfiguration, _ deployment: Deployment
    ) throws(AdminError) {
        if let runtime = present.runtime, !runtime.hasPrefix("provided") {
            throw AdminError(
                """
                the function \(deployment.function) is of runtime \(runtime): a review handler is not. Give another name, or \
                delete that function first
                """)
        }
        if let error = present.environmentError, !deployment.environment.isEmpty {
            throw AdminError(
                "the variables of \(deployment.function) cannot be read, and --env would drop them: \(error)")
        }
    }

    private static func configurationChange(
        _ present: FunctionConfiguration, _ deployment: Deployment
    ) -> (changes: [String], input: JSONObject) {
        var changes: [String] = []
        var input = JSONObject()
        func set(_ what: String, _ name: String, _ value: JSONValue) {
            changes.append(what)
            input[name] = value
        }
        if present.runtime != Deployment.runtime { set("runtime", "Runtime", .string(Deployment.runtime)) }
        if present.timeout != Deployment.timeout {
            set("time-out \(Deployment.timeout) s", "Timeout", .number("\(Deployment.timeout)"))
        }
        if let memory = deployment.memory, memory != present.memory {
            set("memory \(memory) MB", "MemorySize", .number("\(memory)"))
        }
        if let role = deployment.role, role != present.role { set("role", "Role", .string(role)) }
        let environment = present.environment.merging(deployment.environment) { $1 }
        if environment != present.environment, let value = Self.environment(environment) {
            set("environment", "Environment", value)
        }
        return (changes, input)
    }

    private static func environment(_ variables: [String: String]) -> JSONValue? {
        guard !variables.isEmpty else { return nil }
        let sorted = JSONObject(variables.sorted { $0.key < $1.key }.map { ($0.key, .string($0.value)) })
        return ["Variables": .object(sorted)]
    }

    private func publish(_ report: inout DeploymentReport, _ deployment: Deployment) async throws {
        let name = deployment.function
        let base = FunctionARN(report.configuration.arn)?.unqualified ?? report.configuration.arn
        let (version, isNew) = try await version(of: report.configuration, name)
        report.version = version
        guard let alias = deployment.alias else {
            report.arn = "\(base):\(version)"
            if isNew { report.changes.append("version \(version)") }
            return
        }
        report.arn = "\(base):\(alias)"
        switch try await lambda.alias(name, alias) {
        case .init(version: version, isDivided: false): return
        case nil: try await lambda.createAlias(name, alias, version: version)
        case .some: try await repeated { try await lambda.updateAlias(name, alias, version: version) }
        }
        report.changes.append("alias \(alias) → version \(version)")
    }

    /// The version that is the function as it is now: its last one, or a new one if the function has changed since.
    ///
    /// PublishVersion would make none either where nothing has changed, but its answer does not tell.
    private func version(
        of present: FunctionConfiguration, _ name: String
    ) async throws -> (number: String, isNew: Bool) {
        if let last = try await lambda.lastVersion(name), last.runsLike(present) { return (last.version, false) }
        let published = try await repeated { try await lambda.publishVersion(name, codeSHA256: present.codeSHA256) }
        return (published.version, true)
    }

    /// The function as soon as Lambda is done with it.
    ///
    /// - Parameter change: What was asked for, in a word; nil for nothing yet. An update that failed before is no reason not
    ///   to try another.
    private func settled(_ name: String, after change: String?) async throws -> FunctionConfiguration {
        let deadline = await pace.elapsed + patience
        while true {
            guard let configuration = try await lambda.function(name) else {
                throw AdminError("the function \(name) is gone")
            }
            if !configuration.isInTransition {
                let hasFailed = configuration.state == "Failed" || configuration.lastUpdateStatus == "Failed"
                guard hasFailed, let change else { return configuration }
                let reason = configuration.lastUpdateReason ?? configuration.stateReason ?? "no reason given"
                throw AdminError("Lambda gave up on the \(change) of \(name): \(reason)")
            }
            guard await pace.elapsed < deadline else {
                throw AdminError("the function \(name) was still in transition when the time was over")
            }
            try await pace.sleep(.seconds(1))
        }
    }

    /// Tries again while Lambda is still at work on the change before (ResourceConflictException).
    private func repeated<Value>(_ body: () async throws -> Value) async throws -> Value {
        let deadline = await pace.elapsed + patience
        while true {
            do {
                return try await body()
            } catch let error as ServiceError where error.code == "ResourceConflictException" {
                guard await pace.elapsed < deadline else { throw error }
                try await pace.sleep(.seconds(1))
            }
        }
    }
}
