import LoopbackServer
import Testing

@testable import AWSClient

@Suite("Instance metadata", .timeLimit(.minutes(20)))
struct InstanceMetadataTests {
    private static let path = "/latest/meta-data/iam/security-credentials/"
    private static let good = """
        {"Code":"Success","AccessKeyId":"EC2","SecretAccessKey":"s","Token":"t","Expiration":"2026-01-02T09:00:00Z"}
        """

    private static func server(_ credentials: String = good) throws -> LoopbackServer {
        try LoopbackServer { request in
            switch (request.method, request.target) {
            case ("PUT", "/latest/api/token"): .http(200, text: "TOKEN")
            case ("GET", path): .http(200, text: "my-role\nother\n")
            case ("GET", path + "my-role"): .http(200, text: credentials)
            case ("GET", "/latest/meta-data/placement/region"): .http(200, text: "eu-central-1\n")
            default: .http(404)
            }
        }
    }

    private func variables(_ address: String) -> [String: String] {
        ["AWS_EC2_METADATA_DISABLED": "false", "AWS_EC2_METADATA_SERVICE_ENDPOINT": "http://\(address)/"]
    }

    @Test("Version 2: a token first, then the role, then its credentials; no proxy")
    func credentials() async throws {
        let bench = try Bench()
        let server = try Self.server()
        let proxy = ["http_proxy": "http://\(try LoopbackAddress.refusing())"]
        let result = await loaded(bench.bare(variables(server.address).merging(proxy) { $1 }))
        #expect(result == "EC2 s t instance metadata")
        #expect(server.requests.map(\.method) == ["PUT", "GET", "GET"])
        #expect(server.requests.map(\.target) == ["/latest/api/token", Self.path, Self.path + "my-role"])
        #expect(server.requests[0].header("x-aws-ec2-metadata-token-ttl-seconds") == "21600")
        #expect(server.requests.map { $0.header("x-aws-ec2-metadata-token") } == [nil, "TOKEN", "TOKEN"])
        #expect(Set(server.requests.map(\.connection)) == [0])
    }

    @Test("The region comes from it when nothing else names one")
    func region() async throws {
        let bench = try Bench()
        let server = try Self.server()
        let client = AWSClient(.ivschat, configuration: bench.bare(variables(server.address)))
        let signed = try await client.signedRequest(for: Bench.request)
        #expect(signed.url == "https://ivschat.eu-central-1.amazonaws.com/ListRooms")
    }

    static let failures: [(String, String)] = [
        (#"{"Code":"AssumeRoleUnauthorizedAccess"}"#, "the answer is AssumeRoleUnauthorizedAccess"),
        ("{", "the answer is no JSON: unexpected end at byte 1"), ("{}", "the answer has no credentials"),
    ]

    @Test("Credentials that are none are a failure", arguments: failures)
    func broken(answer: String, problem: String) async throws {
        let bench = try Bench()
        let server = try Self.server(answer)
        let text = await loaded(bench.bare(variables(server.address)))
        #expect(text.hasPrefix("The credentials of instance metadata failed: \(problem); tried before: "))
    }

    @Test("Where it does not answer, or refuses, it has no credentials, and says why")
    func absent() async throws {
        let bench = try Bench()
        let nobody = try LoopbackAddress.refusing()
        let refused = await loaded(bench.bare(variables(nobody)))
        #expect(refused.contains("instance metadata (no answer from http://\(nobody): "))
        let forbidden = try LoopbackServer { _ in .http(403) }
        #expect(
            await loaded(bench.bare(variables(forbidden.address)))
                .hasSuffix("instance metadata (http://\(forbidden.address)/latest/api/token answered 403)"))
        #expect(forbidden.requests.count == 1)
        let silent = try LoopbackServer { _ in Answer([.hold]) }
        #expect(
            await loaded(bench.bare(variables(silent.address)))
                .contains("instance metadata (no answer from http://\(silent.address): "))
        #expect(silent.requests.count == 1)
    }

    @Test("A busy service is asked again, as often as the settings say")
    func retries() async throws {
        let bench = try Bench()
        let busy = try LoopbackServer { _ in .http(503) }
        let settings = variables(busy.address)
        #expect(await loaded(bench.bare(settings)).hasSuffix("answered 503)"))
        #expect(busy.requests.count == 3)
        #expect(bench.sleeps == [.milliseconds(100), .milliseconds(200)])
        _ = await loaded(bench.bare(settings.merging(["AWS_METADATA_SERVICE_NUM_ATTEMPTS": "1"]) { $1 }))
        #expect(busy.requests.count == 4)
    }
}
