import LoopbackServer
import SigV4
import Testing

@testable import AWSClient

/// The credentials that a client with this configuration would sign with, or its error's message.
func loaded(_ configuration: ClientConfiguration) async -> String {
    do {
        let settings = try ClientSettings(configuration)
        let metadata = try InstanceMetadata(settings)
        let chain = CredentialsChain.standard(settings, region: "us-west-2", metadata: metadata)
        let credentials = try await chain.load()
        let token = credentials.signing.sessionToken.map { " \($0)" } ?? ""
        return "\(credentials.signing.accessKeyID) \(credentials.signing.secretAccessKey)\(token) \(credentials.source)"
    } catch {
        return "\(error)"
    }
}

@Suite("The chain of sources", .timeLimit(.minutes(20)))
struct ChainTests {
    @Test("The environment's keys")
    func environment() async throws {
        let bench = try Bench()
        let keys = ["AWS_ACCESS_KEY_ID": "AKID", "AWS_SECRET_ACCESS_KEY": "SECRET"]
        #expect(await loaded(bench.bare(keys)) == "AKID SECRET environment")
        for name in ["AWS_SESSION_TOKEN", "AWS_SECURITY_TOKEN"] {
            #expect(
                await loaded(bench.bare(keys.merging([name: "TOKEN"]) { $1 })) == "AKID SECRET TOKEN environment")
        }
        let failed = "The credentials of environment failed: "
        #expect(
            await loaded(bench.bare(["AWS_ACCESS_KEY_ID": "AKID"]))
                == failed + "AWS_ACCESS_KEY_ID is set, but AWS_SECRET_ACCESS_KEY is not")
        #expect(
            await loaded(bench.bare(["AWS_SECRET_ACCESS_KEY": "SECRET"]))
                == failed + "AWS_SECRET_ACCESS_KEY is set, but AWS_ACCESS_KEY_ID is not")
        #expect(
            await loaded(bench.bare(keys.merging(["AWS_CREDENTIAL_EXPIRATION": "soon"]) { $1 }))
                == failed + "AWS_CREDENTIAL_EXPIRATION is no ISO 8601 time: set it like 2026-01-02T03:04:05Z")
    }

    @Test("Without any credentials every place is named with its reason")
    func nothing() async throws {
        let bench = try Bench()
        let text = await loaded(bench.bare([:]))
        #expect(
            text == """
                No credentials were found; tried: environment (AWS_ACCESS_KEY_ID is not set), \
                profile "default" (not in \(bench.home)/.aws/config and \(bench.home)/.aws/credentials), \
                web identity (AWS_WEB_IDENTITY_TOKEN_FILE is not set), \
                container (AWS_CONTAINER_CREDENTIALS_RELATIVE_URI and AWS_CONTAINER_CREDENTIALS_FULL_URI are not set), \
                instance metadata (AWS_EC2_METADATA_DISABLED is true)
                """)
    }

    @Test("A profile that the program asks for goes before the environment's keys, AWS_PROFILE does not")
    func order() async throws {
        let bench = try Bench()
        try bench.write(".aws/credentials", "[a]\naws_access_key_id = PROFILE\naws_secret_access_key = s")
        let keys = ["AWS_ACCESS_KEY_ID": "ENV", "AWS_SECRET_ACCESS_KEY": "s"]
        #expect(await loaded(bench.bare(keys.merging(["AWS_PROFILE": "a"]) { $1 })) == "ENV s environment")
        var explicit = bench.bare(keys)
        explicit.profile = "a"
        #expect(await loaded(explicit) == "PROFILE s profile \"a\"")
    }

    @Test("A source that is set up and fails ends the chain, with what was tried before")
    func failureEndsChain() async throws {
        let bench = try Bench()
        try bench.write(".aws/config", "[default]\ncredential_process = false\n")
        let server = try LoopbackServer { _ in .http(200, text: #"{"AccessKeyId":"A","SecretAccessKey":"S"}"#) }
        let variables = ["AWS_CONTAINER_CREDENTIALS_FULL_URI": "http://\(server.address)/"]
        #expect(
            await loaded(bench.bare(variables)) == """
                The credentials of profile "default" failed: credential_process: false ended with 1; \
                tried before: environment (AWS_ACCESS_KEY_ID is not set)
                """)
        #expect(server.requests.isEmpty)
    }

    @Test("An error of credentials is one of configuration, and neither it nor a description shows a secret")
    func redaction() async throws {
        let bench = try Bench()
        let client = AWSClient(.ivschat, configuration: bench.bare(["AWS_REGION": "us-west-2"]))
        let error = await #expect(throws: AWSClientError.self) { try await client.send(Bench.request) }
        #expect(error?.code == .noCredentials)
        #expect(error?.isConfiguration == true)
        let credentials = Credentials(accessKeyID: "AKID", secretAccessKey: "SECRET", sessionToken: "TOKEN")
        #expect("\(credentials) \(String(reflecting: credentials))" == "AKID from the program AKID from the program")
    }

    @Test("Given credentials go before everything")
    func given() async throws {
        let bench = try Bench()
        let server = try LoopbackServer { _ in .http(200, text: "{}") }
        var configuration = bench.configuration(server)
        configuration.credentials = Credentials(accessKeyID: "GIVEN", secretAccessKey: "s")
        _ = try await AWSClient(.ivschat, configuration: configuration).send(Bench.request)
        #expect(server.requests.first?.header("Authorization")?.contains("Credential=GIVEN/") == true)
    }
}
