public import Foundation

/// botocore, AWS's own client library for Python, as `Scripts/install-dependencies --test` unpacks it.
public enum Botocore {
    /// Why there is no answer of botocore.
    public struct Failure: Error, CustomStringConvertible {
        /// A sentence.
        public let description: String
    }

    /// Runs a Python script that can import botocore. Input and output are files: no pipe can fill up.
    ///
    /// - Returns: What it printed.
    public static func run(_ script: URL, input: Data) throws -> Data {
        // Tests/Support/Botocore/Botocore.swift
        let root = (0..<4).reduce(URL(fileURLWithPath: #filePath)) { url, _ in url.deletingLastPathComponent() }
        let packages = root.appendingPathComponent(".build/test-tools/python").path
        guard FileManager.default.fileExists(atPath: packages + "/botocore") else {
            throw Failure(description: "\(packages) has no botocore: run Scripts/install-dependencies --test")
        }
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("botocore-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let inputFile = folder.appendingPathComponent("input")
        let outputFile = folder.appendingPathComponent("output")
        try input.write(to: inputFile)
        try Data().write(to: outputFile)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", script.path]
        process.environment = ProcessInfo.processInfo.environment.merging(["PYTHONPATH": packages]) { $1 }
        process.standardInput = try FileHandle(forReadingFrom: inputFile)
        process.standardOutput = try FileHandle(forWritingTo: outputFile)
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw Failure(description: "\(script.lastPathComponent) ended with \(process.terminationStatus)")
        }
        return try Data(contentsOf: outputFile)
    }
}
