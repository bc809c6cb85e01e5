import Glibc
import ReviewRules

/// Reads a compiled rule set from a file.
enum RulesFile {
    /// Why there is no rule set; the path is the operator's own.
    struct Failure: Error, CustomStringConvertible {
        let path: String
        let cause: String

        var description: String { "\(path): \(cause)" }
    }

    /// A rule set of 5,000 rules has about 2 MB; this is a wrong file.
    private static let sizeLimit = 256 << 20

    static func read(_ path: String) throws(Failure) -> RuleSet {
        let bytes = try bytes(path)
        do throws(CompiledRuleSetError) {
            return try CompiledRuleSet.decode(bytes)
        } catch {
            throw Failure(path: path, cause: "\(error)")
        }
    }

    private static func bytes(_ path: String) throws(Failure) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Failure(path: path, cause: lastError) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw Failure(path: path, cause: lastError) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw Failure(path: path, cause: "not a file") }
        guard status.st_size <= sizeLimit else { throw Failure(path: path, cause: "too large for a rule set") }
        let size = Int(status.st_size)
        var count = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, initializedCount in
            while count < size, let start = buffer.baseAddress {
                let read = Glibc.read(descriptor, start + count, size - count)
                if read < 0, errno == EINTR { continue }
                guard read > 0 else { break }
                count += read
            }
            initializedCount = count
        }
        guard count == size else { throw Failure(path: path, cause: "cannot be read whole") }
        return bytes
    }

    private static var lastError: String {
        strerror(errno).map { String(cString: $0) } ?? "error \(errno)"
    }
}
