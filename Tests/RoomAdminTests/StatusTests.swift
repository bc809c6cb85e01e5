import AWSClient
import AdminServices
import IVSChat
import LoopbackServer
import RoomAdmin
import Testing

@Suite("The status of handlers", .timeLimit(.minutes(20)))
struct StatusTests {
    /// What is wrong with the function, and the warning.
    private static let flaws: [(@Sendable (inout LoopbackLambda.Function) -> Void, String)] = [
        ({ $0.reservedConcurrency = 0 }, "reserved concurrency of 0"),
        ({ $0.reservedConcurrency = 5 }, "reserved concurrency of 5; 1 room may need 20"),
        ({ $0.configuration["Timeout"] = 3 }, "time-out of 3 s"),
        ({ $0.configuration["MemorySize"] = 128 }, "has 128 MB"),
        ({ $0.configuration["State"] = "Failed" }, "is Failed"),
        ({ $0.configuration["State"] = "Inactive" }, "is Inactive: the next review wakes it"),
        ({ $0.configuration["LastUpdateStatus"] = "Failed" }, "its last update failed: it runs as it was before"),
        ({ $0.statements = [:] }, "may not invoke it for 1 room"),
    ]

    @Test("Each flaw of a function is one warning", arguments: flaws.indices)
    func functionFlaws(index: Int) async throws {
        try await Bench.with { bench in
            _ = try await bench.chat.rooms(1)
            _ = await bench.admin.application().run(try await bench.plan())
            let all = RoomSelection(includesAll: true)
            #expect(try await bench.admin.status(of: all).warnings() == [])
            let statements = bench.lambda.function("review")?.statements ?? [:]
            bench.lambda.add("review") { function in
                function.statements = statements
                Self.flaws[index].0(&function)
            }
            let warnings = try await bench.admin.status(of: all).warnings()
            #expect(warnings.count == 1)
            #expect(warnings.first?.contains(Self.flaws[index].1) == true, "\(warnings)")
        }
    }

