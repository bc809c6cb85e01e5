import LoopbackServer
import Testing

@testable import AWSClient

@Suite("Roles", .timeLimit(.minutes(20)))
struct RoleTests {
    /// An STS that gives each role the key `KEY-<its name>`.
    private static func sts() throws -> LoopbackServer {
        try LoopbackServer { request in
            let operation =
                request.text.contains("AssumeRoleWithWebIdentity") ? "AssumeRoleWithWebIdentity" : "AssumeRole"
            let role = request.text.firstMatch(of: /role%2F([a-z]+)/)?.1 ?? "none"
            guard role != "denied" else {
                return .http(
                    403,
                    text:
                        "<ErrorResponse><Error><Code>AccessDenied</Code><Message>not you</Message></Error></ErrorResponse>"
                )
            }
            return .http(
                200,
                text: """
                    <\(operation)Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><\(operation)Result>
                    <Credentials><AccessKeyId>KEY-\(role)</AccessKeyId><SecretAccessKey>s</SecretAccessKey>
                    <SessionToken>t</SessionToken><Expiration>2026-01-02T04:04:05Z</Expiration></Credentials>
                    </\(operation)Result></\(operation)Response>
                    """)
        }
    }

    private static let arn = "arn:aws:iam::123456789012:role/"

    private func result(
        _ config: String, _ server: LoopbackServer, _ variables: [String: String] = [:], profile: String = "a",
        change: (inout ClientConfiguration) -> Void = { _ in }
    ) async throws -> String {
        let bench = try Bench()
        try bench.write(".aws/config", config)
        let endpoint = ["AWS_ENDPOINT_URL_STS": "http://\(server.address)", "AWS_REGION": "us-west-2"]
        var configuration = bench.bare(endpoint.merging(variables) { $1 })
        configuration.profile = profile
        change(&configuration)
        return await loaded(configuration).replacing(bench.home, with: "~")
    }

    private static let base = "[profile base]\naws_access_key_id = BASE\naws_secret_access_key = s\n"

