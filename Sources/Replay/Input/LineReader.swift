/// Reads one file batch by batch, and never more of it than a batch and a line.
///
/// Lines end with LF or CR LF, the last one also with the file. A UTF-8 byte order mark at the start is no part of the
/// first line. Only the last line end of what was read is looked for here; `LineBatch` finds the others.
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
    /// Bytes of a batch, so long as its lines are shorter: some 2,500 lines of chat. Enough to make handing it over cheap
    /// (a few µs), little enough that results come soon and all cores are busy to the end of a small file.
    static let batchLength = 128 * 1024

    private var source: ByteSource
    /// What was read and is not in a batch yet.
    private var buffer: [UInt8] = []
    /// Where the last complete line of `buffer` ends.
    private var completeEnd = 0
    private var lineCount = 0
    private var isInsideLongLine = false
    private var isAtEnd = false
    /// Thrown once the complete lines before it were given out.
    private var failure: InputError?

    init(_ file: InputFile) throws(InputError) {
        source = try ByteSource(file)
    }

    /// Bytes of the file read so far.
    var byteCount: Int { source.byteCount }

    /// The next lines, without waiting for a writer.
    mutating func next() throws(InputError) -> Step {
        while true {
            if completeEnd > 0, buffer.count >= Self.batchLength { return .batch(takeBatch()) }
            if isAtEnd { return takeRest() }
            if let failure {
                guard completeEnd > 0 else { throw failure }
                return .batch(takeBatch())
            }
            guard source.isReady(within: 0) else { return completeEnd > 0 ? .batch(takeBatch()) : .waiting }
            do throws(InputError) { try fill() } catch { failure = error }
            if let line = dropOverlongLine() { return .batch(line) }
        }
    }

    /// Whether a read would return at once, after waiting for at most `milliseconds`.
    func isReady(within milliseconds: Int32) -> Bool {
        source.isReady(within: milliseconds)
    }

    private mutating func fill() throws(InputError) {
        let start = buffer.count
        var step = ByteSource.Step.nothing
        // Twice the length: the array then has room for the rest of one batch and all of the next.
        if buffer.isEmpty { buffer.reserveCapacity(2 * Self.batchLength) }
        try buffer.append(addingCapacity: Self.batchLength) { output throws(InputError) in
            try output.withUnsafeMutableBufferPointer { bytes, count throws(InputError) in
                step = try source.read(into: UnsafeMutableRawBufferPointer(bytes))
                if case .bytes(let read) = step { count = read }
            }
        }
        if case .end = step { isAtEnd = true }
        if let last = buffer[start...].lastIndex(of: 0x0A) { completeEnd = last + 1 }
    }

    /// Drops what was read of a line that is too long; gives it, without its text, when its end was found.
    private mutating func dropOverlongLine() -> LineBatch? {
        if isInsideLongLine {
            guard let end = buffer.firstIndex(of: 0x0A) else {
                buffer.removeAll(keepingCapacity: true)
                return nil
            }
            isInsideLongLine = false
            buffer.removeSubrange(...end)
            completeEnd -= end + 1
            lineCount += 1
            return LineBatch(bytes: [], firstLine: lineCount, isOverlong: true)
        }
        if completeEnd == 0, buffer.count > Self.lineLimit {
            isInsideLongLine = true
            buffer = []
        }
        return nil
    }

    private mutating func takeBatch() -> LineBatch {
        var rest: [UInt8] = []
        rest.reserveCapacity(2 * Self.batchLength)
        rest.append(contentsOf: buffer[completeEnd...])
        buffer.removeSubrange(completeEnd...)
        swap(&rest, &buffer)
        completeEnd = 0
        let batch = LineBatch(bytes: rest, firstLine: lineCount + 1, isOverlong: false)
        lineCount += lineFeeds(in: rest.span)
        return batch
    }

    /// What is left at the end of the file, its last line included.
    private mutating func takeRest() -> Step {
        if isInsideLongLine {
            isInsideLongLine = false
            lineCount += 1
            return .batch(LineBatch(bytes: [], firstLine: lineCount, isOverlong: true))
        }
        guard !buffer.isEmpty else { return .end }
        completeEnd = buffer.count
        return .batch(takeBatch())
    }
}

/// A plain loop that the compiler turns into vector instructions; `count(where:)` took a tenth of a replay.
private func lineFeeds(in bytes: Span<UInt8>) -> Int {
    var count = 0
    for index in bytes.indices { count &+= bytes[unchecked: index] == 0x0A ? 1 : 0 }
    return count
}
