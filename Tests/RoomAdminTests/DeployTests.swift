import AdminServices
import IVSChat
import RoomAdmin
import Testing

@Suite("Deploying a function", .timeLimit(.minutes(20)))
struct DeployTests {
    private func deploy(_ bench: Bench, _ deployment: Deployment) async throws -> DeploymentReport {
        try await Deployer(bench.admin.lambda, pace: bench.admin.pace).run(deployment)
    }

    @Test("A new function is made, waited for, published and named; the second time there is nothing to do")
    func newFunction() async throws {
        try await Bench.with { bench in
            let zip = Array("PK\u{3}\u{4} code".utf8)
            let deployment = Deployment(
                function: "chat", zip: zip, zipSHA256: "sha-UEsDBCBjb2Rl", role: "arn:aws:iam::123456789012:role/r",
                environment: ["A": "b"], alias: "live")
            let report = try await deploy(bench, deployment)
            #expect(report.changes == ["created", "alias live → version 1"])
            #expect(report.arn == LoopbackLambda.arn("chat:live"))
            let configuration = try #require(bench.lambda.function("chat")?.configuration)
            #expect(configuration["Runtime"] == "provided.al2023")
            #expect(configuration["Timeout"] == 1)
            #expect(configuration["MemorySize"] == 256)
            #expect(configuration["Environment"] == ["Variables": ["A": "b"]])
            #expect(configuration["State"] == "Active")
            #expect(configuration["LoggingConfig"] == ["LogFormat": "JSON"])
            let mutations = bench.lambda.mutations
            let again = try await deploy(bench, deployment)
            #expect(again.changes.isEmpty)
            #expect(again.arn == report.arn)
            #expect(bench.lambda.mutations == mutations)
        }
    }

    @Test("Only what differs is sent, each after Lambda is done with the one before")
    func update() async throws {
        try await Bench.with { bench in
            bench.lambda.add("chat") { function in
                function.configuration["Timeout"] = 3
                function.configuration["Environment"] = ["Variables": ["A": "b"]]
                function.configuration["State"] = "Pending"
                function.pendingLooks = 3
            }
            let report = try await deploy(
                bench,
                Deployment(
                    function: "chat", zip: Array("PK2".utf8), zipSHA256: "other", memory: 1024, environment: ["C": "d"],
                    publishes: true))
            #expect(report.changes == ["code", "time-out 1 s", "memory 1024 MB", "environment", "version 1"])
            #expect(report.arn == LoopbackLambda.arn("chat:1"))
            let configuration = try #require(bench.lambda.function("chat")?.configuration)
            #expect(configuration["Environment"] == ["Variables": ["A": "b", "C": "d"]])
            #expect(configuration["CodeSha256"] == "sha-UEsy")
        }
    }

    @Test("A version is published when the function has changed since the last one, and at no other time")
    func publishing() async throws {
        try await Bench.with { bench in
            let deployment = Deployment(function: "review", publishes: true)
            #expect(try await deploy(bench, deployment).changes == ["version 1"])
            let mutations = bench.lambda.mutations
            let again = try await deploy(bench, deployment)
            #expect(again.changes.isEmpty)
            #expect(again.arn == LoopbackLambda.arn("review:1"))
            #expect(bench.lambda.mutations == mutations)
        }
    }

    private static let drifts: [(String, JSONValue)] = [
        ("MemorySize", 1024), ("Environment", ["Variables": ["REVIEW_METRICS": "1"]]),
        ("Role", "arn:aws:iam::123456789012:role/other"), ("Handler", "other"),
        ("Layers", [["Arn": "arn:aws:lambda:us-west-2:123456789012:layer:rules:2"]]),
        ("VpcConfig", ["SubnetIds": ["subnet-1"]]),
    ]

    @Test(
        "An alias follows whatever changed behind it, though the code is the same",
        arguments: drifts)
    func alias(name: String, value: JSONValue) async throws {
        try await Bench.with { bench in
            let deployment = Deployment(function: "review", alias: "live")
            #expect(try await deploy(bench, deployment).changes == ["alias live → version 1"])
            #expect(try await deploy(bench, deployment).changes.isEmpty)
            let function = try #require(bench.lambda.function("review"))
            bench.lambda.add("review") { changed in
                changed = function
                changed.configuration[name] = value
            }
            #expect(try await deploy(bench, deployment).changes == ["alias live → version 2"])
            #expect(bench.lambda.function("review")?.versions.last?[name] == value)
            #expect(try await deploy(bench, deployment).changes.isEmpty)
        }
    }

    @Test(
        "What is missing to make a function is named",
        arguments: [
            (Deployment(function: "new"), "--zip"), (Deployment(function: "new", zip: [80, 75]), "--role"),
            (Deployment(function: "review", architecture: "arm64"), "--arch"),
        ])
    func missing(deployment: Deployment, flag: String) async throws {
        try await Bench.with { bench in
            let error = await #expect(throws: AdminError.self) { try await deploy(bench, deployment) }
            #expect(error?.description.contains(flag) == true)
        }
    }

