internal import Glibc

/// The bytes of a compiled rule set: a file that is mapped, or memory of its own. Both begin on a multiple of 16.
///
/// SAFETY: `@unchecked Sendable`: the bytes are written before `init` returns and never again, and freed in `deinit` only.
final class RuleImage: @unchecked Sendable {
    /// A rule set of 5,000 rules has about 2 MB; whatever is larger than this is a wrong file.
    private static let sizeLimit = 256 << 20

    private let start: UnsafeMutableRawPointer
    private let count: Int
    private let isMapped: Bool

    /// A copy of `bytes`.
    init(_ bytes: [UInt8]) {
        start = .allocate(byteCount: max(1, bytes.count), alignment: 16)
        count = bytes.count
        isMapped = false
        bytes.withUnsafeBytes { start.copyMemory(from: $0.baseAddress ?? UnsafeRawPointer(start), byteCount: $0.count) }
    }

    /// The file at `path`, mapped (mmap(2)): its pages are read when they are needed, and shared between processes.
    ///
    /// A file that is cut off while it is mapped ends the process; the compiler of rule sets puts a new file in its place.
    init(mapping path: String) throws(CompiledRuleSetError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Self.systemError }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw Self.systemError }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .unreadable("not a file") }
        guard status.st_size <= Self.sizeLimit else { throw .unreadable("too large for a rule set") }
        // Nothing can be mapped of an empty file.
        guard status.st_size > 0 else { throw .foreign }
        count = Int(status.st_size)
        // All pages are read at once: the checksum needs each of them, and one by one they cost a page fault each.
        guard let mapped = mmap(nil, count, PROT_READ, MAP_PRIVATE | MAP_POPULATE, descriptor, 0), mapped != MAP_FAILED
        else { throw Self.systemError }
        start = mapped
        isMapped = true
    }

    deinit {
        if isMapped { munmap(start, count) } else { start.deallocate() }
    }

    /// All bytes; valid as long as the image.
    var bytes: ImageTable<UInt8> {
        // SAFETY: the memory holds `count` bytes for as long as the image lives, which every holder of a table keeps.
        ImageTable(start: UnsafeRawPointer(start), count: count)
    }

    private static var systemError: CompiledRuleSetError {
        .unreadable(strerror(errno).map { String(cString: $0) } ?? "error \(errno)")
    }
}
