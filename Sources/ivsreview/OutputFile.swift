import Foundation

/// A file that a command makes.
struct OutputFile {
    let path: String

    init(_ path: String) {
        self.path = path
    }

    /// Puts `bytes` in the place of the file: a reader sees the old content or the new, never a part.
    ///
    /// What exists and is no regular file, such as `/dev/stdout`, is written to instead.
    /// - Throws: `CommandFailure` if the system refuses.
    func replace(with bytes: [UInt8]) throws(CommandFailure) {
        var status = stat()
        if stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
            return try write(bytes, to: path, flags: O_WRONLY)
        }
        // Renaming onto a link would replace the link.
        let target = realpath(path, nil).map { pointer in
            defer { free(pointer) }
            return String(cString: pointer)
        }
        let place = target ?? path
        let draft = "\(place).\(getpid()).part"
        do throws(CommandFailure) {
            try write(bytes, to: draft, flags: O_WRONLY | O_CREAT | O_EXCL)
            guard rename(draft, place) == 0 else { throw failure }
        } catch {
            unlink(draft)
            throw error
        }
    }

    private func write(_ bytes: [UInt8], to path: String, flags: Int32) throws(CommandFailure) {
        let descriptor = open(path, flags | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw failure }
        defer { close(descriptor) }
        var start = 0
        while start < bytes.count {
            let count = bytes[start...].withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            guard count >= 0 || errno == EINTR else { throw failure }
            start += max(0, count)
        }
        // A pipe cannot be synchronised and says so.
        guard fsync(descriptor) == 0 || errno == EINVAL else { throw failure }
    }

    private var failure: CommandFailure {
        CommandFailure(.configuration, "\(path): \(String(cString: strerror(errno)))")
    }
}
