import Foundation
import FoundationNetworking

/// Invokes the function of a Runtime Interface Emulator.
public struct EmulatorClient: Sendable {
    private let address: String

    /// A client of the emulator that listens at `address`, host and port.
    public init(address: String) {
        self.address = address
    }

    /// The answer to one invocation; waits up to a minute until `emulator`, which was just started, listens.
    public func invoke(_ event: String, of emulator: RunningProduct) async throws -> String {
        for _ in 0..<1_200 {
            do {
                return try await invoke(event)
            } catch let error as URLError where error.code == .cannotConnectToHost {
                guard emulator.isRunning else {
                    throw BuiltProduct.Missing(description: "the emulator ended: \(emulator.errors)")
                }
                try await Task.sleep(for: .milliseconds(50))
            }
        }
        throw BuiltProduct.Missing(description: "the emulator does not listen: \(emulator.errors)")
    }

    /// The answer; while every poller is busy, or has answered and not asked again yet, the emulator wants another try.
    public func invokeOnceIdle(_ event: String) async throws -> String {
        for _ in 0..<6_000 {
            let response = try await invoke(event)
            guard response.contains("Runtime.Unavailable") else { return response }
            try await Task.sleep(for: .milliseconds(10))
        }
        throw BuiltProduct.Missing(description: "the emulator finds no idle runtime")
    }

    private func invoke(_ event: String) async throws -> String {
        guard let url = URL(string: "http://\(address)/2015-03-31/functions/function/invocations") else {
            throw URLError(.badURL)
        }
        var request = URLRequest(url: url)
        request.httpMethod = "POST"
        request.httpBody = Data(event.utf8)
        let (data, _) = try await URLSession.shared.data(for: request)
        return String(decoding: data, as: UTF8.self)
    }
}
