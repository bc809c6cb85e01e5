import Foundation
import PythonTools
import Testing

@testable import AWSClient

@Suite("Endpoints")
struct EndpointTests {
    private struct Case: Decodable {
        let service: String
        let region: String
        let fips: Bool
        let dual: Bool
        let url: String
    }

    private static let services: [String: ServiceDescription] = [
        "ivschat": .ivschat, "lambda": .lambda, "sts": .sts, "sso": .sso, "sso-oidc": .ssoOIDC,
    ]

    @Test("For every region of every partition, with FIPS and dual stack, the URL is botocore's")
    func equivalence() throws {
        let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("endpoints_of_botocore.py")
        let lines = try Python.run(script).split(separator: "\n")
        #expect(lines.count > 1_000)
        for line in lines {
            let expected = try JSONDecoder().decode(Case.self, from: Data(line.utf8))
            let service = try #require(Self.services[expected.service])
            let endpoint = try Endpoint(
                service, region: expected.region, useFIPS: expected.fips, useDualStack: expected.dual, custom: nil)
            #expect(endpoint.url == expected.url)
            #expect(endpoint.signingRegion == expected.region)
        }
    }

    static let custom: [(String, String, String)] = [
        ("http://127.0.0.1:4566", "http://127.0.0.1:4566", "127.0.0.1:4566"),
        ("https://EXAMPLE.com/", "https://example.com", "example.com"),
        ("HTTPS://example.com:443/base/", "https://example.com/base", "example.com"),
        ("http://example.com:80", "http://example.com", "example.com"),
        ("http://example.com:443", "http://example.com:443", "example.com:443"),
        ("http://[::1]:8080/a", "http://[::1]:8080/a", "[::1]:8080"), ("http://[::1]", "http://[::1]", "[::1]"),
    ]

    @Test("A custom endpoint is used as it is, without the scheme's own port", arguments: custom)
    func customURL(given: String, url: String, authority: String) throws {
        let endpoint = try Endpoint(
            .ivschat, region: "us-west-2", useFIPS: false, useDualStack: false,
            custom: CustomEndpoint(url: given, source: "test"))
        #expect(endpoint.url == url)
        #expect(endpoint.authority == authority)
    }

    static let broken: [(String, String)] = [
        ("127.0.0.1:80", "it must begin with http:// or https://"),
        ("file:///etc/passwd", "it must begin with http:// or https://"),
        ("", "it must begin with http:// or https://"),
        ("http://", "it has no host"), ("http:///a", "it has no host"), ("http://:80", "it has no host"),
        ("http://a b", "it has a character that no URL may have"),
        ("http://a\r\nb", "it has a character that no URL may have"),
        ("http://é", "it has a character that no URL may have"),
        ("http://a?b", "it may have no query, no fragment and no user"),
        ("http://a/#b", "it may have no query, no fragment and no user"),
        ("http://u:p@a", "it may have no query, no fragment and no user"),
        ("http://a:0", "its port is no number from 1 to 65535"),
        ("http://a:65536", "its port is no number from 1 to 65535"),
        ("http://a:x", "its port is no number from 1 to 65535"),
    ]

    @Test("A custom endpoint that cannot be used says why", arguments: broken)
    func brokenURL(url: String, problem: String) async {
        let text = await failure {
            try Endpoint(
                .ivschat, region: "us-west-2", useFIPS: false, useDualStack: false,
                custom: CustomEndpoint(url: url, source: "AWS_ENDPOINT_URL"))
        }
        #expect(text == "The endpoint URL from AWS_ENDPOINT_URL cannot be used: \(problem)")
    }

    @Test("FIPS and dual stack do not go with a custom endpoint")
    func customWithVariants() async throws {
        let bench = try Bench()
        let url = ["AWS_ENDPOINT_URL": "http://127.0.0.1:1"]
        let fips = bench.configuration(nil, url.merging(["AWS_USE_FIPS_ENDPOINT": "true"]) { $1 })
        #expect(
            await failure { try await AWSClient(.ivschat, configuration: fips).send(Bench.request) }
                == """
                Invalid Configuration: FIPS and custom endpoint are not supported (it is from AWS_ENDPOINT_URL)
                """)
        try bench.write(".aws/config", "[default]\nuse_dualstack_endpoint = TRUE\n")
        let dual = bench.configuration(nil, url)
        #expect(
            await failure { try await AWSClient(.ivschat, configuration: dual).send(Bench.request) }
                == """
                Invalid Configuration: Dualstack and custom endpoint are not supported (it is from AWS_ENDPOINT_URL)
                """)
    }

    @Test("What is no region is refused", arguments: ["us west", "us-west-2.evil.example", "-a", "a/b", ""])
    func invalidRegion(region: String) async {
        let text = await failure {
            try Endpoint(.ivschat, region: region, useFIPS: false, useDualStack: false, custom: nil)
        }
        #expect(text == "\"\(region)\" is no region: a region's name is like us-west-2")
    }
}
