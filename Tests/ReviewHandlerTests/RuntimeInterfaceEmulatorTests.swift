import BuiltProducts
import Foundation
import LoopbackServer
import Testing

/// `bootstrap` under Amazon's own Runtime Interface Emulator.
@Suite struct RuntimeInterfaceEmulatorTests {
    /// The sample lines that are whole review events.
    private static func sampleEvents() throws -> [(line: Int, text: String)] {
        let file = BuiltProduct.root.appendingPathComponent("Samples/messages.jsonl")
        let text = try String(contentsOf: file, encoding: .utf8)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        return lines.enumerated().compactMap { index, line in
            guard let object = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any],
                object["Content"] != nil, object["MessageId"] != nil
            else { return nil }
            return (index + 1, String(line))
        }
    }

    /// What `ivsreview replay --output jsonl` prints as `response` for each line of the samples.
    private static func replayed(rules: String) throws -> [Int: String] {
        let result = try BuiltProduct.run(
            BuiltProduct.executable("ivsreview"),
            ["replay", "Samples/messages.jsonl", "--rules", rules, "--output", "jsonl"])
        #expect(result.code == 0, "\(result.errors)")
        var responses: [Int: String] = [:]
        for line in result.output.split(separator: "\n") {
            let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
            // The response is the line's last member, so that its exact bytes can be cut out.
            let start = try #require(line.range(of: #""response":"#))
            responses[try #require(object["line"] as? Int)] = String(line[start.upperBound...].dropLast())
        }
        return responses
    }

    @Test func itAnswersEverySampleEventWithWhatReplayPrints() async throws {
        let compiled = try CompiledRules.ofTheProject()
        let events = try Self.sampleEvents()
        #expect(events.count >= 90)
        let replayed = try Self.replayed(rules: compiled.path)
        let emulator = try Emulator(rules: compiled.path)
        defer { emulator.end() }
        for (line, event) in events {
            let response = try await emulator.invoke(event)
            #expect(response == replayed[line], "line \(line)")
        }
    }

    @Test func asManagedInstancesItAnswersFourEventsAtATime() async throws {
        let compiled = try CompiledRules.ofTheProject()
        for file in [
            try BuiltProduct.executable("review-handler"), BuiltProduct.root.appendingPathComponent("bootstrap"),
        ] {
            // Copied by a program of its own: what this process had open for writing, a child of another test might hold
            // open a moment longer, and then it cannot be run.
            let copied = try BuiltProduct.run(
                URL(fileURLWithPath: "/bin/cp"), [file.path, compiled.folder.path])
            #expect(copied.code == 0, "\(copied.errors)")
        }
        let replayed = try Self.replayed(rules: compiled.path)
        let events = Array(try Self.sampleEvents().prefix(80))
        let emulator = try Emulator(task: compiled.folder, concurrency: 4)
        defer { emulator.end() }
        // Until the first answer only one poller may have asked for an event.
        _ = try await emulator.invoke(#"{"Content":"hi"}"#)
        let client = emulator.client
        let responses = try await withThrowingTaskGroup(of: [Int: String].self) { group in
            for first in 0..<4 {
                group.addTask {
                    var responses: [Int: String] = [:]
                    for index in stride(from: first, to: events.count, by: 4) {
                        responses[events[index].line] = try await client.invokeOnceIdle(events[index].text)
                    }
                    return responses
                }
            }
            return try await group.reduce(into: [:]) { $0.merge($1) { $1 } }
        }
        #expect(responses.count == events.count)
        for (line, response) in responses { #expect(response == replayed[line], "line \(line)") }
    }

    @Test func itDeniesWhatIsNoEventAndLivesOn() async throws {
        let compiled = try CompiledRules.ofTheProject()
        let emulator = try Emulator(rules: compiled.path)
        defer { emulator.end() }
        for event in ["not JSON", "[]", #"{"content":"lower case"}"#, #"{"Content":null}"#] {
            #expect(try await emulator.invoke(event) == #"{"ReviewResult":"DENY"}"#)
        }
        #expect(try await emulator.invoke(#"{"Content":"hi"}"#) == #"{"Content":"hi","ReviewResult":"ALLOW"}"#)
    }
}

/// The emulator with our `bootstrap` below it.
private final class Emulator {
    private let process: RunningProduct
    let client: EmulatorClient

    /// As managed instances: up to `concurrency` events at a time, and `bootstrap` in `/var/task`, run by another user.
    /// The folder is there for the emulator alone, in a mount namespace of its own, which takes root.
    init(task: URL, concurrency: Int) throws {
        guard getuid() == 0 else {
            throw BuiltProduct.Missing(description: "root is needed to put the handler into /var/task of a namespace")
        }
        let address = try LoopbackAddress.unused()
        client = EmulatorClient(address: address)
        let runtimeAPI = try LoopbackAddress.unused()
        let mount = #"mount -t tmpfs none /var && mkdir -p /var/task && mount --bind "$0" /var/task && exec "$@""#
        process = try RunningProduct(
            URL(fileURLWithPath: "/usr/bin/unshare"),
            [
                "--mount", "sh", "-c", mount, task.path, BuiltProduct.testTool("aws-lambda-rie").path,
                "--runtime-interface-emulator-address", address, "--runtime-api-address", runtimeAPI,
                "/var/task/bootstrap",
            ],
            environment: [
                "AWS_LAMBDA_MAX_CONCURRENCY": "\(concurrency)", "AWS_LAMBDA_FUNCTION_TIMEOUT": "10",
                "AWS_LAMBDA_LOG_LEVEL": "DEBUG",
            ])
    }

    init(rules: String) throws {
        // Both on loopback; the emulator would otherwise listen on all interfaces.
        let address = try LoopbackAddress.unused()
        client = EmulatorClient(address: address)
        let runtimeAPI = try LoopbackAddress.unused()
        process = try RunningProduct(
            BuiltProduct.testTool("aws-lambda-rie"),
            ["--runtime-interface-emulator-address", address, "--runtime-api-address", runtimeAPI, "./bootstrap"],
            environment: ["REVIEW_RULES": rules, "AWS_LAMBDA_FUNCTION_TIMEOUT": "10"])
    }

    func end() { process.end() }

    /// The answer to one invocation, as soon as the emulator listens.
    func invoke(_ event: String) async throws -> String {
        try await client.invoke(event, of: process)
    }
}
