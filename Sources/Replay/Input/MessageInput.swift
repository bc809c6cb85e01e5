/// The lines of several files, one file after another, batch by batch.
struct MessageInput: ~Copyable {
    /// Lines of one file.
    struct Batch: Sendable {
        let file: InputFile
        /// Whether no other lines of the file came before.
        let isFirst: Bool
        let lines: LineBatch
    }

    private var rest: ArraySlice<InputFile>
    private var file: InputFile?
    private var reader: LineReader?
    private var isFirst = true
    /// Bytes of the files that are read.
    private var finishedCount = 0
    /// Why reading stopped early.
    private(set) var failure: InputError?

    init(_ files: [InputFile]) {
        rest = files[...]
    }

    /// Whether no lines are left: all were given, a file could not be read, or `stop` was called.
    var isAtEnd: Bool { reader == nil && rest.isEmpty }

    /// Bytes read so far.
    var byteCount: Int {
        switch reader {
        case .some(let reader): finishedCount + reader.byteCount
        case nil: finishedCount
        }
    }

    /// The next lines; nil at the end, and if the other end of a pipe has not written more yet.
    mutating func next() -> Batch? {
        do throws(InputError) {
            while !isAtEnd {
                if reader == nil { try open() }
                switch try reader?.next() {
                case .waiting: return nil
                case .end, nil: close()
                case .batch(let lines):
                    guard let file else { return nil }
                    defer { isFirst = false }
                    return Batch(file: file, isFirst: isFirst, lines: lines)
                }
            }
        } catch {
            failure = error
            stop()
        }
        return nil
    }

    /// Waits until there is more to read, at most so long.
    func wait(milliseconds: Int32) {
        _ = reader?.isReady(within: milliseconds)
    }

    /// Gives up what was not read yet.
    mutating func stop() {
        close()
        rest = []
    }

    private mutating func open() throws(InputError) {
        guard let next = rest.popFirst() else { return }
        file = next
        isFirst = true
        reader = try LineReader(next)
    }

    private mutating func close() {
        finishedCount = byteCount
        reader = nil
    }
}
