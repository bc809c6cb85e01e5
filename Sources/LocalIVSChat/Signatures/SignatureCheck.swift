internal import Digest
internal import IVSChat
internal import SigV4

/// Verifies that requests are signed with Signature Version 4, as the service does ("Authenticating Requests", AWS
/// General Reference).
struct SignatureCheck: Sendable {
    /// The secret access keys, by access key id.
    let secrets: [String: String]

    /// How far a signature's time may be off, in seconds ("Elements of an AWS API request signature").
    private static let tolerance: Int64 = 300

    /// Throws the error that the service answers a request with whose signature is missing, too old or wrong.
    func verify(_ request: ReceivedRequest, at now: ChatTimestamp.Instant) throws(OperationFailure) {
        guard let text = request.header("authorization") else {
            throw Self.failure("MissingAuthenticationTokenException", "Missing Authentication Token")
        }
        guard let authorization = Authorization(text), let stamp = request.header("x-amz-date"),
            let seconds = Self.seconds(stamp), stamp.hasPrefix(authorization.day), authorization.service == "ivschat",
            authorization.signedHeaders.contains("host"), authorization.signedHeaders.contains("x-amz-date")
        else {
            throw Self.failure("IncompleteSignatureException", "The signature is not complete", status: 400)
        }
        guard let secret = secrets[authorization.accessKeyID] else {
            throw Self.failure(
                "UnrecognizedClientException", "The security token included in the request is invalid.")
        }
        guard abs(seconds - now.seconds) <= Self.tolerance else {
            throw Self.failure("InvalidSignatureException", "Signature expired: \(stamp)")
        }
        let expected: String
        do throws(DigestError) {
            expected = try signature(of: request, authorization, secret: secret, seconds: seconds)
        } catch {
            throw .internalServer
        }
        guard constantTimeEqual(Array(expected.utf8), Array(authorization.signature.utf8)) else {
            throw Self.failure(
                "InvalidSignatureException",
                "The request signature we calculated does not match the signature you provided.")
        }
    }

    private func signature(
        of request: ReceivedRequest, _ authorization: Authorization, secret: String, seconds: Int64
    ) throws(DigestError) -> String {
        let headers = authorization.signedHeaders.map { (name: $0, value: request.header($0) ?? "") }
        let canonical = CanonicalRequest(
            try SignableRequest(
                method: request.method, path: request.path, query: request.query, headers: headers, body: request.body))
        let scope = CredentialScope(
            date: SigningDate(secondsSince1970: seconds), region: authorization.region, service: authorization.service)
        let key = try SigningKey(secretAccessKey: secret, scope: scope)
        return try key.signature(of: try StringToSign(canonical, scope))
    }

    /// Reads `20260102T030405Z`.
    private static func seconds(_ stamp: String) -> Int64? {
        guard stamp.utf8.count == 16 else { return nil }
        let parts = Array(stamp)
        let text =
            "\(String(parts[0..<4]))-\(String(parts[4..<6]))-\(String(parts[6..<11])):"
            + "\(String(parts[11..<13])):\(String(parts[13...]))"
        return ChatTimestamp.Instant(iso8601: text)?.seconds
    }

    private static func failure(_ code: String, _ message: String, status: Int = 403) -> OperationFailure {
        OperationFailure(code: code, status: status, message: message)
    }
}

/// The parts of an `Authorization` header.
private struct Authorization {
    let accessKeyID: String
    let day: String
    let region: String
    let service: String
    let signedHeaders: [String]
    let signature: String

    init?(_ text: String) {
        guard text.hasPrefix(StringToSign.algorithm + " ") else { return nil }
        var fields: [String: String] = [:]
        for field in text.dropFirst(StringToSign.algorithm.count + 1).split(separator: ",") {
            let parts = field.split(separator: "=", maxSplits: 1)
            guard parts.count == 2 else { return nil }
            fields[parts[0].filter { $0 != " " }] = String(parts[1])
        }
        let credential = (fields["Credential"] ?? "").split(separator: "/", omittingEmptySubsequences: false)
        guard credential.count == 5, credential[4] == "aws4_request", let headers = fields["SignedHeaders"],
            let signature = fields["Signature"]
        else { return nil }
        accessKeyID = String(credential[0])
        (day, region, service) = (String(credential[1]), String(credential[2]), String(credential[3]))
        signedHeaders = headers.split(separator: ";").map(String.init)
        self.signature = signature
    }
}
