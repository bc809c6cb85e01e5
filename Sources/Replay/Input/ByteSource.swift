internal import Foundation
internal import Gzip

/// The bytes of one file, unpacked if they are gzip data, which shows in the first two of them.
struct ByteSource: ~Copyable {
    /// What a read came to.
    enum Step {
        /// So many bytes were put into the buffer, 1 or more.
        case bytes(Int)
        /// Nothing came of what was there to read; there may be more.
        case nothing
        case end
    }

    private static let packedLength = 128 * 1024

    private let path: String
    private let descriptor: Int32
    private let ownsDescriptor: Bool
    private var decoder: GzipDecoder?
    /// Packed bytes; those at `unread` are not unpacked yet.
    private var packed: [UInt8] = []
    private var unread = 0..<0
    /// The last buffer was filled to its end, so that the decoder may hold back more.
    private var mayHoldBack = false
    private var isStarted = false
    /// Bytes of the file read so far, packed as they are.
    private(set) var byteCount = 0

    init(_ file: InputFile) throws(InputError) {
        path = file.path
        ownsDescriptor = !file.isStandardInput
        descriptor = file.isStandardInput ? STDIN_FILENO : open(file.path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw InputError(path: path, number: errno) }
    }

    deinit {
        if ownsDescriptor { close(descriptor) }
    }

    /// Whether a read would return at once, after waiting for at most `milliseconds`.
    func isReady(within milliseconds: Int32) -> Bool {
        if mayHoldBack || !unread.isEmpty { return true }
        var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        // An error counts as ready: the read then says what is wrong.
        return poll(&request, 1, milliseconds) != 0
    }

    /// Reads into `buffer`, which must have room for 2 bytes or more.
    mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Step {
        if isStarted { return try decoder == nil ? readFile(into: buffer) : unpack(into: buffer) }
        isStarted = true
        let step = try readFile(into: buffer)
        guard case .bytes(let count) = step, buffer.prefix(count).starts(with: GzipDecoder.magic) else { return step }
        packed = Array(buffer.prefix(count))
        packed.append(contentsOf: repeatElement(0, count: max(0, Self.packedLength - count)))
        unread = 0..<count
        do throws(GzipError) {
            decoder = try GzipDecoder()
        } catch {
            throw InputError(path: path, error)
        }
        return .nothing
    }

    private mutating func readFile(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Step {
        try step(Foundation.read(descriptor, buffer.baseAddress, buffer.count))
    }

    /// What the result of read(2) means.
    private mutating func step(_ count: Int) throws(InputError) -> Step {
        guard count >= 0 else {
            if errno == EINTR || errno == EAGAIN { return .nothing }
            throw InputError(path: path, number: errno)
        }
        byteCount += count
        return count == 0 ? .end : .bytes(count)
    }

    private mutating func unpack(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Step {
        if unread.isEmpty, !mayHoldBack {
            let step = try readPacked()
            guard case .bytes(let count) = step else { return step }
            unread = 0..<count
        }
        do throws(GzipError) {
            let step = try packed.withUnsafeBufferPointer { packed throws(GzipError) in
                let input = UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: packed[unread]))
                return try decoder?.unpack(input, into: buffer)
            }
            guard let step else { return .end }
            unread = unread.dropFirst(step.consumed)
            mayHoldBack = step.produced == buffer.count
            return step.produced == 0 ? .nothing : .bytes(step.produced)
        } catch {
            throw InputError(path: path, error)
        }
    }

    private mutating func readPacked() throws(InputError) -> Step {
        let count = packed.withUnsafeMutableBytes { Foundation.read(descriptor, $0.baseAddress, $0.count) }
        let step = try step(count)
        guard case .end = step else { return step }
        do throws(GzipError) {
            try decoder?.finish()
        } catch {
            throw InputError(path: path, error)
        }
        return .end
    }
}
