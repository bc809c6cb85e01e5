import AWSClient
import Foundation
import Testing

@Suite("TLS", .timeLimit(.minutes(20)))
struct TLSTests {
    @Test("A certificate of a trusted authority is good")
    func good() async throws {
        let bench = try Bench()
        let server = try TLSServer(bench, days: 2)
        for name in ["AWS_CA_BUNDLE", "ca_bundle"] {
            if name == "ca_bundle" { try bench.write(".aws/config", "[default]\nca_bundle = ~/ca.pem\n") }
            let variables = name == "ca_bundle" ? [:] : [name: "\(bench.home)/ca.pem"]
            let client = AWSClient(.ivschat, configuration: server.configuration(bench, variables))
            #expect(try await client.send(Bench.request).status == 200)
        }
    }

    @Test("An unknown authority is an error at once, with what to do")
    func unknown() async throws {
        let bench = try Bench()
        let server = try TLSServer(bench, days: 2)
        let client = AWSClient(.ivschat, configuration: server.configuration(bench))
        let error = await #expect(throws: AWSClientError.self) { try await client.send(Bench.request) }
        #expect(
            error?.message == """
                ListRooms: no answer from \(server.url) after 1 attempt: \
                SSL certificate problem: unable to get local issuer certificate; \
                AWS_CA_BUNDLE names a PEM file of the certificates to trust
                """)
        #expect(error?.isConfiguration == false)
    }

    @Test("An expired certificate is an error at once")
    func expired() async throws {
        let bench = try Bench()
        let server = try TLSServer(bench, days: -1)
        let variables = ["AWS_CA_BUNDLE": "\(bench.home)/ca.pem"]
        let client = AWSClient(.ivschat, configuration: server.configuration(bench, variables))
        let error = await #expect(throws: AWSClientError.self) { try await client.send(Bench.request) }
        #expect(error?.message.contains("after 1 attempt: SSL certificate problem: certificate has expired") == true)
    }

    @Test("A certificate for another host is an error")
    func otherHost() async throws {
        let bench = try Bench()
        let server = try TLSServer(bench, days: 2, name: "DNS:other.example")
        let variables = ["AWS_CA_BUNDLE": "\(bench.home)/ca.pem"]
        let client = AWSClient(.ivschat, configuration: server.configuration(bench, variables))
        let error = await #expect(throws: AWSClientError.self) { try await client.send(Bench.request) }
        #expect(error?.attempts == 1)
        #expect(error?.code == .transport)
    }

    @Test("Without the check any certificate will do")
    func unchecked() async throws {
        let bench = try Bench()
        let server = try TLSServer(bench, days: -1)
        var configuration = server.configuration(bench)
        configuration.verifiesPeer = false
        #expect(try await AWSClient(.ivschat, configuration: configuration).send(Bench.request).status == 200)
    }

    @Test("A file of certificates that has none is an error")
    func emptyBundle() async throws {
        let bench = try Bench()
        let server = try TLSServer(bench, days: 2)
        let path = try bench.write("empty.pem", "none\n")
        let client = AWSClient(.ivschat, configuration: server.configuration(bench, ["AWS_CA_BUNDLE": path]))
        let error = await #expect(throws: AWSClientError.self) { try await client.send(Bench.request) }
        #expect(error?.attempts == 1)
        #expect(error?.message.contains("empty.pem") == true)
    }
}

/// A server with a certificate of an authority made for the test; it ends with this value.
final class TLSServer {
    private let process = Process()
    private let input = Pipe()
    let url: String

    /// Writes `ca.pem` into the bench's home.
    init(_ bench: Bench, days: Int, name: String = "IP:127.0.0.1") throws {
        let key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
        func openssl(_ arguments: [String]) throws {
            let process = Process()
            process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
            process.arguments = ["openssl"] + arguments
            process.currentDirectoryURL = URL(fileURLWithPath: bench.home)
            process.standardError = FileHandle.nullDevice
            try process.run()
            process.waitUntilExit()
            try #require(process.terminationStatus == 0, "the openssl tool must be installed: \(arguments)")
        }
        try openssl(
            ["req", "-x509"] + key
                + ["-keyout", "ca.key", "-out", "ca.pem", "-subj", "/CN=tests", "-days", "2"])
        try openssl(
            ["req"] + key
                + ["-keyout", "key.pem", "-out", "csr.pem", "-subj", "/CN=tests", "-addext", "subjectAltName=\(name)"])
        try openssl([
            "x509", "-req", "-in", "csr.pem", "-CA", "ca.pem", "-CAkey", "ca.key", "-copy_extensions", "copy",
            "-days", "\(days)", "-out", "cert.pem",
        ])
        let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("serve_tls.py")
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", script.path, "\(bench.home)/cert.pem", "\(bench.home)/key.pem"]
        process.standardInput = input
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        let port = try #require(
            UInt16(line.trimmingCharacters(in: .whitespacesAndNewlines)), "python3 must be installed")
        url = "https://127.0.0.1:\(port)"
    }

    deinit {
        try? input.fileHandleForWriting.close()
        process.waitUntilExit()
    }

    func configuration(_ bench: Bench, _ variables: [String: String] = [:]) -> ClientConfiguration {
        bench.configuration(nil, ["AWS_ENDPOINT_URL": url].merging(variables) { $1 })
    }
}
