internal import Foundation
internal import Synchronization

/// A handler that runs, from its start to its end.
final class HandlerProcess: Sendable {
    private let process: Mutex<Process>

    /// Starts a program with this environment and nothing else of ours.
    ///
    /// - Parameter log: told what it prints on both streams, line by line.
    /// - Parameter ended: told once, when it has ended, how.
    init(
        _ path: String, environment: [String: String], log: @escaping @Sendable (String) -> Void,
        ended: @escaping @Sendable (String) -> Void
    ) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.currentDirectoryURL = URL(fileURLWithPath: path).deletingLastPathComponent()
        process.environment = environment
        process.standardInput = FileHandle.nullDevice
        let pipe = Pipe()
        let lines = LineSplitter(log)
        pipe.fileHandleForReading.readabilityHandler = { handle in
            let data = handle.availableData
            if data.isEmpty { handle.readabilityHandler = nil }
            lines.add(data)
        }
        process.standardOutput = pipe
        process.standardError = pipe
        process.terminationHandler = { process in
            let wasKilled = process.terminationReason == .uncaughtSignal
            ended("\(wasKilled ? "signal" : "exit code") \(process.terminationStatus)")
        }
        try process.run()
        self.process = Mutex(process)
    }

    /// Ends it as Lambda does: without a word before.
    func kill() {
        process.withLock { process in
            // A number that is free again may belong to another process.
            if process.isRunning { _ = Foundation.kill(process.processIdentifier, SIGKILL) }
        }
    }
}

/// Puts what comes in pieces together to lines.
private final class LineSplitter: Sendable {
    private let rest = Mutex<[UInt8]>([])
    private let log: @Sendable (String) -> Void

    /// A line that never ends is cut here.
    private static let limit = 16_384

    init(_ log: @escaping @Sendable (String) -> Void) { self.log = log }

    func add(_ data: Data) {
        let lines = rest.withLock { rest in
            rest += data
            var lines: [[UInt8]] = []
            while let end = rest.firstIndex(of: UInt8(ascii: "\n")) ?? (rest.count > Self.limit ? Self.limit : nil) {
                lines.append(Array(rest[..<end]))
                rest.removeFirst(end + 1)
            }
            return lines
        }
        for line in lines where !line.isEmpty { log(String(decoding: line, as: UTF8.self)) }
    }
}
