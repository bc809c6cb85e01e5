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
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw POSIXError(.EMFILE) }
        let (readEnd, writeEnd) = (ends[0], ends[1])
        // Another handler that starts now must not keep this one's pipe open.
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        process.standardOutput = FileHandle(fileDescriptor: writeEnd, closeOnDealloc: false)
        process.standardError = process.standardOutput
        process.terminationHandler = { process in
            let wasKilled = process.terminationReason == .uncaughtSignal
            ended("\(wasKilled ? "signal" : "exit code") \(process.terminationStatus)")
        }
        defer { close(writeEnd) }
        do {
            try process.run()
        } catch {
            close(readEnd)
            throw error
        }
        // A thread of its own: Foundation's readability handlers crash when the pipe goes while they are called.
        Thread.detachNewThread { Self.relay(readEnd, log) }
        self.process = Mutex(process)
    }

    /// Reads lines until nobody can write any more, then closes.
    private static func relay(_ descriptor: Int32, _ log: (String) -> Void) {
        var splitter = LineSplitter()
        var buffer = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = read(descriptor, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { break }
            for line in splitter.lines(after: buffer[..<count]) { log(line) }
        }
        close(descriptor)
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
private struct LineSplitter {
    private var rest: [UInt8] = []

    /// A line that never ends is cut here, in bytes.
    private static let limit = 16_384

    /// The lines that `bytes` complete, without those that are empty.
    mutating func lines(after bytes: ArraySlice<UInt8>) -> [String] {
        rest += bytes
        var lines: [String] = []
        while let end = rest.firstIndex(of: UInt8(ascii: "\n")) ?? (rest.count > Self.limit ? Self.limit : nil) {
            lines.append(String(decoding: rest[..<end], as: UTF8.self))
            rest.removeFirst(end + 1)
        }
        return lines.filter { !$0.isEmpty }
    }
}
