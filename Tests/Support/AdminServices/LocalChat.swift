internal import AWSClient
internal import Foundation
package import IVSChat
internal import LocalIVSChat

/// The emulated control plane on a port of its own, and the log of what it was asked.
package struct LocalChat: Sendable {
    /// One request, as the emulator's log has it.
    package struct Entry: Sendable {
        package let operation: String
        package let isMutating: Bool
        package let isApplied: Bool
        package let input: JSONObject

        package var identifier: String? { input["identifier"]?.stringValue }
    }

    package struct NotReady: Error {}

    package let url: String
    private let log: URL

    /// Runs `body` beside an emulator without rooms.
    package static func with<Value: Sendable>(
        faults: [String] = [], hasQuotas: Bool = false, clock: JumpingClock? = nil,
        _ body: @Sendable @escaping (LocalChat) async throws -> Value
    ) async throws -> Value {
        let log = FileManager.default.temporaryDirectory.appendingPathComponent("chat-\(UUID().uuidString).log")
        defer { try? FileManager.default.removeItem(at: log) }
        var configuration = LocalConfiguration()
        configuration.accessLog = log.path
        configuration.hasQuotas = hasQuotas
        configuration.faults = try faults.map { text throws(Fault.SpecificationError) in try Fault(text) }
        if let clock { configuration.clock = clock.server }
        let server = try LocalServer(configuration)
        let (addresses, continuation) = AsyncStream.makeStream(of: LocalAddress.self)
        let serving = Task {
            defer { continuation.finish() }
            try await server.run { continuation.yield($0) }
        }
        guard let address = await addresses.first(where: { _ in true }) else {
            try await serving.value
            throw NotReady()
        }
        let result: Result<Value, any Error>
        do { result = .success(try await body(LocalChat(url: address.url, log: log))) } catch {
            result = .failure(error)
        }
        await server.stop()
        serving.cancel()
        _ = await serving.result
        return try result.get()
    }

    /// Every request so far.
    package func requests() throws -> [Entry] {
        try String(contentsOf: log, encoding: .utf8).split(separator: "\n").map { line in
            let object = try JSONValue(parsing: Array(line.utf8)).objectValue ?? [:]
            return Entry(
                operation: object["operation"]?.stringValue ?? "", isMutating: object["mutates"] == true,
                isApplied: object["applied"] == true,
                input: object["input"]?.objectValue ?? [:])
        }
    }

    /// The requests of one operation.
    package func requests(_ operation: String) throws -> [Entry] {
        try requests().filter { $0.operation == operation }
    }

    /// A client of it.
    package var client: IVSChat {
        var configuration = ClientConfiguration(environment: Self.credentials)
        configuration.endpointURL = url
        return IVSChat(configuration: configuration)
    }

    /// Makes rooms, and gives their ARNs.
    package func rooms(_ count: Int, handler: MessageReviewHandler? = nil, name: String = "room") async throws
        -> [String]
    {
        let client = client
        var arns: [String] = []
        for index in 0..<count {
            let input = CreateRoomInput(name: "\(name)-\(index)", messageReviewHandler: handler)
            arns.append(try await client.createRoom(input).room.arn ?? "")
        }
        return arns
    }

    /// Made-up credentials, a region, and nothing of the machine's.
    package static let credentials = [
        "AWS_ACCESS_KEY_ID": "AKIDEXAMPLE", "AWS_SECRET_ACCESS_KEY": "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
        "AWS_REGION": "us-west-2", "AWS_EC2_METADATA_DISABLED": "true", "AWS_CONFIG_FILE": "/dev/null",
        "AWS_SHARED_CREDENTIALS_FILE": "/dev/null",
    ]
}

extension LocalChat {
    /// Runs blocking work, such as a process that talks to the emulator, without taking a thread that tasks need.
    package static func blocking<Value: Sendable>(_ work: @Sendable @escaping () throws -> Value) async throws -> Value
    {
        try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread {
                // The threads of tasks block signals, and a process that is started there would never see Ctrl-C.
                var none = sigset_t()
                sigemptyset(&none)
                pthread_sigmask(SIG_SETMASK, &none, nil)
                continuation.resume(with: Result(catching: work))
            }
        }
    }
}
