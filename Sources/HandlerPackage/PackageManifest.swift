internal import Digest
internal import Foundation

/// What is in a package, for whoever finds one and wants to know.
struct PackageManifest: Encodable {
    struct File: Encodable {
        let bytes: Int
        let sha256: String

        init(_ content: [UInt8]) throws(DigestError) {
            bytes = content.count
            sha256 = hexadecimal(try SHA256.digest(of: content))
        }
    }

    struct Rules: Encodable {
        let count: Int
        /// The version of the compiled form, which the executable must know.
        let format: UInt32
        /// In the order in which the rule files have them.
        let ids: [String]
    }

    /// The version of ivsreview that made the package.
    let version: String
    let architecture: String
    let files: [String: File]
    let rules: Rules

    /// JSON with its keys in order: the same text each time.
    func json() throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(self)) + [UInt8(ascii: "\n")]
    }
}
