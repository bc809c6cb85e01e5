import Foundation
import PythonTools

/// The stages of one signature as botocore computes them.
struct BotocoreStages: Decodable {
    let canonicalRequest: String
    let stringToSign: String
    let signature: String
    let authorization: String
    let url: String

    enum CodingKeys: String, CodingKey {
        case canonicalRequest = "canonical_request"
        case stringToSign = "string_to_sign"
        case signature, authorization, url
    }

    /// Has botocore sign all requests in one process.
    static func sign(_ cases: [[String: Any]]) throws -> [BotocoreStages] {
        let lines = try cases.map { try JSONSerialization.data(withJSONObject: $0) + Data("\n".utf8) }
        let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("sign_with_botocore.py")
        return try Python.run(script, input: String(decoding: lines.reduce(Data(), +), as: UTF8.self))
            .split(separator: "\n").map { try JSONDecoder().decode(BotocoreStages.self, from: Data($0.utf8)) }
    }
}
