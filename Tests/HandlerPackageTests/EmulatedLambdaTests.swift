import BuiltProducts
import Foundation
import FoundationNetworking
import LoopbackServer
import Testing

/// The unpacked zip under Amazon's own Runtime Interface Emulator.
@Suite struct EmulatedLambdaTests {
    private static let answers = [
        (#"{"Content":"hi all"}"#, #"{"Content":"hi all","ReviewResult":"ALLOW"}"#),
        (#"{"Content":"oh DARN it"}"#, #"{"Content":"oh **** it","ReviewResult":"ALLOW"}"#),
        (#"{"Content":"free coins"}"#, #"{"ReviewResult":"DENY","Attributes":{"Reason":"No coins"}}"#),
        ("[]", #"{"ReviewResult":"DENY"}"#),
    ]

    @Test func itAnswersInTheClassicMode() async throws {
        let handler = try PackagedHandler()
        let bootstrap = handler.folder.appendingPathComponent("bootstrap").path
        try await expectAnswers { endpoint, runtimeAPI in
            try RunningProduct(
                BuiltProduct.testTool("aws-lambda-rie"),
                ["--runtime-interface-emulator-address", endpoint, "--runtime-api-address", runtimeAPI, bootstrap],
                environment: ["AWS_LAMBDA_FUNCTION_TIMEOUT": "10"])
        }
    }

    /// In this mode the emulator starts `/var/task/bootstrap` alone, as another user: the package is put there in a mount
    /// namespace of its own.
    @Test func itAnswersInTheModeOfManagedInstances() async throws {
        let handler = try PackagedHandler()
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: handler.folder.path)
        let script = #"mkdir -p /var/task && mount --bind "$1" /var/task && shift && exec "$@""#
        let asRoot = geteuid() == 0 ? ["unshare", "-m"] : ["unshare", "-r", "-m"]
        try await expectAnswers { endpoint, runtimeAPI in
            try RunningProduct(
                URL(fileURLWithPath: "/usr/bin/env"),
                asRoot + ["sh", "-c", script, "sh", handler.folder.path, BuiltProduct.testTool("aws-lambda-rie").path]
                    + ["--runtime-interface-emulator-address", endpoint, "--runtime-api-address", runtimeAPI],
                environment: ["AWS_LAMBDA_FUNCTION_TIMEOUT": "10", "AWS_LAMBDA_MAX_CONCURRENCY": "4"])
        }
    }

    private func expectAnswers(
        under start: (_ endpoint: String, _ runtimeAPI: String) throws -> RunningProduct
    ) async throws {
        let endpoint = try LoopbackAddress.unused()
        let emulator = try start(endpoint, try LoopbackAddress.unused())
        defer { emulator.end() }
        for (event, answer) in Self.answers {
            #expect(try await invoke(event, endpoint, emulator) == answer, "\(emulator.errors)")
        }
    }

    /// The answer to one invocation; waits up to a minute for the emulator to listen.
    private func invoke(_ event: String, _ endpoint: String, _ emulator: RunningProduct) async throws -> String {
        let url = try #require(URL(string: "http://\(endpoint)/2015-03-31/functions/function/invocations"))
        var request = URLRequest(url: url)
        request.httpMethod = "POST"
        request.httpBody = Data(event.utf8)
        for _ in 0..<1_200 {
            do {
                let (data, _) = try await URLSession.shared.data(for: request)
                return String(decoding: data, as: UTF8.self)
            } catch let error as URLError where error.code == .cannotConnectToHost {
                try #require(emulator.isRunning, "the emulator ended: \(emulator.errors)")
                try await Task.sleep(for: .milliseconds(50))
            }
        }
        throw BuiltProduct.Missing(description: "the emulator does not listen: \(emulator.errors)")
    }
}
