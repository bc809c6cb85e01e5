import Foundation

/// botocore, AWS's own client library for Python, as `Scripts/install-dependencies --test` unpacks it.
enum Botocore {
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    /// The stages of one signature as botocore computes them.
    struct Stages: Decodable {
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
    }

    /// Signs all requests in one process, whose input and output are files: no pipe can fill up.
    static func sign(_ cases: [[String: Any]]) throws -> [Stages] {
        let here = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        let packages = here.deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent(".build/test-tools/python").path
        guard FileManager.default.fileExists(atPath: packages + "/botocore") else {
            throw Failure(description: "\(packages) has no botocore: run Scripts/install-dependencies --test")
        }
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("sigv4-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let input = folder.appendingPathComponent("input")
        let output = folder.appendingPathComponent("output")
        let lines = try cases.map { try JSONSerialization.data(withJSONObject: $0) + Data("\n".utf8) }
        try lines.reduce(Data(), +).write(to: input)
        try Data().write(to: output)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", here.appendingPathComponent("sign_with_botocore.py").path]
        process.environment = ProcessInfo.processInfo.environment.merging(["PYTHONPATH": packages]) { $1 }
        process.standardInput = try FileHandle(forReadingFrom: input)
        process.standardOutput = try FileHandle(forWritingTo: output)
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw Failure(description: "sign_with_botocore.py ended with \(process.terminationStatus)")
        }
        return try Data(contentsOf: output).split(separator: UInt8(ascii: "\n"))
            .map { try JSONDecoder().decode(Stages.self, from: $0) }
    }
}
