import AWSClient
import Foundation
import LoopbackServer
import Synchronization

/// A client's surroundings for one test: a folder as home, a clock that stands still, sleeps that are noted and not slept.
final class Bench: Sendable {
    let home: String
    /// 2026-01-02T03:04:05Z, the moment of the known signatures.
    static let start = Timestamp(millisecondsSince1970: 1_767_323_045_000)

    private struct State {
        var now = Bench.start
        var sleeps: [Duration] = []
        var log: [String] = []
    }

    private let state = Mutex(State())

    init() throws {
        home = FileManager.default.temporaryDirectory.appendingPathComponent("aws-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(
            atPath: home + "/.aws/sso/cache", withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: home)
    }

    var sleeps: [Duration] { state.withLock { $0.sleeps } }

    var log: String { state.withLock { $0.log.joined(separator: "\n") } }

    var now: Timestamp {
        get { state.withLock { $0.now } }
        set { state.withLock { $0.now = newValue } }
    }

    @discardableResult
    func write(_ name: String, _ text: String, mode: Int = 0o600) throws -> String {
        let path = "\(home)/\(name)"
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
        return path
    }

    func read(_ name: String) throws -> String {
        try String(contentsOfFile: "\(home)/\(name)", encoding: .utf8)
    }

    /// Keys and a region in the environment, no instance metadata, and this endpoint.
    func configuration(_ server: LoopbackServer? = nil, _ variables: [String: String] = [:]) -> ClientConfiguration {
        var environment = [
            "AWS_ACCESS_KEY_ID": "AKIDEXAMPLE", "AWS_SECRET_ACCESS_KEY": "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
            "AWS_REGION": "us-west-2",
        ]
        environment["AWS_ENDPOINT_URL"] = server.map { "http://\($0.address)" }
        return bare(environment.merging(variables) { $1 })
    }

    /// Nothing but these variables, a home and a path.
    func bare(_ variables: [String: String]) -> ClientConfiguration {
        let base = ["HOME": home, "PATH": "/usr/local/bin:/usr/bin:/bin", "AWS_EC2_METADATA_DISABLED": "true"]
        var configuration = ClientConfiguration(environment: base.merging(variables) { $1 })
        configuration.clock = { self.now }
        configuration.random = { 1 }
        configuration.sleep = { duration in self.state.withLock { $0.sleeps.append(duration) } }
        configuration.log = { line in self.state.withLock { $0.log.append(line) } }
        return configuration
    }

    /// One POST to the client's service.
    static let request = ServiceRequest(
        operation: "ListRooms", path: "/ListRooms", headers: [("Content-Type", "application/json")],
        body: Array("{}".utf8))
}

/// The error that `body` throws, as text; a text that says so when it throws none.
func failure(_ body: () async throws -> some Any) async -> String {
    do {
        return "no error, but \(try await body())"
    } catch {
        return "\(error)"
    }
}
