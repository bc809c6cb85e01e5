import Digest
import LoopbackServer
import Testing

@testable import AWSClient

@Suite("SSO", .timeLimit(.minutes(20)))
struct SSOTests {
    private static let session = """
        [sso-session work]
        sso_start_url = https://example.awsapps.com/start
        sso_region = eu-west-1
        [default]
        sso_session = work
        sso_account_id = 123456789012
        sso_role_name = Admin
        """
    private static let legacy = """
        [default]
        sso_start_url = https://example.awsapps.com/start
        sso_region = eu-west-1
        sso_account_id = 123456789012
        sso_role_name = Admin
        """

    private static func portal() throws -> LoopbackServer {
        try LoopbackServer { request in
            if request.target == "/token" {
                return request.text.contains("GOOD-REFRESH")
                    ? .http(
                        200, text: #"{"accessToken":"NEW","expiresIn":3600,"refreshToken":"NEXT","tokenType":"Bearer"}"#
                    )
                    : .http(400, headers: [("x-amzn-ErrorType", "InvalidGrantException")], text: "{}")
            }
            guard ["TOKEN", "NEW"].contains(request.header("x-amz-sso_bearer_token")) else {
                return .http(
                    401,
                    text:
                        #"{"__type":"com.amazonaws.switchboard.portal#UnauthorizedException","message":"Session token not found or invalid"}"#
                )
            }
            return .http(
                200,
                text: """
                    {"roleCredentials":{"accessKeyId":"SSO","secretAccessKey":"s","sessionToken":"t",\
                    "expiration":1767326645000}}
                    """)
        }
    }

    private static func path(_ key: String) throws -> String {
        ".aws/sso/cache/\(hexadecimal(try SHA1.digest(of: Array(key.utf8)))).json"
    }

    private func result(_ bench: Bench, _ server: LoopbackServer) async -> String {
        await loaded(bench.bare(["AWS_ENDPOINT_URL": "http://\(server.address)"])).replacing(bench.home, with: "~")
    }

    @Test("A token of a session, or of a start URL in the older form, is turned into credentials")
    func token() async throws {
        for (config, key) in [(Self.session, "work"), (Self.legacy, "https://example.awsapps.com/start")] {
            let bench = try Bench()
            let server = try Self.portal()
            try bench.write(".aws/config", config)
            try bench.write(try Self.path(key), #"{"accessToken":"TOKEN","expiresAt":"2026-01-02T10:00:00UTC"}"#)
            #expect(await result(bench, server) == "SSO s t SSO of profile \"default\"")
            #expect(
                server.requests.map(\.target)
                    == ["/federation/credentials?role_name=Admin&account_id=123456789012"])
            #expect(server.requests.first?.header("Authorization") == nil)
            #expect(!bench.log.contains("TOKEN"))
        }
    }

    private static func cached(expires: String, refresh: String, registration: String) -> String {
        """
        {"startUrl":"https://example.awsapps.com/start","region":"eu-west-1","accessToken":"TOKEN","expiresAt":"\(expires)",\
        "clientId":"ID","clientSecret":"SECRET","registrationExpiresAt":"\(registration)","refreshToken":"\(refresh)"}
        """
    }