    @Test("An alias that divides its invocations gets one version again")
    func dividedAlias() async throws {
        try await Bench.with { bench in
            let deployment = Deployment(function: "review", alias: "live")
            _ = try await deploy(bench, deployment)
            let function = try #require(bench.lambda.function("review"))
            bench.lambda.add("review") { changed in
                changed = function
                changed.dividedAliases = ["live"]
            }
            #expect(try await deploy(bench, deployment).changes == ["alias live → version 1"])
            #expect(bench.lambda.function("review")?.dividedAliases == [])
            #expect(try await deploy(bench, deployment).changes.isEmpty)
        }
    }

    @Test("The order in which Lambda tells variables does not matter")
    func order() async throws {
        try await Bench.with { bench in
            let deployment = Deployment(function: "review", publishes: true)
            bench.lambda.add("review") { $0.configuration["Environment"] = ["Variables": ["A": "1", "B": "2"]] }
            _ = try await deploy(bench, deployment)
            let function = try #require(bench.lambda.function("review"))
            bench.lambda.add("review") { changed in
                changed = function
                changed.configuration["Environment"] = ["Variables": ["B": "2", "A": "1"]]
            }
            #expect(try await deploy(bench, deployment).changes.isEmpty)
        }
    }

    @Test("An update that Lambda gives up on is an error with its reason, and the next one is tried nevertheless")
    func failedUpdate() async throws {
        try await Bench.with { bench in
            bench.lambda.add("chat") { $0.updateFailure = "no room" }
            let deployment = Deployment(function: "chat", memory: 256)
            await #expect(throws: AdminError("Lambda gave up on the configuration of chat: no room")) {
                try await deploy(bench, deployment)
            }
            // The function is as it was before, so rooms may be attached to it.
            #expect(try await bench.reviewer("chat").name == "chat")
            let function = try #require(bench.lambda.function("chat"))
            bench.lambda.add("chat") { changed in
                changed = function
                changed.configuration["MemorySize"] = 512
                changed.updateFailure = nil
            }
            #expect(try await deploy(bench, deployment).changes == ["memory 256 MB"])
        }
    }

    @Test("A function that cannot be invoked is refused, and so is one that is somebody else's")
    func unfit() async throws {
        let flaws: [(String, @Sendable (inout LoopbackLambda.Function) -> Void, String)] = [
            ("failed", { $0.configuration["State"] = "Failed" }, "is Failed: no image"),
            ("inactive", { $0.configuration["State"] = "Inactive" }, "invoke it once"),
        ]
        try await Bench.with { bench in
            for (name, change, message) in flaws {
                bench.lambda.add(name) { function in
                    function.configuration["StateReason"] = "no image"
                    change(&function)
                }
                let error = await #expect(throws: AdminError.self) { try await bench.reviewer(name) }
                #expect(error?.description.contains(message) == true)
            }
            await #expect(throws: AdminError("the function failed is Failed: no image")) {
                try await deploy(bench, Deployment(function: "failed"))
            }
            bench.lambda.add("payments") { $0.configuration["Runtime"] = "nodejs22.x" }
            let mutations = bench.lambda.mutations
            let error = await #expect(throws: AdminError.self) {
                try await deploy(bench, Deployment(function: "payments", memory: 256))
            }
            #expect(error?.description.contains("is of runtime nodejs22.x") == true)
            #expect(bench.lambda.mutations == mutations)
        }
    }

    @Test("Variables that cannot be read are not dropped")
    func unreadableVariables() async throws {
        try await Bench.with { bench in
            bench.lambda.add("chat") {
                $0.configuration["Environment"] = [
                    "Error": ["ErrorCode": "AccessDeniedException", "Message": "no key"]
                ]
            }
            let mutations = bench.lambda.mutations
            let error = await #expect(throws: AdminError.self) {
                try await deploy(bench, Deployment(function: "chat", environment: ["A": "b"]))
            }
            #expect(error?.description.hasSuffix("no key") == true)
            #expect(bench.lambda.mutations == mutations)
            let report = try await deploy(bench, Deployment(function: "chat", memory: 256))
            #expect(report.changes == ["memory 256 MB"])
        }
    }

    @Test(
        "What does not exist is told from what is elsewhere",
        arguments: [
            ("nobody", "does not exist; `ivsreview handler deploy`"), ("review:nope", "has no version or alias nope"),
            ("review:$LATEST", "leave :$LATEST out"), ("a:b:c", "is neither a function's ARN nor a name"),
        ])
    func absence(text: String, message: String) async throws {
        try await Bench.with { bench in
            let error = await #expect(throws: AdminError.self) { try await bench.reviewer(text) }
            #expect(error?.description.contains(message) == true, "\(String(describing: error))")
        }
    }

    @Test("An invocation gives the answer, or what failed")
    func invoke() async throws {
        try await Bench.with { bench in
            let answer = try await bench.admin.lambda.invoke("review", event: Array("{}".utf8))
            #expect(String(decoding: answer.payload, as: UTF8.self) == #"{"ReviewResult":"ALLOW","Content":"hi"}"#)
            bench.lambda.answerInvocations("{}", error: "Unhandled")
            let failure = try await bench.admin.lambda.invoke("review", event: Array("{}".utf8))
            #expect(failure.functionError == "Unhandled")
        }
    }
}
