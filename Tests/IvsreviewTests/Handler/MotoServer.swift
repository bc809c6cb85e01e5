import BuiltProducts
import Foundation
import LoopbackServer

/// moto's server on a port of its own, as `Scripts/install-dependencies --test` unpacks it.
final class MotoServer {
    struct NotReady: Error, CustomStringConvertible {
        let description: String
    }

    let url: String
    private let process: RunningProduct

    init() throws {
        let address = try LoopbackAddress.unused()
        url = "http://\(address)"
        let port = address.split(separator: ":").last.map(String.init) ?? ""
        process = try RunningProduct(
            URL(fileURLWithPath: "/usr/bin/env"), ["python3", "-m", "moto.server", "-H", "127.0.0.1", "-p", port],
            environment: [
                "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "",
                "PYTHONPATH": try BuiltProduct.testTool("moto").path,
            ])
        for _ in 0..<3_000 {
            guard process.isRunning else { break }
            if process.errors.contains("Running on") { return }
            Thread.sleep(forTimeInterval: 0.1)
        }
        throw NotReady(description: "moto's server did not start: \(process.errors)")
    }

    deinit {
        process.end()
    }
}