    @Test("A token that is about to end is renewed, and kept for others")
    func refresh() async throws {
        let bench = try Bench()
        let server = try Self.portal()
        try bench.write(".aws/config", Self.session)
        let path = try Self.path("work")
        try bench.write(
            path,
            Self.cached(expires: "2026-01-02T03:19:04Z", refresh: "GOOD-REFRESH", registration: "2026-02-01T00:00:00Z"))
        #expect(await result(bench, server) == "SSO s t SSO of profile \"default\"")
        #expect(server.requests.map(\.method) == ["POST", "GET"])
        #expect(
            server.requests.first?.text
                == #"{"clientId":"ID","clientSecret":"SECRET","grantType":"refresh_token","refreshToken":"GOOD-REFRESH"}"#
        )
        #expect(
            try bench.read(path)
                == """
                {"startUrl":"https://example.awsapps.com/start","region":"eu-west-1","accessToken":"NEW",\
                "expiresAt":"2026-01-02T04:04:05Z","clientId":"ID","clientSecret":"SECRET",\
                "registrationExpiresAt":"2026-02-01T00:00:00Z","refreshToken":"NEXT"}
                """)
    }

    @Test("When it cannot be renewed, a token that still counts is used")
    func failedRefresh() async throws {
        let bench = try Bench()
        let server = try Self.portal()
        try bench.write(".aws/config", Self.session)
        try bench.write(
            try Self.path("work"),
            Self.cached(expires: "2026-01-02T03:10:00Z", refresh: "BAD", registration: "2026-02-01T00:00:00Z"))
        #expect(await result(bench, server) == "SSO s t SSO of profile \"default\"")
    }

    private static let advice = "log in with aws sso login --sso-session work"
    static let tokens: [(String, String)] = [
        ("", "there is no SSO token in PATH: \(advice)"),
        ("{", "the SSO token in PATH is no JSON, unexpected end at byte 1: \(advice)"),
        ("{}", "the SSO token in PATH is incomplete: \(advice)"),
        (
            #"{"accessToken":"TOKEN","expiresAt":"2026-01-02T03:04:05Z"}"#,
            "the SSO token in PATH ended at 2026-01-02T03:04:05Z (it cannot be renewed): \(advice)"
        ),
        (
            cached(expires: "2026-01-01T00:00:00Z", refresh: "GOOD-REFRESH", registration: "2026-01-02T00:00:00Z"),
            "the SSO token in PATH ended at 2026-01-01T00:00:00Z (its registration ended at 2026-01-02T00:00:00Z): \(advice)"
        ),
        (
            cached(expires: "2026-01-01T00:00:00Z", refresh: "BAD", registration: "2026-02-01T00:00:00Z"),
            """
            the SSO token in PATH ended at 2026-01-01T00:00:00Z (renewing it was refused: InvalidGrantException): \
            \(advice)
            """
        ),
        (
            #"{"accessToken":"REVOKED","expiresAt":"2026-01-03T00:00:00Z"}"#,
            """
            the SSO role Admin of account 123456789012 (\(advice)) was refused: UnauthorizedException, \
            Session token not found or invalid
            """
        ),
    ]

    @Test("What is wrong with a token, and what to do", arguments: tokens.indices)
    func badToken(index: Int) async throws {
        let (token, problem) = Self.tokens[index]
        let bench = try Bench()
        try bench.write(".aws/config", Self.session)
        let path = try Self.path("work")
        if !token.isEmpty { try bench.write(path, token) }
        #expect(
            await result(bench, try Self.portal()) == """
                The credentials of profile "default" failed: \(problem.replacing("PATH", with: "~/\(path)")); \
                tried before: environment (AWS_ACCESS_KEY_ID is not set)
                """)
    }

    static let configs: [(String, String)] = [
        ("[default]\nsso_session = x\n", "profile \"default\" names [sso-session x], which is not in ~/.aws/config"),
        ("[sso-session x]\nsso_region = r\n[default]\nsso_session = x\n", "[sso-session x] has no sso_start_url"),
        ("[sso-session x]\nsso_start_url = u\n[default]\nsso_session = x\n", "[sso-session x] has no sso_region"),
        ("[default]\nsso_start_url = u\n", "profile \"default\" has no sso_region"),
        (
            "[default]\nsso_start_url = u\nsso_region = r\n", "profile \"default\" uses SSO, but has no sso_account_id"
        ),
        (
            "[default]\nsso_start_url = u\nsso_region = r\nsso_account_id = 1\n",
            "profile \"default\" uses SSO, but has no sso_role_name"
        ),
    ]

    @Test("What is missing in the configuration", arguments: configs)
    func badConfig(config: String, problem: String) async throws {
        let bench = try Bench()
        try bench.write(".aws/config", config)
        #expect(await result(bench, try Self.portal()).contains("failed: \(problem); tried before"))
    }
}
