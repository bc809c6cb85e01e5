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
    func createFunction(_ input: JSONObject) async throws -> FunctionConfiguration {
        let answer = try await call(
            "CreateFunction", "POST", "/2015-03-31/functions", body: input, retriesLostAnswers: false)
        return FunctionConfiguration(answer.members)
    }

    /// UpdateFunctionCode.
    func updateCode(_ name: String, _ input: JSONObject) async throws -> FunctionConfiguration {
        FunctionConfiguration(
            try await call("UpdateFunctionCode", "PUT", Self.path(name, "/code"), body: input).members)
    }

    /// UpdateFunctionConfiguration.
    func updateConfiguration(_ name: String, _ input: JSONObject) async throws -> FunctionConfiguration {
        FunctionConfiguration(
            try await call("UpdateFunctionConfiguration", "PUT", Self.path(name, "/configuration"), body: input)
                .members)
    }

    /// PublishVersion: the number of the version. Lambda makes none where nothing has changed since the last one.
    func publishVersion(_ name: String, codeSHA256: String?) async throws -> FunctionConfiguration {
        var input = JSONObject()
        input["CodeSha256"] = codeSHA256.map(JSONValue.string)
        return FunctionConfiguration(
            try await call("PublishVersion", "POST", Self.path(name, "/versions"), body: input).members)
    }

    /// ListVersionsByFunction: the published versions, in the order of their numbers.
    func versions(_ name: String) async throws -> [FunctionConfiguration] {
        var versions: [FunctionConfiguration] = []
        var marker: String?
        repeat {
            let answer = try await call(
                "ListVersionsByFunction", "GET", Self.path(name, "/versions"),
                query: marker.map { [(name: "Marker", value: $0)] } ?? [])
            versions += (answer.members["Versions"]?.arrayValue ?? []).compactMap(\.objectValue)
                .map(FunctionConfiguration.init)
            let next = answer.members["NextMarker"]?.stringValue
            marker = next == marker || next?.isEmpty == true ? nil : next
        } while marker != nil
        let numbered = versions.compactMap { version in Int(version.version).map { ($0, version) } }
        return numbered.sorted { $0.0 < $1.0 }.map(\.1)
    }

    /// GetAlias: the version that an alias stands for; nil if there is no such alias.
    func aliasVersion(_ name: String, _ alias: String) async throws -> String? {
        try await ServiceError.ifFound {
            let path = Self.path(name, "/aliases/\(ServiceRequest.pathSegment(alias))")
            return try await call("GetAlias", "GET", path).members["FunctionVersion"]?.stringValue
        }
    }

    /// CreateAlias.
    func createAlias(_ name: String, _ alias: String, version: String) async throws {
        let input: JSONObject = ["Name": .string(alias), "FunctionVersion": .string(version)]
        _ = try await call(
            "CreateAlias", "POST", Self.path(name, "/aliases"), body: input, retriesLostAnswers: false)
    }

    /// UpdateAlias.
    func updateAlias(_ name: String, _ alias: String, version: String) async throws {
        let path = Self.path(name, "/aliases/\(ServiceRequest.pathSegment(alias))")
        _ = try await call("UpdateAlias", "PUT", path, body: ["FunctionVersion": .string(version)])
    }

    static func query(qualifier: String?) -> [(name: String, value: String)] {
        qualifier.map { [(name: "Qualifier", value: $0)] } ?? []
    }
}
