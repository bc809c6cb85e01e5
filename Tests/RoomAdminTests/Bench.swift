import AWSClient
import AdminServices
import IVSChat
import RoomAdmin

/// Clients of an emulator and a Lambda, on a clock that jumps.
struct Bench {
    let chat: LocalChat
    let lambda: LoopbackLambda
    let clock: JumpingClock
    let admin: HandlerAdmin

    static let function = LoopbackLambda.arn("review")

    /// Runs `body` beside an emulator with these faults and a function `review` that rooms may use.
    static func with<Value: Sendable>(
        faults: [String] = [], hasQuotas: Bool = false, isGranted: Bool = true,
        _ body: @Sendable @escaping (Bench) async throws -> Value
    ) async throws -> Value {
        let clock = JumpingClock()
        return try await LocalChat.with(faults: faults, hasQuotas: hasQuotas, clock: clock) { chat in
            let lambda = try LoopbackLambda()
            lambda.add("review")
            var environment = LocalChat.credentials
            environment["AWS_ENDPOINT_URL_IVSCHAT"] = chat.url
            environment["AWS_ENDPOINT_URL_LAMBDA"] = lambda.url
            var configuration = ClientConfiguration(environment: environment)
            configuration.sleep = { try await clock.sleep(for: $0) }
            let admin = HandlerAdmin(configuration: configuration, pace: Pace(clock: clock))
            let bench = Bench(chat: chat, lambda: lambda, clock: clock, admin: admin)
            if isGranted { try await admin.grant(RoomPermission(try await bench.reviewer())) }
            return try await body(bench)
        }
    }

    func reviewer(_ text: String = Bench.function) async throws -> FunctionARN {
        try await admin.reviewer(text).function
    }

    func plan(
        _ selection: RoomSelection = RoomSelection(includesAll: true), fallback: FallbackResult? = nil,
        replaces: Bool = false
    ) async throws -> HandlerPlan {
        let function = try await reviewer()
        let rooms = try await selection.rooms(
            from: admin.chat, home: (function.region, function.account), pace: admin.pace)
        return HandlerPlan(
            .attach(function, fallback: fallback), rooms, replaces: replaces, replaceable: Set(selection.handlers))
    }

    func handlers() async throws -> [String?] {
        try await RoomSelection(includesAll: true).rooms(from: chat.client, pace: Pace(clock: clock))
            .map { $0.handler?.uri }
    }
}
