internal import Foundation

/// A source of messages: a file, a pipe by its path, or standard input.
public struct InputFile: Sendable {
    /// The path as the user gave it; `-` is standard input.
    public let path: String
    /// Bytes of a regular file; nil for anything that has no size before it is read.
    public let byteCount: Int?

    /// The source at `path`, which must exist and be readable; it is opened later, when its turn comes.
    ///
    /// - Throws: `InputError` with the `errno` of what stands in the way, `EISDIR` for a folder.
    public init(_ path: String) throws(InputError) {
        self.path = path
        var status = stat()
        let failed = path == "-" ? fstat(STDIN_FILENO, &status) : stat(path, &status)
        guard failed == 0 else { throw InputError(path: path, number: errno) }
        let kind = status.st_mode & S_IFMT
        guard kind != S_IFDIR else { throw InputError(path: path, number: EISDIR) }
        guard path == "-" || access(path, R_OK) == 0 else { throw InputError(path: path, number: errno) }
        byteCount = kind == S_IFREG ? Int(status.st_size) : nil
    }

    /// The path for people: `<stdin>` for `-`.
    public var name: String { Self.name(of: path) }

    static func name(of path: String) -> String { path == "-" ? "<stdin>" : path }

    var isStandardInput: Bool { path == "-" }

    /// All that the file holds.
    func contents() throws(InputError) -> [UInt8] {
        let handle = isStandardInput ? FileHandle.standardInput : FileHandle(forReadingAtPath: path)
        guard let handle else { throw InputError(path: path, number: errno) }
        do {
            return Array(try handle.readToEnd() ?? Data())
        } catch {
            throw InputError(path: path, number: EIO)
        }
    }
}

extension [InputFile] {
    /// Bytes of all files; nil if one of them has no size before it is read.
    public var byteCount: Int? {
        let counts = compactMap(\.byteCount)
        return counts.count == count ? counts.reduce(0, +) : nil
    }
}
