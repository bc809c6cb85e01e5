import LoopbackServer
import Testing

@testable import AWSClient

@Suite("Where settings come from", .timeLimit(.minutes(20)))
struct SettingsTests {
    private func settings(
        _ bench: Bench, _ variables: [String: String] = [:], change: (inout ClientConfiguration) -> Void = { _ in }
    ) throws -> ClientSettings {
        var configuration = bench.bare(variables)
        change(&configuration)
        return try ClientSettings(configuration)
    }

    @Test("[profile default] stands instead of [default], in either order")
    func defaultProfile() throws {
        let bench = try Bench()
        for text in [
            "[default]\nregion = a\noutput = x\n[profile default]\nregion = b",
            "[profile default]\nregion = b\n[default]\nregion = a\noutput = x",
        ] {
            try bench.write(".aws/config", text)
            #expect(try settings(bench).profile.values == ["region": "b"])
        }
    }

    @Test("The credentials file adds to a profile, wins, and has no [profile x]")
    func merged() throws {
        let bench = try Bench()
        try bench.write(".aws/config", "[profile a]\nregion = r\naws_access_key_id = CONFIG\n[a]\nregion = ignored")
        try bench.write(".aws/credentials", "[a]\naws_access_key_id = KEY\n[profile a]\naws_access_key_id = IGNORED")
        let values = try settings(bench, ["AWS_PROFILE": "a"]).profile.values
        #expect(values == ["region": "r", "aws_access_key_id": "KEY"])
    }

    @Test("The profile is the configuration's, AWS_PROFILE, AWS_DEFAULT_PROFILE, default")
    func profileName() throws {
        let bench = try Bench()
        try bench.write(".aws/config", "[profile a]\n[profile b]\n[profile c]")
        let both = ["AWS_PROFILE": "b", "AWS_DEFAULT_PROFILE": "c"]
        #expect(try settings(bench, both) { $0.profile = "a" }.profileName == "a")
        #expect(try settings(bench, both).profileName == "b")
        #expect(try settings(bench, ["AWS_DEFAULT_PROFILE": "c"]).profileName == "c")
        #expect(try settings(bench, ["AWS_PROFILE": ""]).profileName == "default")
    }

    @Test("Files may be elsewhere, below the home too")
    func paths() throws {
        let bench = try Bench()
        try bench.write("c", "[default]\nregion = elsewhere")
        let path = ["AWS_CONFIG_FILE": "~/c", "AWS_SHARED_CREDENTIALS_FILE": "\(bench.home)/missing"]
        #expect(try settings(bench, path).region == .init(text: "elsewhere", source: "region in profile \"default\""))
    }

    @Test("The region is the configuration's, AWS_REGION, AWS_DEFAULT_REGION, the profile's")
    func region() throws {
        let bench = try Bench()
        try bench.write(".aws/config", "[default]\nregion = d")
        let both = ["AWS_REGION": "b", "AWS_DEFAULT_REGION": "c"]
        #expect(try settings(bench, both) { $0.region = "a" }.region?.text == "a")
        #expect(try settings(bench, both).region?.text == "b")
        #expect(try settings(bench, ["AWS_DEFAULT_REGION": "c"]).region?.text == "c")
        #expect(try settings(bench).region?.text == "d")
    }

