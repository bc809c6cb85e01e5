public import Foundation

/// The programs and scripts under test, run as users run them.
public enum BuiltProduct {
    /// What a finished process left.
    public struct Result: Sendable, Equatable {
        /// Standard output.
        public var output: String
        /// Standard error.
        public var errors: String
        /// The exit code, or the number of the signal that ended it.
        public var code: Int32
        /// Whether a signal ended it.
        public var wasKilled: Bool
    }

    /// A program or a tool that the tests need is not there.
    public struct Missing: Error, CustomStringConvertible {
        /// What is missing, and which command brings it.
        public let description: String

        /// Something that is missing, told in a sentence.
        public init(description: String) {
            self.description = description
        }
    }

    /// The root of the checkout.
    public static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// The executable `name` of this build, which stands beside the test bundle.
    public static func executable(_ name: String) throws -> URL {
        let folders = [
            Bundle.main.executableURL?.deletingLastPathComponent(), Bundle.main.bundleURL.deletingLastPathComponent(),
            root.appendingPathComponent(".build/debug"),
        ]
        let candidates = folders.compactMap { $0?.appendingPathComponent(name) }
        guard let found = candidates.first(where: { FileManager.default.isExecutableFile(atPath: $0.path) }) else {
            throw Missing(description: "\(name) is not built: swift build")
        }
        return found
    }

    /// A tool that `Scripts/install-dependencies --test` puts into the build folder.
    public static func testTool(_ name: String) throws -> URL {
        let tool = root.appendingPathComponent(".build/test-tools/\(name)")
        guard FileManager.default.fileExists(atPath: tool.path) else {
            throw Missing(description: "\(tool.path) is missing: Scripts/install-dependencies --test")
        }
        return tool
    }

    /// Runs a program to its end.
    ///
    /// Input and output go through files: nothing blocks, however much is written.
    public static func run(
        _ executable: URL, _ arguments: [String] = [], input: String = "", environment: [String: String] = [:],
        in folder: URL = root
    ) throws -> Result {
        let running = try RunningProduct(
            executable, arguments, input: input, environment: environment, in: folder)
        return try running.waitUntilExit()
    }
}

/// A program that runs beside the test.
public final class RunningProduct {
    private let process = Process()
    private let files: URL

    /// Starts the program with `environment` and a plain `PATH`, and nothing else.
    public init(
        _ executable: URL, _ arguments: [String] = [], input: String = "", environment: [String: String] = [:],
        in folder: URL = BuiltProduct.root
    ) throws {
        files = FileManager.default.temporaryDirectory.appendingPathComponent("ivsreview-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: files, withIntermediateDirectories: true)
        for name in ["in", "out", "err"] {
            try Data(name == "in" ? Array(input.utf8) : []).write(to: files.appendingPathComponent(name))
        }
        process.executableURL = executable
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.environment = ["PATH": "/usr/local/bin:/usr/bin:/bin"].merging(environment) { $1 }
        process.standardInput = try FileHandle(forReadingFrom: files.appendingPathComponent("in"))
        process.standardOutput = try FileHandle(forWritingTo: files.appendingPathComponent("out"))
        process.standardError = try FileHandle(forWritingTo: files.appendingPathComponent("err"))
        try process.run()
    }

    deinit {
        if process.isRunning { process.terminate() }
        try? FileManager.default.removeItem(at: files)
    }

    /// Whether it has not ended yet.
    public var isRunning: Bool { process.isRunning }

    /// What it wrote to standard output so far.
    public var output: String { text("out") }

    /// What it wrote to standard error so far.
    public var errors: String { text("err") }

    /// Sends it what Ctrl-C sends.
    public func interrupt() { process.interrupt() }

    /// Waits for its end.
    public func waitUntilExit() throws -> BuiltProduct.Result {
        process.waitUntilExit()
        return BuiltProduct.Result(
            output: text("out"), errors: text("err"), code: process.terminationStatus,
            wasKilled: process.terminationReason == .uncaughtSignal)
    }

    /// Ends it and waits.
    public func end() {
        if process.isRunning { process.terminate() }
        process.waitUntilExit()
    }

    private func text(_ name: String) -> String {
        let data = try? Data(contentsOf: files.appendingPathComponent(name))
        return String(decoding: data ?? Data(), as: UTF8.self)
    }
}
