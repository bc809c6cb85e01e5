import Foundation

/// A file that a command writes piece by piece: it takes its place when it is complete, and leaves nothing behind if not.
final class OutputDraft {
    private let path: String
    /// What is written to; the path itself where that is no regular file, such as `/dev/stdout`.
    private let draft: String
    private let descriptor: Int32
    private var isDone = false

    /// Begins the file.
    ///
    /// - Throws: `CommandFailure` if the system refuses.
    init(_ path: String) throws(CommandFailure) {
        var status = stat()
        let isSpecial = stat(path, &status) == 0 && status.st_mode & S_IFMT != S_IFREG
        let target = realpath(path, nil).map { pointer in
            defer { free(pointer) }
            return String(cString: pointer)
        }
        self.path = target ?? path
        draft = isSpecial ? self.path : "\(self.path).\(getpid()).part"
        let flags = isSpecial ? O_WRONLY : O_WRONLY | O_CREAT | O_EXCL
        descriptor = open(draft, flags | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw failure(path) }
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
        if descriptor >= 0, !isDone, draft != path { unlink(draft) }
    }

    /// Adds all of `bytes`.
    func write(_ bytes: [UInt8]) throws(CommandFailure) {
        var start = 0
        while start < bytes.count {
            let count = bytes[start...].withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            guard count >= 0 || errno == EINTR else { throw failure(path) }
            start += max(0, count)
        }
    }

    /// Puts the file in its place.
    func finish() throws(CommandFailure) {
        // A pipe cannot be synchronised and says so.
        guard fsync(descriptor) == 0 || errno == EINVAL else { throw failure(path) }
        guard draft == path || rename(draft, path) == 0 else { throw failure(path) }
        isDone = true
    }
}

private func failure(_ path: String) -> CommandFailure {
    CommandFailure(.configuration, "\(path): \(String(cString: strerror(errno)))")
}