    @Test("Each place of an endpoint gives way to the one before it")
    func endpointURL() throws {
        let bench = try Bench()
        try bench.write(
            ".aws/config",
            """
            [default]
            services = local
            endpoint_url = http://profile
            [services local]
            ivschat =
              endpoint_url = http://services
            sso_oidc =
              endpoint_url = http://oidc
            """)
        let service = ["AWS_ENDPOINT_URL_IVSCHAT": "http://service", "AWS_ENDPOINT_URL": "http://all"]
        #expect(
            try settings(bench, service) { $0.endpointURL = "http://code" }.customEndpoint(.ivschat)?.url
                == "http://code")
        #expect(try settings(bench, service).customEndpoint(.ivschat)?.url == "http://service")
        #expect(try settings(bench, service).customEndpoint(.sts)?.url == "http://all")
        #expect(try settings(bench).customEndpoint(.ivschat)?.url == "http://services")
        #expect(try settings(bench).customEndpoint(.ivschat)?.source == "ivschat in [services local]")
        #expect(try settings(bench).customEndpoint(.ssoOIDC)?.url == "http://oidc")
        #expect(try settings(bench).customEndpoint(.sts)?.url == "http://profile")
        let ignored = service.merging(["AWS_IGNORE_CONFIGURED_ENDPOINT_URLS": "true"]) { $1 }
        #expect(try settings(bench, ignored).customEndpoint(.ivschat) == nil)
        #expect(
            try settings(bench, ignored) { $0.endpointURL = "http://code" }.customEndpoint(.ivschat)?.url
                == "http://code")
        try bench.write(".aws/config", "[default]\nignore_configured_endpoint_urls = true\nendpoint_url = http://p")
        #expect(try settings(bench).customEndpoint(.ivschat) == nil)
    }

    @Test("What is broken says what, where, and what to do")
    func messages() async throws {
        let bench = try Bench()
        func message(_ variables: [String: String], _ config: String = "") async throws -> String {
            try bench.write(".aws/config", config)
            let client = AWSClient(.ivschat, configuration: bench.bare(variables))
            do {
                _ = try await client.send(Bench.request)
                return "no error"
            } catch let error as AWSClientError {
                #expect(error.isConfiguration)
                return error.message
            }
        }
        let config = "\(bench.home)/.aws/config"
        #expect(
            try await message([:], "[default]\nregion us-west-2\n")
                == "\(config), line 2: there is no = after the key; correct this line")
        #expect(
            try await message(["AWS_PROFILE": "x"])
                == "The profile \"x\" is in neither \(config) nor \(bench.home)/.aws/credentials")
        #expect(
            try await message(["AWS_CONFIG_FILE": bench.home]) == "\(bench.home) cannot be read: Is a directory")
        #expect(
            try await message([:])
                == """
                No region is set: set AWS_REGION, or region in profile "default" of \(config) (AWS_REGION and \
                AWS_DEFAULT_REGION are not set, the profile has no region, instance metadata: \
                AWS_EC2_METADATA_DISABLED is true)
                """)
        let region = ["AWS_REGION": "us-west-2"]
        #expect(
            try await message(region.merging(["AWS_USE_FIPS_ENDPOINT": "yes"]) { $1 })
                == "AWS_USE_FIPS_ENDPOINT must be true or false, not \"yes\"")
        #expect(
            try await message(region, "[default]\nmax_attempts = 0")
                == "max_attempts in profile \"default\" must be a whole number from 1, not \"0\"")
        #expect(
            try await message(region.merging(["AWS_RETRY_MODE": "fast"]) { $1 })
                == "AWS_RETRY_MODE must be standard, adaptive or legacy, not \"fast\"")
        #expect(
            try await message(region.merging(["AWS_CA_BUNDLE": "/missing.pem"]) { $1 })
                == "AWS_CA_BUNDLE names /missing.pem, which cannot be read: No such file or directory")
        #expect(
            try await message(region, "[default]\nservices = s")
                == "profile \"default\" names [services s], which is not in \(config)")
        #expect(
            try await message(region.merging(["AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE": "IPv5"]) { $1 })
                == "AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE must be IPv4 or IPv6, not \"IPv5\"")
    }

    @Test("Without a signature and with an endpoint no region is needed")
    func anonymous() async throws {
        let bench = try Bench()
        let server = try LoopbackServer { _ in .http(200, text: "{}") }
        var configuration = bench.bare(["AWS_ENDPOINT_URL": "http://\(server.address)"])
        configuration.isAnonymous = true
        #expect(try await AWSClient(.ivschat, configuration: configuration).send(Bench.request).status == 200)
        #expect(server.requests.first?.header("Authorization") == nil)
        #expect(server.requests.first?.header("X-Amz-Date") == nil)
    }

    @Test("A client whose settings were incomplete looks again at its next request")
    func secondLook() async throws {
        let bench = try Bench()
        let client = AWSClient(.ivschat, configuration: bench.bare([:]))
        let error = await #expect(throws: AWSClientError.self) { try await client.signedRequest(for: Bench.request) }
        #expect(error?.code == .missingRegion)
        try bench.write(
            ".aws/config", "[default]\nregion = eu-west-1\naws_access_key_id = A\naws_secret_access_key = s")
        let signed = try await client.signedRequest(for: Bench.request)
        #expect(signed.url == "https://ivschat.eu-west-1.amazonaws.com/ListRooms")
    }
}
