import LoopbackServer
import Testing

@testable import AWSClient

@Suite("Containers", .timeLimit(.minutes(20)))
struct ContainerTests {
    private static let credentials = """
        {"AccessKeyId":"ECS","SecretAccessKey":"s","Token":"t","Expiration":"2026-01-02T04:04:05Z","AccountId":"1"}
        """

    private func load(_ bench: Bench, _ variables: [String: String], agent: String? = nil) async throws -> String {
        var source = ContainerCredentials(settings: try ClientSettings(bench.bare(variables)))
        if let agent { source.agent = agent }
        do throws(CredentialsFailure) {
            switch try await source.load() {
            case .found(let credentials): return credentials.description
            case .absent(let reason): return "absent: \(reason)"
            }
        } catch {
            return "failed: \(error.reason)"
        }
    }

    @Test("A relative URI belongs to the agent and goes before a full one")
    func relative() async throws {
        let bench = try Bench()
        let server = try LoopbackServer { _ in .http(200, text: Self.credentials) }
        let variables = [
            "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI": "/v2/credentials/x?id=1",
            "AWS_CONTAINER_CREDENTIALS_FULL_URI": "http://127.0.0.1:1/",
        ]
        #expect(
            try await load(bench, variables, agent: "http://\(server.address)")
                == "ECS from container, until 2026-01-02T04:04:05Z")
        #expect(server.requests.map(\.target) == ["/v2/credentials/x?id=1"])
        #expect(server.requests.first?.header("Authorization") == nil)
        #expect(server.requests.first?.header("Accept") == "application/json")
        let settings = try ClientSettings(bench.bare([:]))
        #expect(ContainerCredentials(settings: settings).agent == "http://169.254.170.2")
    }

    @Test("The token comes from the file, read anew, else from the variable")
    func token() async throws {
        let bench = try Bench()
        let server = try LoopbackServer { _ in .http(200, text: Self.credentials) }
        let path = try bench.write("token", "FILE-1\n")
        var variables = [
            "AWS_CONTAINER_CREDENTIALS_FULL_URI": "http://\(server.address)/",
            "AWS_CONTAINER_AUTHORIZATION_TOKEN": "VARIABLE", "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE": path,
        ]
        _ = try await load(bench, variables)
        try bench.write("token", "FILE-2")
        _ = try await load(bench, variables)
        variables["AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE"] = nil
        _ = try await load(bench, variables)
        #expect(server.requests.map { $0.header("Authorization") } == ["FILE-1", "FILE-2", "VARIABLE"])
        variables["AWS_CONTAINER_AUTHORIZATION_TOKEN"] = "a\r\nX-B: c"
        #expect(
            try await load(bench, variables)
                == "failed: the container's authorization token is empty or has a line break")
        variables["AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE"] = "/missing"
        #expect(
            try await load(bench, variables) == """
                failed: the file /missing of AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE cannot be read: \
                No such file or directory
                """)
        #expect(server.requests.count == 3)
    }

    @Test(
        "The token is not sent just anywhere",
        arguments: [
            "http://example.com/", "http://127.0.0.1.example.com/", "http://169.254.170.20/",
            "http://127.0.0.1@example.com/",
            "http://[fd00:ec2::24]/", "http://localhost.example.com", "http://",
        ])
    func hosts(url: String) async throws {
        #expect(
            try await load(try Bench(), ["AWS_CONTAINER_CREDENTIALS_FULL_URI": url]) == """
                failed: the host of AWS_CONTAINER_CREDENTIALS_FULL_URI is not allowed: https, a loopback address, \
                169.254.170.2, 169.254.170.23 or [fd00:ec2::23] is
                """)
    }

    @Test("A busy agent is asked three times, another refusal is final")
    func retries() async throws {
        let bench = try Bench()
        let busy = try LoopbackServer { _ in .http(500) }
        let url = "http://\(busy.address)/"
        #expect(
            try await load(bench, ["AWS_CONTAINER_CREDENTIALS_FULL_URI": url])
                == "failed: \(url) answered 500 (3 attempts)")
        #expect(busy.requests.count == 3)
        #expect(bench.sleeps == [.seconds(1), .seconds(1)])
        let refusing = try LoopbackServer { _ in .http(403) }
        #expect(
            try await load(bench, ["AWS_CONTAINER_CREDENTIALS_FULL_URI": "http://\(refusing.address)/"])
                == "failed: http://\(refusing.address)/ answered 403")
        let broken = try LoopbackServer { _ in .http(200, text: "{}") }
        #expect(
            try await load(bench, ["AWS_CONTAINER_CREDENTIALS_FULL_URI": "http://\(broken.address)/"])
                == "failed: the answer of http://\(broken.address)/ has no credentials")
        let nobody = "http://\(try LoopbackAddress.refusing())/"
        let text = try await load(bench, ["AWS_CONTAINER_CREDENTIALS_FULL_URI": nobody])
        #expect(text.hasPrefix("failed: no answer from \(nobody): "))
        #expect(text.hasSuffix(" (3 attempts)"))
    }

    @Test("URIs that cannot be used")
    func broken() async throws {
        let bench = try Bench()
        #expect(
            try await load(bench, ["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI": "x"])
                == "failed: AWS_CONTAINER_CREDENTIALS_RELATIVE_URI must begin with /")
        #expect(
            try await load(bench, ["AWS_CONTAINER_CREDENTIALS_FULL_URI": "file:///x"])
                == "failed: AWS_CONTAINER_CREDENTIALS_FULL_URI must begin with http:// or https://")
        #expect(try await load(bench, [:]).hasPrefix("absent: "))
    }
}
