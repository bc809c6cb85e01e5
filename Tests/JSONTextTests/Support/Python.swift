import Foundation

/// python3's `json` module, an implementation of JSON that shares nothing with ours.
enum Python {
    struct Failure: Error, CustomStringConvertible {
        var description: String
    }

    /// Whether python3 accepts each of `texts`.
    ///
    /// Made strict where the module is not: `NaN` and `Infinity` are refused, bytes must be UTF-8. Two differences stay,
    /// which the callers keep clear of: python3 nests deeper than 512, and refuses integers of more than 4300 digits.
    static func accepts(_ texts: [[UInt8]]) throws -> [Bool] {
        let script = """
            import json, sys
            def refuse(constant):
                raise ValueError(constant)
            for line in open(sys.argv[1]):
                try:
                    json.loads(bytes.fromhex(line).decode("utf-8").removeprefix("\\ufeff"), parse_constant=refuse)
                    print("accept")
                except ValueError:
                    print("reject")
            """
        let lines = texts.map { text in text.map { String(format: "%02x", $0) }.joined() + "\n" }
        let answers = try run(script, input: Data(lines.joined().utf8)).split(separator: UInt8(ascii: "\n"))
        guard answers.count == texts.count else {
            throw Failure(description: "python3 gave \(answers.count) answers to \(texts.count) texts")
        }
        return answers.map { $0.elementsEqual("accept".utf8) }
    }

    /// What python3 writes after it has read `json`: ASCII, all else escaped.
    static func rewrite(_ json: [UInt8]) throws -> [UInt8] {
        let script = """
            import json, sys
            sys.stdout.write(json.dumps(json.loads(open(sys.argv[1], "rb").read().decode("utf-8"))))
            """
        return try [UInt8](run(script, input: Data(json)))
    }

    private static func run(_ script: String, input: Data) throws -> Data {
        let file = FileManager.default.temporaryDirectory.appending(path: "json-\(UUID().uuidString)")
        try input.write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3", "-c", script, file.path]
        process.standardOutput = output
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw Failure(description: "python3 is needed and gave exit code \(process.terminationStatus)")
        }
        return data
    }
}