    @Test("Rooms are warned of: no handler, fallback ALLOW, a function that is gone, a short maximum length")
    func rooms() async throws {
        try await Bench.with { bench in
            let gone = LoopbackLambda.arn("gone")
            _ = try await bench.chat.rooms(1)
            _ = try await bench.chat.rooms(1, handler: MessageReviewHandler(uri: Bench.function), name: "allowing")
            _ = try await bench.chat.rooms(
                1, handler: MessageReviewHandler(uri: gone, fallbackResult: .deny), name: "dangling")
            let short = try await bench.chat.client.createRoom(
                CreateRoomInput(
                    maximumMessageLength: 100,
                    messageReviewHandler: MessageReviewHandler(uri: Bench.function, fallbackResult: .deny))
            ).room.arn
            let status = try await bench.admin.status(of: RoomSelection(includesAll: true), readsLengths: true)
            let warnings = status.warnings { _ in 500 }
            #expect(
                warnings == [
                    "1 room without a handler: nothing is reviewed there",
                    "1 room with fallback ALLOW: when the handler fails, everything passes",
                    "\(gone): does not exist; every review falls back",
                    """
                    \(short ?? ""): takes messages of 100, the rules rewrite up to 500: a longer rewrite is invalid and \
                    falls back
                    """,
                ])
        }
    }

    @Test("A function of another region or account reviews nothing, whatever has its name here")
    func elsewhere() async throws {
        try await Bench.with { bench in
            let uris = [
                "arn:aws:lambda:eu-west-1:123456789012:function:review",
                "arn:aws:lambda:us-west-2:210987654321:function:review",
            ]
            for uri in uris {
                _ = try await bench.chat.rooms(1, handler: MessageReviewHandler(uri: uri, fallbackResult: .deny))
            }
            let status = try await bench.admin.status(of: RoomSelection(includesAll: true))
            #expect(
                status.warnings()
                    == uris.sorted().map {
                        "\($0): is in another account or region than its rooms; every review falls back"
                    })
        }
    }

    @Test("A room that is deleted meanwhile does not stop the others from being read")
    func deletedRoom() async throws {
        try await Bench.with(faults: ["operation=GetRoom,nth=2,delete-room=before"]) { bench in
            _ = try await bench.chat.rooms(3)
            let status = try await bench.admin.status(of: RoomSelection(includesAll: true), readsLengths: true)
            #expect(status.rooms.map { status.lengths[$0.arn] } == [500, nil, 500])
            #expect(status.warnings().contains { $0.contains("its maximum length could not be read") })
        }
    }

    @Test("What one may not look at is said, and not taken for a fault")
    func forbidden() async throws {
        try await Bench.with { bench in
            _ = try await bench.chat.rooms(1)
            _ = await bench.admin.application().run(try await bench.plan())
            let denied = "An error occurred (AccessDeniedException)"
            for (path, expected) in [
                ("policy", ["\(Bench.function): its permission could not be looked at (\(denied)"]),
                ("concurrency", ["\(Bench.function): its reserved concurrency could not be looked at (\(denied)"]),
                ("", ["\(Bench.function): could not be looked at (\(denied)"]),
            ] {
                bench.lambda.deny("GET", path)
                let warnings = try await bench.admin.status(of: RoomSelection(includesAll: true)).warnings()
                #expect(warnings.count == expected.count)
                #expect(zip(warnings, expected).allSatisfy { $0.hasPrefix($1) }, "\(warnings)")
            }
        }
    }

    @Test(
        "A minute's numbers are complete two minutes after it",
        arguments: [(1_767_323_045_000, 1_767_322_920_000), (1_767_323_040_000, 1_767_322_920_000)])
    func completeMinutes(now: Int64, end: Int64) {
        #expect(
            HandlerWatch.lastEnd(at: Timestamp(millisecondsSince1970: now)) == Timestamp(millisecondsSince1970: end))
    }

    @Test("CloudWatch's sums are read, page by page, and what has no data is nil")
    func watch() async throws {
        let server = try LoopbackServer { request in
            let isSecond = request.text.contains("NextToken=more")
            let id = isSecond ? "m2" : "m0"
            return .http(
                200,
                text: """
                    <GetMetricDataResponse xmlns="http://monitoring.amazonaws.com/doc/2010-08-01/"><GetMetricDataResult>
                    <MetricDataResults><member><Id>\(id)</Id><Values><member>2.0</member><member>1.0</member></Values>
                    </member></MetricDataResults>\(isSecond ? "" : "<NextToken>more</NextToken>")
                    </GetMetricDataResult></GetMetricDataResponse>
                    """)
        }
        var configuration = ClientConfiguration(environment: LocalChat.credentials)
        configuration.endpointURL = "http://\(server.address)"
        let function = try #require(FunctionARN(Bench.function + ":live"))
        let watch = HandlerWatch(CloudWatchClient(configuration: configuration), function)
        let end = Timestamp(millisecondsSince1970: 1_767_323_045_000)
        let counts = try await watch.counts(until: end, minutes: 5)
        #expect(
            counts.sums.map(\.name) == [
                "InvocationErrors", "ResponseValidationErrors", "Reviews", "Denied", "Rewritten",
            ])
        #expect(counts.sums.map(\.sum) == [3, nil, 3, nil, nil])
        #expect(counts.hasErrors)
        let form = try #require(server.requests.first?.text)
        #expect(form.contains("Action=GetMetricData&Version=2010-08-01"))
        #expect(form.contains("StartTime=2026-01-02T02%3A59%3A05Z&EndTime=2026-01-02T03%3A04%3A05Z"))
        #expect(
            form.contains(
                "Dimensions.member.1.Value=arn%3Aaws%3Alambda%3Aus-west-2%3A123456789012%3Afunction%3Areview%3Alive"))
        #expect(server.requests.count == 2)
    }

    @Test("The account is that of the credentials")
    func identity() async throws {
        let server = try LoopbackServer { _ in
            .http(
                200,
                text: """
                    <GetCallerIdentityResponse><GetCallerIdentityResult><Account>123456789012</Account>\
                    </GetCallerIdentityResult></GetCallerIdentityResponse>
                    """)
        }
        var configuration = ClientConfiguration(environment: LocalChat.credentials)
        configuration.endpointURL = "http://\(server.address)"
        #expect(try await IdentityClient(configuration: configuration).account() == "123456789012")
    }
}
