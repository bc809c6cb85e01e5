import Foundation

@testable import LocalIVSChat

/// A server on a port of its own, for as long as a test needs it.
enum RunningServer {
    struct NotReady: Error {}

    /// Runs `body` beside a server.
    static func with<Value: Sendable>(
        _ change: (inout LocalConfiguration) -> Void = { _ in },
        _ body: @Sendable @escaping (LocalAddress) async throws -> Value
    ) async throws -> Value {
        var configuration = LocalConfiguration()
        change(&configuration)
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
        do { result = .success(try await body(address)) } catch { result = .failure(error) }
        await server.stop()
        serving.cancel()
        _ = await serving.result
        return try result.get()
    }

    /// Runs blocking work, such as a process, without taking a thread that tasks need.
    static func blocking<Value: Sendable>(_ work: @Sendable @escaping () throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread { continuation.resume(with: Result(catching: work)) }
        }
    }
}
