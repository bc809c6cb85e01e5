internal import AWSClient
internal import IVSChat

extension LambdaClient {
    /// GetFunction: the function, or the version or alias `qualifier` of it; nil if there is none.
    public func function(_ name: String, qualifier: String? = nil) async throws -> FunctionConfiguration? {
        try await ServiceError.ifFound {
            let answer = try await call(
                "GetFunction", "GET", Self.path(name), query: Self.query(qualifier: qualifier))
            return FunctionConfiguration(answer.members["Configuration"]?.objectValue ?? [:])
        }
    }

    /// GetFunctionConcurrency: the reserved concurrency of a function; nil if nothing is reserved.
    public func reservedConcurrency(_ name: String) async throws -> Int? {
        let path = Self.path(name, "/concurrency", version: "2019-09-30")
        return try await call("GetFunctionConcurrency", "GET", path).members["ReservedConcurrentExecutions"]?
            .integerValue
    }

    /// CreateFunction. It is not sent again when its answer is lost: the second one would find the first's function.
    func createFunction(_ input: JSONObject) async throws {
        _ = try await call(
            "CreateFunction", "POST", "/2015-03-31/functions", body: input, retriesLostAnswers: false)
    }

    /// UpdateFunctionCode.
    func updateCode(_ name: String, _ input: JSONObject) async throws {
        _ = try await call("UpdateFunctionCode", "PUT", Self.path(name, "/code"), body: input)
    }

    /// UpdateFunctionConfiguration.
    func updateConfiguration(_ name: String, _ input: JSONObject) async throws {
        _ = try await call("UpdateFunctionConfiguration", "PUT", Self.path(name, "/configuration"), body: input)
    }

    /// PublishVersion: the version. Lambda makes none where nothing has changed since the last one.
    func publishVersion(_ name: String, codeSHA256: String?) async throws -> FunctionConfiguration {
        var input = JSONObject()
        input["CodeSha256"] = codeSHA256.map(JSONValue.string)
        return FunctionConfiguration(
            try await call("PublishVersion", "POST", Self.path(name, "/versions"), body: input).members)
    }

    /// ListVersionsByFunction: the version that was published last; nil if none was.
    func lastVersion(_ name: String) async throws -> FunctionConfiguration? {
        var numbers: [Int] = []
        var marker: String?
        repeat {
            let answer = try await call(
                "ListVersionsByFunction", "GET", Self.path(name, "/versions"),
                query: marker.map { [(name: "Marker", value: $0)] } ?? [])
            numbers += (answer.members["Versions"]?.arrayValue ?? [])
                .compactMap { $0.objectValue?["Version"]?.stringValue.flatMap(Int.init) }
            let next = answer.members["NextMarker"]?.stringValue
            marker = next == marker || next?.isEmpty == true ? nil : next
        } while marker != nil
        guard let last = numbers.max() else { return nil }
        // The list leaves out some of what decides whether it is like the function.
        return try await function(name, qualifier: "\(last)")
    }

    /// What an alias stands for.
    struct Alias: Equatable {
        let version: String
        /// Whether some invocations go to another version.
        let isDivided: Bool
    }

    /// GetAlias: what an alias stands for; nil if there is no such alias.
    func alias(_ name: String, _ alias: String) async throws -> Alias? {
        try await ServiceError.ifFound {
            let path = Self.path(name, "/aliases/\(ServiceRequest.pathSegment(alias))")
            let members = try await call("GetAlias", "GET", path).members
            let weights = members["RoutingConfig"]?.objectValue?["AdditionalVersionWeights"]?.objectValue
            return members["FunctionVersion"]?.stringValue.map {
                Alias(version: $0, isDivided: weights.map { !$0.isEmpty } ?? false)
            }
        }
    }

    /// CreateAlias.
    func createAlias(_ name: String, _ alias: String, version: String) async throws {
        let input: JSONObject = ["Name": .string(alias), "FunctionVersion": .string(version)]
        _ = try await call(
            "CreateAlias", "POST", Self.path(name, "/aliases"), body: input, retriesLostAnswers: false)
    }

    /// UpdateAlias: from now on all invocations go to this version.
    func updateAlias(_ name: String, _ alias: String, version: String) async throws {
        let path = Self.path(name, "/aliases/\(ServiceRequest.pathSegment(alias))")
        _ = try await call(
            "UpdateAlias", "PUT", path,
            body: ["FunctionVersion": .string(version), "RoutingConfig": ["AdditionalVersionWeights": [:]]])
    }

    static func query(qualifier: String?) -> [(name: String, value: String)] {
        qualifier.map { [(name: "Qualifier", value: $0)] } ?? []
    }
}
