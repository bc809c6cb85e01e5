/// Words that are written apart: `f u c k`, `f.u.c.k`, `fu-ck`.
///
/// Two kinds of separators are dropped: up to three signs without white space between two pieces of a word, and up to three
/// signs or spaces between two single letters (or runs of one letter). Joining whole words across spaces would cost too
/// many false positives. An apostrophe before an English ending stays: `he'll` is not `hell`.
enum JoinedReading {
    static let longestSeparator = 3
    private struct Piece {
        var range: Range<Int>
        /// One letter, digit or symbol that stands for a letter, or a run of it.
        var isSingle: Bool
    }

    /// Reads `folded` into `text`.
    static func read(_ folded: ViewText, into text: inout ViewText) {
        text.removeAll()
        let bytes = folded.bytes.span
        var previous: Piece?
        var position = 0
        while let piece = nextPiece(from: position, in: bytes) {
            let separator = position..<piece.range.lowerBound
            let hasSpace = hasSpace(separator, in: bytes)
            if let previous, isDropped(separator, hasSpace, between: previous, and: piece, in: bytes) {
                text.appendSeam(hasSpace: hasSpace)
            } else {
                copy(separator, of: folded, to: &text)
            }
            copy(piece.range, of: folded, to: &text)
            position = piece.range.upperBound
            previous = piece
        }
        copy(position..<bytes.count, of: folded, to: &text)
    }

    private static func copy(_ range: Range<Int>, of base: ViewText, to text: inout ViewText) {
        let bytes = base.bytes.span
        var index = range.lowerBound
        while index < range.upperBound {
            let (scalar, length) = bytes.scalar(at: index)
            text.append(scalar, from: base, at: index)
            index += length
        }
    }

    private static func nextPiece(from start: Int, in bytes: Span<UInt8>) -> Piece? {
        var begin = start
        while begin < bytes.count {
            let (scalar, length) = bytes.scalar(at: begin)
            if belongs(scalar) { break }
            begin += length
        }
        guard begin < bytes.count else { return nil }
        let first = bytes.scalar(at: begin).value
        var end = begin
        var isSingle = true
        while end < bytes.count {
            let (scalar, length) = bytes.scalar(at: end)
            guard belongs(scalar) else { break }
            isSingle = isSingle && scalar == first
            end += length
        }
        return Piece(range: begin..<end, isSingle: isSingle)
    }

    /// A `_` is a word character elsewhere, and a separator here: `f_u_c_k`.
    @inline(__always)
    static func belongs(_ scalar: UInt32) -> Bool {
        scalar != 0x5F && LeetReading.continuesWord(scalar)
    }

    private static func hasSpace(_ separator: Range<Int>, in bytes: Span<UInt8>) -> Bool {
        var index = separator.lowerBound
        while index < separator.upperBound {
            let (scalar, length) = bytes.scalar(at: index)
            if FoldTable.isWhiteSpace(scalar) { return true }
            index += length
        }
        return false
    }

    private static func isDropped(
        _ separator: Range<Int>, _ hasSpace: Bool, between left: Piece, and right: Piece, in bytes: Span<UInt8>
    ) -> Bool {
        var count = 0
        var index = separator.lowerBound
        while index < separator.upperBound {
            count += 1
            index += bytes.scalar(at: index).length
        }
        guard count <= longestSeparator else { return false }
        if hasSpace { return left.isSingle && right.isSingle }
        return !isApostrophe(separator, before: right, in: bytes)
    }

    private static func isApostrophe(_ separator: Range<Int>, before piece: Piece, in bytes: Span<UInt8>) -> Bool {
        guard separator.count == 1, bytes[separator.lowerBound] == UInt8(ascii: "'") else { return false }
        return isEnding(piece.range, of: bytes)
    }

    /// Whether the piece is one that an apostrophe joins to English words: s, t, d, m, re, ve, ll.
    @inline(__always)
    static func isEnding(_ piece: Range<Int>, of bytes: Span<UInt8>) -> Bool {
        let first = bytes[piece.lowerBound] | 0x20
        switch piece.count {
        case 1:
            return first == UInt8(ascii: "s") || first == UInt8(ascii: "t") || first == UInt8(ascii: "d")
                || first == UInt8(ascii: "m")
        case 2:
            let second = bytes[piece.lowerBound + 1] | 0x20
            if first == UInt8(ascii: "l") { return second == UInt8(ascii: "l") }
            return second == UInt8(ascii: "e") && (first == UInt8(ascii: "r") || first == UInt8(ascii: "v"))
        default: return false
        }
    }
}
