import Foundation
import Testing

/// The built `ivsreview`, run as users run it, in a folder of its own.
final class CommandLineTool {
    struct Result: Equatable {
        var output: String
        var errors: String
        var code: Int32
    }

    /// The working directory of every run.
    let folder: URL

    init() throws {
        folder = URL(fileURLWithPath: NSTemporaryDirectory() + "ivsreview-" + UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }

    /// The binary beside the test bundle, else the one of a debug build.
    private static func binary() throws -> URL {
        let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let folders = [
            Bundle.main.executableURL?.deletingLastPathComponent(), Bundle.main.bundleURL.deletingLastPathComponent(),
            package.appendingPathComponent(".build/debug"),
        ]
        let candidates = folders.compactMap { $0?.appendingPathComponent("ivsreview") }
        return try #require(
            candidates.first { FileManager.default.isExecutableFile(atPath: $0.path) },
            "ivsreview is not built; run swift build. Looked at: \(candidates.map(\.path))")
    }

    func write(_ name: String, _ bytes: [UInt8]) throws {
        let file = folder.appendingPathComponent(name)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: file)
    }

    func write(_ name: String, _ text: String) throws {
        try write(name, Array(text.utf8))
    }

    func run(_ arguments: String..., input: String = "", environment: [String: String] = [:]) throws -> Result {
        try launch(Self.binary(), arguments, input: input, environment: environment)
    }

    /// Runs a command of the shell in which `$IVSREVIEW` is the binary.
    func shell(_ command: String) throws -> Result {
        try launch(
            URL(fileURLWithPath: "/bin/bash"), ["-c", command], input: "",
            environment: ["IVSREVIEW": Self.binary().path])
    }

    private func launch(
        _ executable: URL, _ arguments: [String], input: String, environment: [String: String]
    ) throws -> Result {
        // Files instead of pipes: nothing blocks, however much is written.
        let id = UUID().uuidString
        let files = try ["in", "out", "err"].map { name in
            let file = folder.appendingPathComponent(".\(id).\(name)")
            try Data(name == "in" ? Array(input.utf8) : []).write(to: file)
            return file
        }
        let process = Process()
        process.executableURL = executable
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.environment = ["PATH": "/usr/bin:/bin"].merging(environment) { $1 }
        process.standardInput = try FileHandle(forReadingFrom: files[0])
        process.standardOutput = try FileHandle(forWritingTo: files[1])
        process.standardError = try FileHandle(forWritingTo: files[2])
        try process.run()
        process.waitUntilExit()
        return Result(
            output: String(decoding: try Data(contentsOf: files[1]), as: UTF8.self),
            errors: String(decoding: try Data(contentsOf: files[2]), as: UTF8.self),
            code: process.terminationStatus)
    }
}

let sampleRules = """
    version: 1
    rules:
      - id: profanity
        match: {keywords: ["darn*"]}
        action: mask
        tests:
          - {text: "oh darnit", expect: rewrite, content: "oh ******"}
          - {text: "hi", expect: allow, hit: false}
      - id: coins
        match: {regex: ['(?i)\\bfree\\s+btc\\b']}
        action: deny
        reason: "No coins"

    """
