internal import Foundation
internal import Synchronization

/// A handler that runs, from its start to its end, with a process group of its own.
final class HandlerProcess: Sendable {
    private let process: Mutex<Process>
    private let end: ProcessEnd

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
        let end = ProcessEnd(ended)
        process.terminationHandler = { process in
            end.note(wasKilled: process.terminationReason == .uncaughtSignal, process.terminationStatus)
            end.noteReaped()
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
        let number = process.processIdentifier
        Thread.detachNewThread { end.watch(number) }
        self.end = end
        self.process = Mutex(process)
    }

    /// Why a process was not started: Foundation hides "Exec format error" and "Text file busy" below an error of its own
    /// that says only its number.
    static func cause(of error: any Error) -> String {
        let underlying = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
        guard let underlying, underlying.domain == NSPOSIXErrorDomain else { return error.localizedDescription }
        return String(cString: strerror(Int32(underlying.code)))
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
        if let line = splitter.last { log(line) }
        close(descriptor)
    }

    /// Ends it and what it has started as Lambda does: without a word before.
    func kill() {
        process.withLock { process in
            // A number that is free again may belong to another process.
            if process.isRunning { _ = Foundation.kill(-process.processIdentifier, SIGKILL) }
        }
    }

    /// Returns when it has ended and is no zombie, or half a second after its end.
    func wait() async { await end.waitUntilReaped() }
}

/// Puts what comes in pieces together to lines.
private struct LineSplitter {
    private var rest: [UInt8] = []

    /// A line that never ends is cut here, in bytes.
    private static let limit = 16_384

    /// The lines that `bytes` complete, without those that are empty.
    mutating func lines(after bytes: ArraySlice<UInt8>) -> [String] {
        rest += bytes
        var pieces = rest.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        rest = Array(pieces.removeLast())
        if rest.count > Self.limit {
            pieces.append(rest[...])
            rest = []
        }
        return pieces.filter { !$0.isEmpty }.map { String(decoding: $0, as: UTF8.self) }
    }

    /// The line that nothing has ended; nil if there is none.
    var last: String? { rest.isEmpty ? nil : String(decoding: rest, as: UTF8.self) }
}
