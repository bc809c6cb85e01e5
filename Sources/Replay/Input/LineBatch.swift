internal import Foundation

/// Some lines of one file in their order: what one worker reviews at a time.
struct LineBatch: Sendable {
    /// One line of the file.
    struct Line: Sendable, Equatable {
        /// 1-based, blank lines counted.
        var number: Int
        /// The line in `LineBatch.bytes`, without its end; nil if it was longer than `LineReader.lineLimit`.
        var range: Range<Int>?
    }

    /// Whole lines with their ends, of which the file's last one may have none.
    let bytes: [UInt8]
    /// The number of the first line.
    let firstLine: Int
    /// Whether this is a single line that was too long to be read.
    let isOverlong: Bool

    /// The lines that `bytes` hold; splitting them is the worker's part, so that reading goes on meanwhile.
    var lines: some Sequence<Line> {
        Lines(bytes: bytes, number: firstLine, isOverlong: isOverlong)
    }

    private struct Lines: Sequence, IteratorProtocol {
        let bytes: [UInt8]
        var number: Int
        var isOverlong: Bool
        var start = 0

        mutating func next() -> Line? {
            if isOverlong {
                isOverlong = false
                return Line(number: number, range: nil)
            }
            guard start < bytes.count else { return nil }
            var range = start..<endOfLine
            start = range.upperBound + 1
            if !range.isEmpty, bytes[range.upperBound - 1] == UInt8(ascii: "\r") { range = range.dropLast() }
            if number == 1, bytes[range].starts(with: [0xEF, 0xBB, 0xBF]) { range = range.dropFirst(3) }
            defer { number += 1 }
            return Line(number: number, range: range)
        }

        private var endOfLine: Int {
            bytes.withUnsafeBytes { bytes in
                guard let base = bytes.baseAddress, let found = memchr(base + start, 0x0A, bytes.count - start) else {
                    return bytes.count
                }
                return base.distance(to: UnsafeRawPointer(found))
            }
        }
    }
}
