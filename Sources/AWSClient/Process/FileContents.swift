internal import Glibc

/// Why a file could not be read or written: the system's words.
struct FileError: Error, Equatable {
    let reason: String
    let isMissing: Bool

    init(errno code: Int32) {
        reason = String(cString: strerror(code))
        isMissing = code == ENOENT || code == ENOTDIR
    }

    init(reason: String) {
        self.reason = reason
        isMissing = false
    }
}

/// Whole files.
enum FileContents {
    /// Far above any configuration, token or cache file.
    static let sizeLimit = 1 << 20

    static func read(_ path: String) throws(FileError) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileError(errno: errno) }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 16_384)
        while true {
            let count = Glibc.read(descriptor, &piece, piece.count)
            guard count >= 0 else { throw FileError(errno: errno) }
            guard count > 0 else { return bytes }
            bytes += piece[..<count]
            guard bytes.count <= sizeLimit else { throw FileError(reason: "it is larger than 1 MiB") }
        }
    }

    /// Replaces a file in one step, readable by its owner only.
    static func replace(_ path: String, with bytes: [UInt8]) throws(FileError) {
        let temporary = "\(path).\(getpid()).\(UInt32.random(in: .min ... .max))"
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw FileError(errno: errno) }
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            guard count > 0 else { break }
            rest = rest.dropFirst(count)
        }
        let isWritten = rest.isEmpty && close(descriptor) == 0 && rename(temporary, path) == 0
        guard isWritten else {
            let error = FileError(errno: errno)
            unlink(temporary)
            throw error
        }
    }
}
