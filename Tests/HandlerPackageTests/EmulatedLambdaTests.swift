import BuiltProducts
import Foundation
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
        let client = EmulatorClient(address: endpoint)
        for (event, answer) in Self.answers {
            #expect(try await client.invoke(event, of: emulator) == answer, "\(emulator.errors)")
        }
    }
}
