import Digest
import SigV4
import Testing

/// Requests to IVS Chat whose stages were computed by botocore 1.43.11 and, apart from it, from the definition.
@Suite("Signatures of known requests")
struct VectorTests {
    static let room = "arn%3Aaws%3Aivschat%3Aus-west-2%3A123456789012%3Aroom%2Fg1H2I3j4k5L6"
    static let host = (name: "Host", value: "ivschat.us-west-2.amazonaws.com")
    static let updateBody = """
        {"identifier": "arn:aws:ivschat:us-west-2:123456789012:room/g1H2I3j4k5L6", "messageReviewHandler": {"uri": ""}}
        """
    static let signer = Signer(
        region: "us-west-2", service: "ivschat",
        credentials: SigningCredentials(
            accessKeyID: "AKIDEXAMPLE", secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"))
    /// 2026-01-02T03:04:05Z.
    static let date = SigningDate(secondsSince1970: 1_767_323_045)

    struct Vector: Sendable {
        let request: @Sendable () throws -> SignableRequest
        let canonical: [String]
        let hash: String
        let signature: String
    }

    static let vectors: [Vector] = [
        Vector(
            request: { try SignableRequest(method: "GET", path: "/tags/\(room)", headers: [host]) },
            canonical: [
                "GET", "/tags/arn%253Aaws%253Aivschat%253Aus-west-2%253A123456789012%253Aroom%252Fg1H2I3j4k5L6", "",
                "host:ivschat.us-west-2.amazonaws.com", "x-amz-date:20260102T030405Z", "", "host;x-amz-date",
                "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            ],
            hash: "ef3d89e6e46ea596015a60485c0d0179709b6c67b832b874b0af764e3f3c0f55",
            signature: "3e2e11474035ed881547a07775963b507ffe030815d436986be65c26fa44f738"),
        Vector(
            request: {
                try SignableRequest(
                    method: "DELETE", path: "/tags/\(room)", query: [("tagKeys", "k1"), ("tagKeys", "k 2/é")],
                    headers: [host])
            },
            canonical: [
                "DELETE", "/tags/arn%253Aaws%253Aivschat%253Aus-west-2%253A123456789012%253Aroom%252Fg1H2I3j4k5L6",
                "tagKeys=k%202%2F%C3%A9&tagKeys=k1",
                "host:ivschat.us-west-2.amazonaws.com", "x-amz-date:20260102T030405Z", "", "host;x-amz-date",
                "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            ],
            hash: "a1f089e68135aebd6a727653e67e7de2dcb7b58568bcc6798806f99eabd3bca4",
            signature: "8bd6b99e7d2906d48494e1c26c6c594e532a99e247e449cf9ecc076d427a9218"),
        Vector(
            request: {
                try SignableRequest(
                    method: "POST", path: "/UpdateRoom",
                    headers: [("Content-Type", "application/json"), host], body: Array(updateBody.utf8))
            },
            canonical: [
                "POST", "/UpdateRoom", "", "content-type:application/json",
                "host:ivschat.us-west-2.amazonaws.com", "x-amz-date:20260102T030405Z", "",
                "content-type;host;x-amz-date",
                hexadecimal((try? SHA256.digest(of: Array(updateBody.utf8))) ?? []),
            ],
            hash: "6c6ae91a5c8e7a2a95a12b95f123693b6a8e7643d5b7d0e8bd70769767d08c16",
            signature: "441ca0b89897ecfb9d1fd65fde1be87310991442b42d1b6c80f77d5a4278098b"),
    ]

    @Test("The canonical request, its hash, the string to sign and the signature agree", arguments: vectors.indices)
    func stages(index: Int) throws {
        let vector = Self.vectors[index]
        let stages = try Self.signer.sign(try vector.request(), at: Self.date)
        #expect(
            stages.canonicalRequest.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
                == vector.canonical)
        #expect(try stages.canonicalRequest.hash() == vector.hash)
        #expect(
            stages.stringToSign.text == """
                AWS4-HMAC-SHA256
                20260102T030405Z
                20260102/us-west-2/ivschat/aws4_request
                \(vector.hash)
                """)
        #expect(stages.signature == vector.signature)
    }

    @Test("The Authorization header names the key, the scope and the signed headers")
    func authorization() throws {
        let stages = try Self.signer.sign(try Self.vectors[0].request(), at: Self.date)
        #expect(
            Self.signer.authorization(stages) == """
                AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260102/us-west-2/ivschat/aws4_request, \
                SignedHeaders=host;x-amz-date, \
                Signature=3e2e11474035ed881547a07775963b507ffe030815d436986be65c26fa44f738
                """)
    }

    @Test("The signing key is the one of AWS's own example")
    func signingKey() throws {
        // "Signature calculation examples", AWS General Reference: 2012-02-15, us-east-1, iam.
        let scope = CredentialScope(
            date: SigningDate(secondsSince1970: 1_329_264_000), region: "us-east-1", service: "iam")
        let key = try SigningKey(secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", scope: scope)
        #expect(hexadecimal(key.bytes) == "f4780e2d9f65fa895f9c67b32ce1baf0b0d8a43505a000a1a9e090d414db404d")
    }

    static let paths = [
        ("", "/"), ("/", "/"), ("//", "/"), ("/./", "/"), ("/a/../..", "/"), ("/a//b", "/a/b"), ("/a/./b/", "/a/b/"),
        ("/a/b/..", "/a"), ("/é", "/%C3%A9"), ("/a%2Fb", "/a%252Fb"), ("/~user/-._", "/~user/-._"), ("/a b", "/a%20b"),
    ]

    @Test("Paths are normalised, then encoded again", arguments: paths)
    func path(wire: String, canonical: String) throws {
        let request = try SignableRequest(method: "GET", path: wire, headers: [Self.host])
        #expect(CanonicalRequest(request).text.split(separator: "\n")[1] == canonical)
    }

    @Test("Neither secret, token nor signing key is ever printed")
    func descriptions() throws {
        let credentials = SigningCredentials(
            accessKeyID: "AKIDEXAMPLE", secretAccessKey: "SECRET", sessionToken: "TOKEN")
        let scope = CredentialScope(date: Self.date, region: "r", service: "s")
        let key = try SigningKey(secretAccessKey: "SECRET", scope: scope)
        let printed = "\(credentials) \(String(reflecting: credentials)) \(key) \(String(reflecting: key))"
        #expect(printed == "SigningCredentials(AKIDEXAMPLE) SigningCredentials(AKIDEXAMPLE) SigningKey SigningKey")
    }
}
