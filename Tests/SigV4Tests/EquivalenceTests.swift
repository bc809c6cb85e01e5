import Foundation
import SeededNumbers
import SigV4
import Testing

@Suite("Signatures equal botocore's")
struct EquivalenceTests {
    /// One generated request and what it is signed with.
    struct Case {
        var method = "GET"
        var path = "/"
        var query: [(name: String, value: String)] = []
        var headers: [(name: String, value: String)] = []
        var body: [UInt8] = []
        var signer: Signer
        var seconds: Int64

        static let pieces = [
            "a", "Z", "0", "-", "_", ".", "~", " ", "  ", "&", "=", "+", "%", "/", "?", "#", ":", ";", ",", "'", "\"",
            "*", "(", "!", "@", "$", "[", "\\", "é", "ß", "字", "😀", "e\u{301}", "\u{7F}", "%20", "..", "x-amz",
        ]

        static func text(_ random: inout SeededGenerator, upTo count: Int) -> String {
            (0..<Int.random(in: 0...count, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }
                .joined()
        }

        init(_ random: inout SeededGenerator, repeatsNames: Bool = true) {
            method = ["GET", "POST", "PUT", "DELETE"].randomElement(using: &random) ?? "GET"
            path = (0..<Int.random(in: 1...4, using: &random)).map { _ in
                "/" + URIEncoding.encode(Self.text(&random, upTo: 6))
            }.joined()
            query = (0..<Int.random(in: 0...5, using: &random)).map { number in
                let name = Self.text(&random, upTo: 3)
                return (name: repeatsNames ? name : "\(number)\(name)", value: Self.text(&random, upTo: 6))
            }
            headers = [(name: "Host", value: "ivschat.us-west-2.amazonaws.com:8443")]
            if Bool.random(using: &random) {
                headers.append((name: "Content-Type", value: "application/json"))
            }
            for number in 0..<Int.random(in: 0...3, using: &random) {
                let words = (0..<Int.random(in: 1...3, using: &random)).map { _ in
                    "w\(Int.random(in: 0...99, using: &random))"
                }
                let gap = [" ", "  ", "   "].randomElement(using: &random) ?? " "
                headers.append((name: "X-Test-\(number % 2)", value: gap + words.joined(separator: gap) + gap))
            }
            if method != "GET" {
                body = Array(Self.text(&random, upTo: 40).utf8)
            }
            let token = Bool.random(using: &random) ? "tok/en+\(Int.random(in: 0...999, using: &random))==" : nil
            signer = Signer(
                region: ["us-west-2", "cn-north-1", "eu-central-1"].randomElement(using: &random) ?? "",
                service: ["ivschat", "sts"].randomElement(using: &random) ?? "",
                credentials: SigningCredentials(
                    accessKeyID: "AKID\(Int.random(in: 0...9, using: &random))",
                    secretAccessKey: "s+/é\(Int.random(in: 0...999, using: &random))", sessionToken: token))
            seconds = Int64.random(in: 0...4_102_444_799, using: &random)
        }

        var request: SignableRequest {
            get throws {
                try SignableRequest(method: method, path: path, query: query, headers: headers, body: body)
            }
        }

        var url: String {
            "https://ivschat.us-west-2.amazonaws.com:8443\(path)"
                + (query.isEmpty ? "" : "?" + URIEncoding.query(query))
        }

        func json(expires: Int? = nil) -> [String: Any] {
            var object: [String: Any] = [
                "method": method, "url": url, "body": Data(body).base64EncodedString(),
                "headers": headers.map { [$0.name, $0.value] }, "region": signer.region, "service": signer.service,
                "key": signer.credentials.accessKeyID, "secret": signer.credentials.secretAccessKey,
                "seconds": seconds,
            ]
            object["token"] = signer.credentials.sessionToken
            object["expires"] = expires
            return object
        }
    }

    @Test("Of 500 awkward requests every stage agrees")
    func headers() throws {
        var random = SeededGenerator(seed: 20_260_102)
        let cases = (0..<500).map { _ in Case(&random) }
        let expected = try BotocoreStages.sign(cases.map { $0.json() })
        #expect(expected.count == cases.count)
        for (signed, botocore) in zip(cases, expected) {
            let date = SigningDate(secondsSince1970: signed.seconds)
            let stages = try signed.signer.sign(try signed.request, at: date)
            #expect(stages.canonicalRequest.text == botocore.canonicalRequest)
            #expect(stages.stringToSign.text == botocore.stringToSign)
            #expect(stages.signature == botocore.signature)
            #expect(signed.signer.authorization(stages) == botocore.authorization)
        }
    }

    @Test("Of 200 presigned requests the whole URL agrees")
    func presigned() throws {
        var random = SeededGenerator(seed: 7)
        // botocore moves a body into the query and drops repeated names when it presigns.
        let cases = (0..<200).map { _ in
            var signed = Case(&random, repeatsNames: false)
            signed.body = []
            return signed
        }
        let expected = try BotocoreStages.sign(cases.map { $0.json(expires: 900) })
        #expect(expected.count == cases.count)
        for (signed, botocore) in zip(cases, expected) {
            let date = SigningDate(secondsSince1970: signed.seconds)
            let stages = try signed.signer.presign(try signed.request, at: date, expires: 900)
            #expect(stages.canonicalRequest.text == botocore.canonicalRequest)
            #expect(stages.signature == botocore.signature)
            let query = URIEncoding.query(stages.request.query) + "&X-Amz-Signature=\(stages.signature)"
            #expect("https://ivschat.us-west-2.amazonaws.com:8443\(signed.path)?\(query)" == botocore.url)
        }
    }
}
