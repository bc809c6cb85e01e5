internal import Foundation

/// Reads one file batch by batch, and never more of it than a batch and a line.
///
/// Lines end with LF or CR LF, the last one also with the file. A UTF-8 byte order mark at the start is no part of the
/// first line.
struct LineReader: ~Copyable {
    /// What `next` found.
    enum Step {
        case batch(LineBatch)
        /// No line is complete, and who writes to the other end has not written more yet.
        case waiting
        case end
    }

    /// The longest line that is read, bytes. A handler never sees more than 6 MB (AWS Lambda quotas: invocation payload).
    static let lineLimit = 16 * 1024 * 1024
    private static let chunkLength = 64 * 1024

    private let path: String
    private let descriptor: Int32
    private let ownsDescriptor: Bool
    private var chunk = [UInt8](repeating: 0, count: chunkLength)
    /// What was read and is not in a batch yet; `batch.lines` lie in it.
    private var buffer: [UInt8] = []
    private var lines: [LineBatch.Line] = []
    /// The start of the line that is not complete yet, and how far it was searched for its end.
    private var lineStart = 0
    private var searched = 0
    private var lineCount = 0
    private var isInsideLongLine = false
    private var isAtEnd = false
    /// Bytes read so far.
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

    /// The next lines, without waiting for a writer.
    mutating func next() throws(InputError) -> Step {
        while true {
            takeLines()
            if isFull { return .batch(takeBatch()) }
            if isAtEnd { return lines.isEmpty ? .end : .batch(takeBatch()) }
            guard isReady(within: 0) else { return lines.isEmpty ? .waiting : .batch(takeBatch()) }
            try fill()
        }
    }

    /// Whether a read would return at once, after waiting for at most `milliseconds`.
    func isReady(within milliseconds: Int32) -> Bool {
        var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        // An error counts as ready: the read then says what is wrong.
        return poll(&request, 1, milliseconds) != 0
    }

    private var isFull: Bool {
        lines.count >= LineBatch.lineCount || lineStart >= LineBatch.byteCount
    }

    private mutating func fill() throws(InputError) {
        let count = chunk.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
        guard count >= 0 else {
            if errno == EINTR || errno == EAGAIN { return }
            throw InputError(path: path, number: errno)
        }
        byteCount += count
        buffer.append(contentsOf: chunk[..<count])
        isAtEnd = count == 0
    }

    /// Moves the complete lines of the buffer to `lines`, as many as a batch takes.
    private mutating func takeLines() {
        while !isFull, let end = nextLineFeed() {
            finishLine(end)
            lineStart = end + 1
            searched = lineStart
        }
        guard !isFull else { return }
        searched = buffer.count
        if isAtEnd, lineStart < buffer.count || isInsideLongLine {
            finishLine(buffer.count)
            lineStart = buffer.count
        } else if buffer.count - lineStart > Self.lineLimit || isInsideLongLine {
            isInsideLongLine = true
            buffer.removeSubrange(lineStart...)
            searched = lineStart
        }
    }

    private mutating func finishLine(_ end: Int) {
        lineCount += 1
        guard !isInsideLongLine else {
            lines.append(LineBatch.Line(number: lineCount, range: nil))
            isInsideLongLine = false
            return
        }
        var range = lineStart..<end
        if range.last.map({ buffer[$0] }) == UInt8(ascii: "\r") { range = range.dropLast() }
        if lineCount == 1, buffer[range].starts(with: [0xEF, 0xBB, 0xBF]) { range = range.dropFirst(3) }
        lines.append(LineBatch.Line(number: lineCount, range: range))
    }

    private func nextLineFeed() -> Int? {
        buffer[searched...].withUnsafeBytes { bytes in
            guard let start = bytes.baseAddress, let found = memchr(start, 0x0A, bytes.count) else { return nil }
            return searched + start.distance(to: UnsafeRawPointer(found))
        }
    }

    private mutating func takeBatch() -> LineBatch {
        let rest = Array(buffer[lineStart...])
        let batch = LineBatch(bytes: buffer, lines: lines)
        buffer = rest
        searched -= lineStart
        lineStart = 0
        lines = []
        return batch
    }
}
