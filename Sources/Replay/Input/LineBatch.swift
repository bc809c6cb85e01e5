/// Some lines of one file in their order: what one worker reviews at a time.
struct LineBatch: Sendable {
    /// One line of the file.
    struct Line: Sendable, Equatable {
        /// 1-based, blank lines counted.
        var number: Int
        /// The line in `LineBatch.bytes`, without its end; nil if it was longer than `LineReader.lineLimit`.
        var range: Range<Int>?
    }

    /// Enough lines to make handing them over cheap, few enough that results come soon.
    static let lineCount = 512
    /// Long lines fill a batch early, so that memory stays bounded however long they are.
    static let byteCount = 256 * 1024

    var bytes: [UInt8] = []
    var lines: [Line] = []
}
