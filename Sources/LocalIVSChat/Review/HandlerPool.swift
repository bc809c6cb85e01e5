internal import Foundation

/// The handler processes, and which of them gets which event. As on Lambda, each has one event at a time, another is
/// started when none is free, and one that dies is replaced when it is needed.
actor HandlerPool {
    private let configuration: ReviewConfiguration
    private let clock: ServerClock
    private let random: RandomSource
    /// Told whenever a process changes what it does.
    private let changed: @Sendable (HandlerStatus) -> Void
    var environments: [Int: ExecutionEnvironment] = [:]
    private var queue: [PendingInvocation] = []
    private var nextID = 1
    private var endCount = 0
    private var lastEnd: String?
    /// The compiled rules that new processes are given.
    private var rules: String?
    private var isStopped = false

    init(
        _ configuration: ReviewConfiguration, clock: ServerClock, random: RandomSource,
        changed: @escaping @Sendable (HandlerStatus) -> Void
    ) {
        self.configuration = configuration
        self.clock = clock
        self.random = random
        self.changed = changed
    }

    /// Gives an event to a process.
    func invoke(_ event: [UInt8]) -> PendingInvocation {
        let invocation = PendingInvocation(requestID: random.requestID(), event: event)
        queue.append(invocation)
        dispatch()
        return invocation
    }

    /// From now on processes are started with these rules; those that run end as soon as they have nothing to do.
    func use(rules: String) {
        self.rules = rules
        for id in environments.keys {
            environments[id]?.isRetired = true
            retireIfDone(id)
        }
        report()
    }

    /// Ends all processes, and returns when they have ended.
    func stop() async {
        isStopped = true
        for invocation in queue { invocation.end(.failure(.crashed("the server ends"))) }
        queue = []
        let processes = environments.values.compactMap(\.process)
        for id in environments.keys { end(id, "the server ends") }
        for process in processes { await process.wait() }
    }

    /// What the processes do.
    var status: HandlerStatus {
        let processes = environments.values.sorted { $0.id < $1.id }.map { environment in
            HandlerStatus.Process(
                id: environment.id, activity: environment.activity.rawValue,
                initialization: environment.initialization, answerCount: environment.answerCount)
        }
        return HandlerStatus(processes: processes, endCount: endCount, lastEnd: lastEnd)
    }

    /// Hands waiting events to free processes, and starts one if there are none.
    private func dispatch() {
        // What nobody waits for any more is not handed out; a real service would not have invoked the function.
        queue.removeAll(where: \.isEnded)
        guard !isStopped else { return }
        for id in environments.keys.sorted() {
            guard let environment = environments[id], environment.invocation == nil, !environment.isRetired,
                environment.activity != .busy, !queue.isEmpty
            else { continue }
            assign(queue.removeFirst(), to: id)
        }
        while !queue.isEmpty, environments.count < configuration.concurrency {
            assign(queue.removeFirst(), to: start())
        }
        report()
    }

    private func assign(_ invocation: PendingInvocation, to id: Int) {
        environments[id]?.invocation = invocation
        environments[id]?.isHandedOut = false
        if environments[id]?.initialization == nil { invocation.noteColdStart() }
        if let waiter = environments[id]?.waiter {
            environments[id]?.waiter = nil
            handOut(invocation, to: id)
            waiter.resume(returning: invocation)
        }
    }

    private func handOut(_ invocation: PendingInvocation, to id: Int) {
        environments[id]?.isHandedOut = true
        environments[id]?.activity = .busy
        // Lambda ends a function that exceeds its own time limit, long after IVS Chat has stopped waiting.
        Task {
            try await clock.sleep(configuration.functionTimeLimit)
            if environments[id]?.invocation === invocation { end(id, "the function's time limit of 1 s") }
        }
    }

    private func start() -> Int {
        let id = nextID
        nextID += 1
        environments[id] = ExecutionEnvironment(id: id, start: clock.monotonic())
        let endpoint = Task(priority: .high) {
            do {
                let endpoint = RuntimeEndpoint(
                    pool: self, environment: id, clock: clock, timeLimit: configuration.functionTimeLimit)
                try await endpoint.run { port in await self.launch(id, port: port) }
            } catch {
                if !Task.isCancelled { self.end(id, "no Runtime API: \(error)") }
            }
        }
        environments[id]?.endpoint = endpoint
        Task {
            try await clock.sleep(configuration.initializationLimit)
            if let environment = environments[id], environment.initialization == nil {
                end(id, "the limit of 10 s until it asks for an event")
            }
        }
        return id
    }

    private func launch(_ id: Int, port: UInt16) {
        guard environments[id] != nil, !isStopped else { return }
        var environment = [
            "PATH": "/usr/local/bin:/usr/bin:/bin", "LANG": "C.UTF-8", "TZ": ":UTC", "_HANDLER": "review",
            "AWS_LAMBDA_RUNTIME_API": "127.0.0.1:\(port)", "AWS_LAMBDA_FUNCTION_NAME": "review",
            "AWS_LAMBDA_FUNCTION_VERSION": "$LATEST", "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": "256",
            "AWS_LAMBDA_INITIALIZATION_TYPE": "on-demand", "AWS_REGION": "us-west-2",
            "AWS_DEFAULT_REGION": "us-west-2",
            "LAMBDA_TASK_ROOT": URL(fileURLWithPath: configuration.handler).deletingLastPathComponent().path,
        ]
        environment["REVIEW_RULES"] = rules
        environment.merge(configuration.environment) { $1 }
        do {
            let process = try HandlerProcess(configuration.handler, environment: environment, log: configuration.log) {
                how in
                Task(priority: .high) { await self.end(id, how) }
            }
            environments[id]?.process = process
        } catch {
            end(id, "\(configuration.handler) cannot be started: \(HandlerProcess.cause(of: error))")
        }
        report()
    }

    /// Ends a process, or takes note of its end.
    func end(_ id: Int, _ how: String) {
        guard let environment = environments.removeValue(forKey: id) else { return }
        environment.process?.kill()
        environment.waiter?.resume(returning: nil)
        environment.endpoint?.cancel()
        if !environment.isRetired, !isStopped {
            endCount += 1
            lastEnd = how
        }
        dispatch()
        // Last, so that whoever waits for the answer finds the end counted.
        environment.invocation?.end(.failure(.crashed(how)))
    }

    private func retireIfDone(_ id: Int) {
        guard let environment = environments[id], environment.isRetired, environment.invocation == nil else { return }
        end(id, "newer rules")
    }

    private func report() { changed(status) }

    // The calls of the Runtime API.

    /// `GET /runtime/invocation/next`: waits for an event; nil when the process is to end.
    func next(_ id: Int) async -> PendingInvocation? {
        guard let environment = environments[id], environment.waiter == nil else { return nil }
        if environment.initialization == nil {
            environments[id]?.initialization = clock.monotonic() - environment.start
        }
        if let invocation = environment.invocation {
            if !environment.isHandedOut {
                handOut(invocation, to: id)
                report()
                return invocation
            }
            // It asks for more without having answered.
            invocation.end(.failure(.error(type: "Runtime.NoResponse")))
            environments[id]?.invocation = nil
        }
        environments[id]?.activity = .idle
        retireIfDone(id)
        guard environments[id] != nil else { return nil }
        return await withCheckedContinuation { continuation in
            environments[id]?.waiter = continuation
            dispatch()
        }
    }

    /// `POST /runtime/invocation/{id}/response` or `/error`; false if that event is not the process's.
    func answer(_ id: Int, requestID: String, _ end: PendingInvocation.End) -> Bool {
        guard let invocation = environments[id]?.invocation, environments[id]?.isHandedOut == true,
            invocation.requestID == requestID
        else { return false }
        environments[id]?.invocation = nil
        environments[id]?.answerCount += 1
        invocation.end(end)
        return true
    }

    /// `POST /runtime/init/error`.
    func failInitialization(_ id: Int, type: String) {
        environments[id]?.invocation?.end(.failure(.error(type: type)))
        end(id, type)
    }
}

/// What the handler processes do, for people.
struct HandlerStatus: Sendable, Equatable {
    /// One process.
    struct Process: Sendable, Equatable {
        var id: Int
        var activity: String
        /// In ns.
        var initialization: UInt64?
        var answerCount: Int
    }

    var processes: [Process]
    /// How many ended that should not have.
    var endCount: Int
    /// How the last of them ended.
    var lastEnd: String?
}
