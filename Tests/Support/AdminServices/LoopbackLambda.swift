package import IVSChat
internal import LoopbackServer
internal import Synchronization

/// AWS Lambda over a real socket, stricter than other emulators: functions are Pending for a while, changes meanwhile and a
/// second statement of the same id are conflicts, and Invoke answers.
package final class LoopbackLambda: Sendable {
    /// What a function is.
    package struct Function: Sendable {
        package var configuration: JSONObject
        /// How many looks it still takes to become Active.
        package var pendingLooks: Int
        /// What was published, version 1 first.
        package var versions: [JSONObject] = []
        package var aliases: [String: String] = [:]
        /// Aliases of which some invocations go to another version.
        package var dividedAliases: Set<String> = []
        /// Why updates of the function fail; nil if they do not.
        package var updateFailure: String?
        /// Statements by id, for each qualifier; the function's own under "".
        package var statements: [String: [String: JSONObject]] = [:]
        package var reservedConcurrency: Int?
    }

    fileprivate struct State {
        var functions: [String: Function] = [:]
        var revision = 0
        var invocationAnswer = #"{"ReviewResult":"ALLOW","Content":"hi"}"#
        var invocationError: String?
        /// The request that is refused, `METHOD` and what follows the function's name.
        var denied: String?
    }

    private final class Shared: Sendable {
        let state = Mutex(State())
    }

    private let shared = Shared()
    private let server: LoopbackServer

    package static let account = "123456789012"
    package static func arn(_ name: String) -> String { "arn:aws:lambda:us-west-2:\(account):function:\(name)" }

    package init() throws {
        server = try LoopbackServer { [shared] request in
            shared.state.withLock { $0.answer(request) }
        }
    }

    package var url: String { "http://\(server.address)" }

    /// The requests so far, as `METHOD target`.
    package var requests: [String] { server.requests.map { "\($0.method) \($0.target)" } }

    /// The requests that change something.
    package var mutations: [String] { requests.filter { !$0.hasPrefix("GET ") && !$0.contains("/invocations") } }

    /// Adds a function that is Active.
    package func add(_ name: String, _ change: (inout Function) -> Void = { _ in }) {
        shared.state.withLock { state in
            var function = Function(
                configuration: [
                    "FunctionName": .string(name), "FunctionArn": .string(Self.arn(name)), "State": "Active",
                    "LastUpdateStatus": "Successful", "MemorySize": 512, "Timeout": 1, "Runtime": "provided.al2023",
                    "Version": "$LATEST", "CodeSha256": "code", "Architectures": ["x86_64"],
                ], pendingLooks: 0)
            change(&function)
            state.functions[name] = function
        }
    }

    /// A function as it is.
    package func function(_ name: String) -> Function? { shared.state.withLock { $0.functions[name] } }

    /// From now on these requests, and no others, are refused as not allowed.
    package func deny(_ method: String, _ rest: String) {
        shared.state.withLock { $0.denied = "\(method) \(rest)" }
    }

    /// What invocations answer from now on.
    package func answerInvocations(_ text: String, error: String? = nil) {
        shared.state.withLock { state in
            state.invocationAnswer = text
            state.invocationError = error
        }
    }
}

extension LoopbackLambda.State {
    fileprivate mutating func answer(_ request: RecordedRequest) -> Answer {
        let parts = request.target.split(separator: "?", maxSplits: 1).map(String.init)
        let path = parts[0].split(separator: "/").map(String.init)
        let qualifier = parts.count > 1 ? parts[1].replacing("Qualifier=", with: "") : ""
        let body = (try? JSONValue(parsing: request.body))?.objectValue ?? [:]
        guard path.count >= 2, path[1] == "functions" else { return Self.error(404, "UnknownOperationException") }
        guard path.count > 2 else { return create(body) }
        let name = path[2]
        guard var function = functions[name] else { return Self.error(404, "ResourceNotFoundException") }
        defer { functions[name] = function }
        let rest = path.count > 3 ? path[3] : ""
        guard denied != "\(request.method) \(rest)" else { return Self.error(403, "AccessDeniedException") }
        switch (request.method, rest) {
        case ("GET", ""): return Self.look(&function, qualifier)
        case ("GET", "concurrency"):
            let reserved = function.reservedConcurrency.map {
                JSONObject([("ReservedConcurrentExecutions", .number("\($0)"))])
            }
            return Self.json(200, reserved ?? [:])
        case ("PUT", "code"), ("PUT", "configuration"):
            guard function.pendingLooks == 0 else { return Self.error(409, "ResourceConflictException") }
            revision += 1
            for (name, value) in body where name != "ZipFile" { function.configuration[name] = value }
            if let zip = body["ZipFile"]?.stringValue { function.configuration["CodeSha256"] = .string("sha-\(zip)") }
            function.configuration["RevisionId"] = .string("r\(revision)")
            function.configuration["LastUpdateStatus"] = "InProgress"
            function.pendingLooks = 2
            return Self.json(200, function.configuration)
        case ("POST", "versions"):
            guard function.pendingLooks == 0 else { return Self.error(409, "ResourceConflictException") }
            if function.versions.last != function.configuration { function.versions.append(function.configuration) }
            return Self.json(201, Self.version(function, "\(function.versions.count)"))
        case ("GET", "versions"):
            // One a page: whoever asks must follow the marker. The function itself comes first.
            let marker = Int(qualifier.replacing("Marker=", with: "")) ?? 0
            let current =
                marker == 0 ? function.configuration : Self.version(function, "\(marker)")
            var page: JSONObject = ["Versions": [.object(current)]]
            if marker < function.versions.count { page["NextMarker"] = .string("\(marker + 1)") }
            return Self.json(200, page)
        case ("GET", "aliases"):
            guard let version = function.aliases[path[4]] else { return Self.error(404, "ResourceNotFoundException") }
            var alias: JSONObject = ["Name": .string(path[4]), "FunctionVersion": .string(version)]
            if function.dividedAliases.contains(path[4]) {
                alias["RoutingConfig"] = ["AdditionalVersionWeights": ["1": .number("0.5")]]
            }
            return Self.json(200, alias)
        case ("POST", "aliases"), ("PUT", "aliases"):
            let alias = body["Name"]?.stringValue ?? path.last ?? ""
            let version = body["FunctionVersion"]?.stringValue ?? ""
            guard function.versions.indices.contains((Int(version) ?? 0) - 1), Int(alias) == nil else {
                return Self.error(400, "InvalidParameterValueException")
            }
            function.aliases[alias] = version
            if body["RoutingConfig"] != nil { function.dividedAliases.remove(alias) }
            return Self.json(200, body)
        case (_, "policy"): return Self.policy(&function, request.method, path, qualifier, body)
        case ("POST", "invocations"):
            let headers = invocationError.map { [("X-Amz-Function-Error", $0)] } ?? []
            return .http(200, headers: headers, text: invocationAnswer)
        default: return Self.error(404, "UnknownOperationException")
        }
    }