    @Test("A role is taken with the keys of its source profile, all parameters sent")
    func sourceProfile() async throws {
        let server = try Self.sts()
        let config = """
            \(Self.base)
            [profile a]
            role_arn = \(Self.arn)first
            source_profile = base
            role_session_name = me
            external_id = x&y
            duration_seconds = 900
            """
        #expect(try await result(config, server) == "KEY-first s t AssumeRole")
        let request = try #require(server.requests.first)
        #expect(
            request.text == """
                Action=AssumeRole&Version=2011-06-15&RoleArn=arn%3Aaws%3Aiam%3A%3A123456789012%3Arole%2Ffirst\
                &RoleSessionName=me&DurationSeconds=900&ExternalId=x%26y
                """)
        #expect(request.header("Content-Type") == "application/x-www-form-urlencoded; charset=utf-8")
        #expect(request.header("Authorization")?.contains("Credential=BASE/20260102/us-west-2/sts/") == true)
    }

    @Test("Roles in a chain are taken from the last to the first")
    func chain() async throws {
        let server = try Self.sts()
        let config = """
            \(Self.base)
            [profile b]
            role_arn = \(Self.arn)second
            source_profile = base
            [profile a]
            role_arn = \(Self.arn)first
            source_profile = b
            """
        #expect(try await result(config, server) == "KEY-first s t AssumeRole")
        #expect(
            server.requests.map { $0.header("Authorization")?.contains("Credential=KEY-second/") } == [false, true])
        #expect(server.requests.last?.header("X-Amz-Security-Token") == "t")
        #expect(server.requests.last?.text.contains("RoleSessionName=ivsreview-1767323045") == true)
    }

    @Test("A profile may be its own source when it has keys; in a source keys go before a role")
    func selfReference() async throws {
        let server = try Self.sts()
        let own = """
            [profile a]
            role_arn = \(Self.arn)first
            source_profile = a
            aws_access_key_id = OWN
            aws_secret_access_key = s
            """
        #expect(try await result(own, server) == "KEY-first s t AssumeRole")
        #expect(server.requests.last?.header("Authorization")?.contains("Credential=OWN/") == true)
        let both = own + "\n[profile b]\nrole_arn = \(Self.arn)other\nsource_profile = a\n"
        #expect(try await result(both, server, profile: "b") == "KEY-other s t AssumeRole")
        #expect(server.requests.count == 2)
    }

    @Test("The source may be the environment, a container, a program")
    func credentialSource() async throws {
        let server = try Self.sts()
        let config = "[profile a]\nrole_arn = \(Self.arn)first\ncredential_source = "
        let keys = ["AWS_ACCESS_KEY_ID": "ENV", "AWS_SECRET_ACCESS_KEY": "s"]
        #expect(try await result(config + "Environment", server, keys) == "KEY-first s t AssumeRole")
        let agent = try LoopbackServer { _ in .http(200, text: #"{"AccessKeyId":"ECS","SecretAccessKey":"s"}"#) }
        let uri = ["AWS_CONTAINER_CREDENTIALS_FULL_URI": "http://\(agent.address)/"]
        #expect(try await result(config + "EcsContainer", server, uri) == "KEY-first s t AssumeRole")
        let metadata = try LoopbackServer { request in
            switch (request.method, request.target) {
            case ("PUT", _): .http(200, text: "TOKEN")
            case (_, "/latest/meta-data/iam/security-credentials/"): .http(200, text: "role")
            default: .http(200, text: #"{"Code":"Success","AccessKeyId":"EC2","SecretAccessKey":"s"}"#)
            }
        }
        let instance = [
            "AWS_EC2_METADATA_DISABLED": "false", "AWS_EC2_METADATA_SERVICE_ENDPOINT": "http://\(metadata.address)",
        ]
        #expect(try await result(config + "Ec2InstanceMetadata", server, instance) == "KEY-first s t AssumeRole")
        let used = server.requests.map { $0.header("Authorization")?.firstMatch(of: /Credential=(\w+)/)?.1 }
        #expect(used == ["ENV", "ECS", "EC2"])
    }

    @Test("A code of an MFA device is asked for and sent")
    func multiFactor() async throws {
        let server = try Self.sts()
        let config =
            Self.base + "[profile a]\nrole_arn = \(Self.arn)first\nsource_profile = base\nmfa_serial = mfa/me\n"
        let asked = try await result(config, server) { $0.multiFactorCode = { serial in "\(serial)-123456" } }
        #expect(asked == "KEY-first s t AssumeRole")
        #expect(server.requests.last?.text.hasSuffix("&SerialNumber=mfa%2Fme&TokenCode=mfa%2Fme-123456") == true)
    }

    static let failures: [(String, String)] = [
        (
            "[profile a]\nrole_arn = R\nsource_profile = b\n[profile b]\nrole_arn = R\nsource_profile = a",
            "the source_profile settings go in a circle: a → b → a"
        ),
        (
            "[profile a]\nrole_arn = R\nsource_profile = a", "the source_profile settings go in a circle: a → a"
        ),
        (
            "[profile a]\nrole_arn = R\nsource_profile = b",
            "source_profile \"b\" is in neither ~/.aws/config nor ~/.aws/credentials"
        ),
        (
            "[profile a]\nrole_arn = R\nsource_profile = b\n[profile b]\nregion = r",
            "source_profile \"b\" of profile \"a\" has no credentials"
        ),
        (
            "[profile a]\nrole_arn = R",
            "profile \"a\" has role_arn, but no source_profile, credential_source or web_identity_token_file"
        ),
        (
            "[profile a]\nrole_arn = R\nsource_profile = b\ncredential_source = Environment",
            "profile \"a\" has source_profile and credential_source: remove one of them"
        ),
        (
            "[profile a]\nrole_arn = R\ncredential_source = Env",
            """
            credential_source of profile "a" must be Environment, Ec2InstanceMetadata or EcsContainer, not "Env"
            """
        ),
        (
            "[profile a]\nrole_arn = R\ncredential_source = Environment",
            "credential_source Environment of profile \"a\" has no credentials: AWS_ACCESS_KEY_ID is not set"
        ),
        ("[profile a]\naws_access_key_id = A", "profile \"a\" has aws_access_key_id, but no aws_secret_access_key"),
        ("[profile a]\naws_secret_access_key = A", "profile \"a\" has aws_secret_access_key, but no aws_access_key_id"),
        (
            "[profile a]\nrole_arn = R\nduration_seconds = long\nsource_profile = a",
            "duration_seconds of profile \"a\" must be a whole number of seconds"
        ),
        (
            "\(base)[profile a]\nrole_arn = R\nsource_profile = base\nmfa_serial = m",
            """
            profile "a" has mfa_serial, and nobody can be asked for the code here: get temporary credentials with \
            aws sts get-session-token and put them into the environment
            """
        ),
        (
            "[profile a]\nlogin_session = x",
            """
            profile "a" has login_session, which is not read here: give it \
            credential_process = aws configure export-credentials --format process --profile NAME
            """
        ),
        (
            "\(base)[profile a]\nrole_arn = \(arn)denied\nsource_profile = base",
            "AssumeRole of \(arn)denied was refused: AccessDenied, not you"
        ),
        (
            "[profile a]\nrole_arn = R\nweb_identity_token_file = ~/missing",
            "the web identity token file ~/missing cannot be read: No such file or directory"
        ),
    ]

    @Test("What is wrong with a profile, each in a sentence", arguments: failures.indices)
    func failed(index: Int) async throws {
        let (config, problem) = Self.failures[index]
        #expect(
            try await result(config, try Self.sts()) == "The credentials of profile \"a\" failed: \(problem)")
    }

    @Test("A web identity's token is read anew each time and sent without a signature")
    func webIdentity() async throws {
        let bench = try Bench()
        let server = try Self.sts()
        let path = try bench.write("token", "TOKEN+1\n")
        var variables = [
            "AWS_ENDPOINT_URL_STS": "http://\(server.address)", "AWS_WEB_IDENTITY_TOKEN_FILE": path,
            "AWS_ROLE_ARN": "\(Self.arn)web", "AWS_ROLE_SESSION_NAME": "pod",
        ]
        #expect(await loaded(bench.bare(variables)) == "KEY-web s t AssumeRoleWithWebIdentity")
        try bench.write("token", "TOKEN2")
        #expect(await loaded(bench.bare(variables)) == "KEY-web s t AssumeRoleWithWebIdentity")
        #expect(server.requests.map { $0.header("Authorization") } == [nil, nil])
        #expect(
            server.requests.map(\.text)
                == ["TOKEN%2B1", "TOKEN2"].map {
                    """
                    Action=AssumeRoleWithWebIdentity&Version=2011-06-15\
                    &RoleArn=arn%3Aaws%3Aiam%3A%3A123456789012%3Arole%2Fweb&RoleSessionName=pod&WebIdentityToken=\($0)
                    """
                })
        try bench.write("token", "\n")
        #expect(await loaded(bench.bare(variables)).contains("the web identity token file \(path) is empty"))
        variables["AWS_ROLE_ARN"] = nil
        #expect(
            await loaded(bench.bare(variables)).contains(
                "The credentials of web identity failed: AWS_WEB_IDENTITY_TOKEN_FILE is set, but AWS_ROLE_ARN is not"))
        try bench.write("token", "T")
        try bench.write(".aws/config", "[default]\nrole_arn = \(Self.arn)config\nweb_identity_token_file = ~/token\n")
        #expect(
            await loaded(bench.bare(["AWS_ENDPOINT_URL_STS": "http://\(server.address)"]))
                == "KEY-config s t AssumeRoleWithWebIdentity")
    }

    @Test("An identity provider that cannot be reached is worth another try; a broken answer is an error")
    func retries() async throws {
        let bench = try Bench()
        let path = try bench.write("token", "T")
        let server = try LoopbackServer { request in
            request.header("amz-sdk-request")?.hasPrefix("attempt=1;") == true
                ? .http(400, text: "<ErrorResponse><Error><Code>IDPCommunicationError</Code></Error></ErrorResponse>")
                : .http(200, text: "<Answer/>")
        }
        let variables = [
            "AWS_ENDPOINT_URL_STS": "http://\(server.address)", "AWS_WEB_IDENTITY_TOKEN_FILE": path,
            "AWS_ROLE_ARN": "R",
        ]
        #expect(
            await loaded(bench.bare(variables)).contains(
                "AssumeRoleWithWebIdentity of R: the answer of STS has no credentials"))
        #expect(server.requests.count == 2)
    }
}
