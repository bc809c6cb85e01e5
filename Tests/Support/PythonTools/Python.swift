import BuiltProducts
public import Foundation

/// Python with the AWS CLI, boto3 and botocore, as `Scripts/install-dependencies --test` unpacks them.
public enum Python {
    /// Why a script has no result.
    public struct Failure: Error, CustomStringConvertible {
        /// The script, its exit code and what it said.
        public let description: String
    }

    /// Runs a script and gives what it prints.
    public static func run(_ script: URL, _ arguments: [String] = [], input: String = "") throws -> String {
        let environment = [
            "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "", "LC_ALL": "C.UTF-8",
            "PYTHONPATH": try BuiltProduct.testTool("python").path, "AWS_ACCESS_KEY_ID": "AKIDEXAMPLE",
            "AWS_SECRET_ACCESS_KEY": "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", "AWS_DEFAULT_REGION": "us-west-2",
            "AWS_CONFIG_FILE": "/dev/null", "AWS_SHARED_CREDENTIALS_FILE": "/dev/null",
        ]
        let result = try BuiltProduct.run(
            URL(fileURLWithPath: "/usr/bin/env"), ["python3", script.path] + arguments, input: input,
            environment: environment)
        guard result.code == 0 else {
            throw Failure(description: "\(script.lastPathComponent) ended with \(result.code): \(result.errors)")
        }
        return result.output
    }

    /// Runs a script with a file of one JSON value a line, and gives the lines that it prints.
    public static func run(_ script: URL, lines: [Any]) throws -> [Data] {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("lines-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: file) }
        try lines.map { try JSONSerialization.data(withJSONObject: $0, options: .fragmentsAllowed) + Data("\n".utf8) }
            .reduce(Data(), +).write(to: file)
        return try run(script, [file.path]).split(separator: "\n").map { Data($0.utf8) }
    }
}