    private mutating func create(_ body: JSONObject) -> Answer {
        let name = body["FunctionName"]?.stringValue ?? ""
        guard functions[name] == nil else { return Self.error(409, "ResourceConflictException") }
        var configuration = body
        configuration["Code"] = nil
        configuration["FunctionArn"] = .string(LoopbackLambda.arn(name))
        configuration["State"] = "Pending"
        configuration["Version"] = "$LATEST"
        configuration["CodeSha256"] = .string("sha-\(body["Code"]?.objectValue?["ZipFile"]?.stringValue ?? "")")
        functions[name] = LoopbackLambda.Function(configuration: configuration, pendingLooks: 2)
        return Self.json(201, configuration)
    }

    private static func look(_ function: inout LoopbackLambda.Function, _ qualifier: String) -> Answer {
        if function.pendingLooks > 0 {
            function.pendingLooks -= 1
            if function.pendingLooks == 0 {
                function.configuration["State"] = "Active"
                function.configuration["LastUpdateStatus"] = function.updateFailure == nil ? "Successful" : "Failed"
                function.configuration["LastUpdateStatusReason"] = function.updateFailure.map(JSONValue.string)
            }
        }
        guard !qualifier.isEmpty else { return json(200, ["Configuration": .object(function.configuration)]) }
        guard function.aliases[qualifier] != nil || 1...max(function.versions.count, 1) ~= Int(qualifier) ?? 0 else {
            return error(404, "ResourceNotFoundException")
        }
        return json(200, ["Configuration": .object(version(function, qualifier))])
    }

    private static func version(_ function: LoopbackLambda.Function, _ qualifier: String) -> JSONObject {
        let number = Int(function.aliases[qualifier] ?? qualifier) ?? 0
        var configuration =
            function.versions.indices.contains(number - 1) ? function.versions[number - 1] : function.configuration
        configuration["FunctionArn"] = .string(
            (function.configuration["FunctionArn"]?.stringValue ?? "") + ":\(qualifier)")
        configuration["Version"] = .string("\(number)")
        return configuration
    }

    private static func policy(
        _ function: inout LoopbackLambda.Function, _ method: String, _ path: [String], _ qualifier: String,
        _ body: JSONObject
    ) -> Answer {
        guard qualifier != "$LATEST", qualifier != "%24LATEST" else {
            return error(400, "InvalidParameterValueException")
        }
        var statements = function.statements[qualifier] ?? [:]
        defer { function.statements[qualifier] = statements }
        switch method {
        case "POST":
            let id = body["StatementId"]?.stringValue ?? ""
            guard statements[id] == nil else { return error(409, "ResourceConflictException") }
            let arn =
                (function.configuration["FunctionArn"]?.stringValue ?? "") + (qualifier.isEmpty ? "" : ":\(qualifier)")
            statements[id] = [
                "Sid": .string(id), "Effect": "Allow", "Principal": ["Service": body["Principal"] ?? .null],
                "Action": body["Action"] ?? .null, "Resource": .string(arn),
                "Condition": [
                    "StringEquals": ["AWS:SourceAccount": body["SourceAccount"] ?? .null],
                    "ArnLike": ["AWS:SourceArn": body["SourceArn"] ?? .null],
                ],
            ]
            return json(201, ["Statement": "{}"])
        case "DELETE":
            guard statements.removeValue(forKey: path.last ?? "") != nil else {
                return error(404, "ResourceNotFoundException")
            }
            return .http(204)
        default:
            guard !statements.isEmpty else { return error(404, "ResourceNotFoundException") }
            let policy = JSONValue.object(["Statement": .array(statements.values.map(JSONValue.object))])
            return json(200, ["Policy": .string(String(decoding: policy.bytes, as: UTF8.self))])
        }
    }

    private static func json(_ status: Int, _ object: JSONObject) -> Answer {
        .http(status, body: JSONValue.object(object).bytes)
    }

    private static func error(_ status: Int, _ code: String) -> Answer {
        .http(status, headers: [("x-amzn-ErrorType", code)], text: #"{"Message": "refused"}"#)
    }
}
