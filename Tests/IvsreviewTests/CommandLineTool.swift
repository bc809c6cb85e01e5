import BuiltProducts
import Foundation

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
        try launch(BuiltProduct.executable("ivsreview"), arguments, input: input, environment: environment)
    }

    /// Runs a command of the shell in which `$IVSREVIEW` is the binary.
    func shell(_ command: String) throws -> Result {
        let environment = ["IVSREVIEW": try BuiltProduct.executable("ivsreview").path]
        return try launch(URL(fileURLWithPath: "/bin/bash"), ["-c", command], environment: environment)
    }

    private func launch(
        _ executable: URL, _ arguments: [String], input: String = "", environment: [String: String]
    ) throws -> Result {
        let result = try BuiltProduct.run(
            executable, arguments, input: input, environment: environment, in: folder)
        return Result(output: result.output, errors: result.errors, code: result.code)
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
