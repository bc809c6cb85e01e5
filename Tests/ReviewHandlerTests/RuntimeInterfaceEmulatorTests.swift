import BuiltProducts
import Foundation
import FoundationNetworking
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
    private let address: String

    init(rules: String) throws {
        // Two ports that were free a moment ago, both on loopback; the emulator would otherwise listen on all interfaces.
        address = try LoopbackServer.refusingAddress()
        let runtimeAPI = try LoopbackServer.refusingAddress()
        process = try RunningProduct(
            BuiltProduct.testTool("aws-lambda-rie"),
            ["--runtime-interface-emulator-address", address, "--runtime-api-address", runtimeAPI, "./bootstrap"],
            environment: ["REVIEW_RULES": rules, "AWS_LAMBDA_FUNCTION_TIMEOUT": "10"])
    }

    func end() { process.end() }

    /// The answer to one invocation; waits up to 10 s for the emulator to listen.
    func invoke(_ event: String) async throws -> String {
        let url = try #require(URL(string: "http://\(address)/2015-03-31/functions/function/invocations"))
        var request = URLRequest(url: url)
        request.httpMethod = "POST"
        request.httpBody = Data(event.utf8)
        for _ in 0..<200 {
            do {
                let (data, _) = try await URLSession.shared.data(for: request)
                return String(decoding: data, as: UTF8.self)
            } catch let error as URLError where error.code == .cannotConnectToHost {
                try #require(process.isRunning, "the emulator ended: \(process.errors)")
                try await Task.sleep(for: .milliseconds(50))
            }
        }
        throw BuiltProduct.Missing(description: "the emulator does not listen: \(process.errors)")
    }
}
