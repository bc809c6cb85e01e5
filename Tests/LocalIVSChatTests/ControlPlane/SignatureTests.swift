import IVSChat
import SigV4
import Testing

@testable import LocalIVSChat

@Suite struct SignatureTests {
    private static let body = Array(#"{"name":"a"}"#.utf8)

    /// A request signed as a client does, at the clock's start, then changed.
    private func answer(
        secret: String = "local", at seconds: Int64 = TestClock.start,
        change: (inout ReceivedRequest) -> Void = { _ in }
    ) async throws -> TestControlPlane.Answer {
        let plane = try TestControlPlane(
            ControlPlane.Conduct(signatures: SignatureCheck(secrets: ["local": "local"])))
        let signer = Signer(
            region: "eu-west-1", service: "ivschat",
            credentials: SigningCredentials(accessKeyID: "local", secretAccessKey: secret))
        let stages = try signer.sign(
            SignableRequest(
                method: "POST", path: "/CreateRoom",
                headers: [("Host", "127.0.0.1:80"), ("Content-Type", "application/json")], body: Self.body),
            at: SigningDate(secondsSince1970: seconds))
        var request = ReceivedRequest(method: "POST", path: "/CreateRoom", body: Self.body)
        for header in stages.request.headers { request.headers[header.name.lowercased()] = header.value }
        request.headers["authorization"] = signer.authorization(stages)
        change(&request)
        return await plane.send(request)
    }

    @Test("A request with a right signature is answered, in any region")
    func valid() async throws {
        #expect(try await answer().status == 200)
        #expect(try await answer(at: TestClock.start - 299).status == 200)
    }

    @Test("A wrong secret, a changed body and an old signature are refused")
    func wrong() async throws {
        #expect(try await answer(secret: "other").error == "InvalidSignatureException")
        #expect(try await answer { $0.body[9] = UInt8(ascii: "b") }.error == "InvalidSignatureException")
        #expect(try await answer { $0.headers["host"] = "127.0.0.1:81" }.error == "InvalidSignatureException")
        #expect(try await answer(at: TestClock.start - 301).error == "InvalidSignatureException")
        #expect(try await answer(at: TestClock.start + 301).status == 403)
    }

    @Test("A missing, broken or unknown signature has an error of its own")
    func missing() async throws {
        #expect(try await answer { $0.headers["authorization"] = nil }.error == "MissingAuthenticationTokenException")
        for text in ["", "AWS4-HMAC-SHA256", "AWS4-HMAC-SHA256 Credential=local/1/2/3", "Basic bG9jYWw6bG9jYWw="] {
            let answer = try await answer { $0.headers["authorization"] = text }
            #expect(answer.error == "IncompleteSignatureException")
            #expect(answer.status == 400)
        }
        let unknown = try await answer {
            $0.headers["authorization"] = $0.headers["authorization"]?.replacing("=local/", with: "=other/")
        }
        #expect(unknown.error == "UnrecognizedClientException")
    }
}
