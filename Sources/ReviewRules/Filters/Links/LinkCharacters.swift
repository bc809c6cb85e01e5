extension Span<UInt8> {
    /// The code point at `index` as ASCII, full-width forms included; 0 for any other, inside of one and behind the end.
    func ascii(at index: Int) -> UInt8 {
        guard index < count else { return 0 }
        if self[index] < 0xC0 { return self[index] < 0x80 ? self[index] : 0 }
        let scalar = scalar(at: index).value
        return 0xFF01...0xFF5E ~= scalar ? UInt8(truncatingIfNeeded: scalar - 0xFEE0) : 0
    }

    /// How many bytes the code point at `index` takes.
    func length(at index: Int) -> Int {
        scalar(at: index).length
    }

    /// The code point before `index`, or 0 at the start.
    func scalar(before index: Int) -> UInt32 {
        index == 0 ? 0 : scalar(at: scalarStart(before: index)).value
    }

    /// Where white space that starts at `index` ends, if there are at most `limit` characters of it.
    func whiteSpaceEnd(from index: Int, atMost limit: Int) -> Int {
        var end = index
        for _ in 0..<limit {
            guard end < count else { break }
            let (scalar, length) = scalar(at: end)
            guard FoldTable.isWhiteSpace(scalar) else { break }
            end += length
        }
        return end
    }
}

/// What characters are in a link.
enum LinkCharacters {
    /// Whether the text holds what may join two labels or end a scheme; most messages hold neither.
    static func mayHoldLink(_ text: Span<UInt8>) -> Bool {
        var previous: UInt8 = 0
        for index in text.indices {
            let byte = text[index]
            switch byte {
            // A dot that ends a sentence, or a row of them, joins nothing, whatever comes behind it.
            case UInt8(ascii: "."):
                if previous != byte, !isWordByte(previous) { return true }
                if index + 1 < text.count, isWordByte(text[index + 1]) || text[index + 1] >= 0x80 { return true }
            case UInt8(ascii: "/"), UInt8(ascii: "\\"), UInt8(ascii: "]"):
                if previous == UInt8(ascii: ":") { return true }
            // The word `dot`.
            case UInt8(ascii: "t"), UInt8(ascii: "T"):
                if previous | 0x20 == UInt8(ascii: "o"), index > 1, text[index - 2] | 0x20 == UInt8(ascii: "d") {
                    return true
                }
            // The first bytes of the other dots and colons, and of full-width letters.
            case 0xC2, 0xE2, 0xE3, 0xEF: return true
            default: break
            }
            previous = byte
        }
        return false
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        byte < 0x80 && FoldTable.isWord(UInt32(byte))
    }

    /// Whether a domain's label may hold the code point: letters, digits, `-`, `_`, what looks like them, and what nobody
    /// sees between them.
    static func isLabel(_ scalar: UInt32) -> Bool {
        if scalar < 0x80 { return scalar == 0x2D || FoldTable.isWord(scalar) }
        switch scalar {
        // Full-width hyphen and low line; parenthesised, circled and squared letters, regional indicators.
        case 0xFF0D, 0xFF3F, 0x249C...0x24E9, 0x1F110...0x1F189, 0x1F1E6...0x1F1FF: return true
        default:
            let record = FoldTable.record(of: scalar)
            return record.isLetter || record.isNumber || record.isMark || record.isDefaultIgnorable
        }
    }

    /// Whether a label may begin with the code point.
    static func startsLabel(_ scalar: UInt32) -> Bool {
        if scalar < 0x80 { return FoldTable.isWord(scalar) }
        let record = FoldTable.record(of: scalar)
        return isLabel(scalar) && !record.isMark && !record.isDefaultIgnorable
    }

    /// Where the label at `start` ends.
    static func labelEnd(from start: Int, in text: Span<UInt8>) -> Int {
        var end = start
        while end < text.count {
            let (scalar, length) = text.scalar(at: end)
            guard isLabel(scalar) else { break }
            end += length
        }
        return end
    }

    /// Whether a dot that browsers take for the dot of a domain: full stop, its full-width and small form, and the one dot
    /// leader, which NFKC makes a full stop.
    static func isDot(_ scalar: UInt32) -> Bool {
        scalar == 0x2E || scalar == 0xFF0E || scalar == 0xFE52 || scalar == 0x2024
    }

    /// What stands behind a host and belongs to the link: `:8080`, `/path`, `?query`, `#fragment`.
    struct Tail {
        /// Where it ends; the host's end if there is nothing.
        var end: Int
        /// Whether it shows that a link is meant: a port of two digits or more, or a path with a letter or digit.
        var isEvidence = false
        /// Whether it is the length of a network's prefix, `/24`.
        var isPrefixLength = false
    }

    static func tail(from hostEnd: Int, in text: Span<UInt8>) -> Tail {
        var end = hostEnd
        // The dot of a fully qualified name; at the end of a link it ends the sentence.
        if text.ascii(at: end) == UInt8(ascii: ".") {
            let behind = end + text.length(at: end)
            let next = text.ascii(at: behind)
            if next == UInt8(ascii: "/") || next == UInt8(ascii: ":") { end = behind }
        }
        var tail = Tail(end: hostEnd)
        if text.ascii(at: end) == UInt8(ascii: ":") {
            let first = end + text.length(at: end)
            var index = first
            while index < text.count, index - first < 5, isDigit(text[index]) { index += 1 }
            if index > first, !(index < text.count && isDigit(text[index])) {
                tail.isEvidence = index - first > 1
                tail.end = index
                end = index
            }
        }
        switch text.ascii(at: end) {
        case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"), UInt8(ascii: "\\"):
            let isPath = text.ascii(at: end) == UInt8(ascii: "/")
            let pathEnd = pathEnd(from: end, in: text)
            guard pathEnd > end else { break }
            let second = end + text.length(at: end)
            if isPath, second < pathEnd, FoldTable.isWord(text.scalar(at: second).value) { tail.isEvidence = true }
            tail.isPrefixLength =
                isPath && pathEnd > second && pathEnd - second <= 2
                && (second..<pathEnd).allSatisfy { isDigit(text[$0]) }
            tail.end = pathEnd
        default: break
        }
        return tail
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

    /// Where a path ends: at white space, a quotation mark or CJK punctuation, without the punctuation before that.
    static func pathEnd(from start: Int, in text: Span<UInt8>) -> Int {
        var end = start
        var unclosed = 0
        var previous: UInt32 = 0
        while end < text.count {
            let (scalar, length) = text.scalar(at: end)
            if endsPath(scalar) || FoldTable.needsNoBoundary(scalar) && isLetterOrDigit(previous) { break }
            if scalar == 0x28 { unclosed += 1 }
            if scalar == 0x29 { unclosed -= 1 }
            previous = scalar
            end += length
        }
        while end > start {
            let last = text.scalarStart(before: end)
            let scalar = text.scalar(at: last).value
            if scalar == 0x29 {
                // A closing parenthesis whose opening one is in the path belongs to it.
                guard unclosed < 0 else { break }
                unclosed += 1
            } else if !isClosing(scalar) {
                break
            }
            end = last
        }
        return end
    }

    private static func isLetterOrDigit(_ scalar: UInt32) -> Bool {
        scalar < 0x80 && scalar != 0x5F && FoldTable.isWord(scalar)
    }

    private static func endsPath(_ scalar: UInt32) -> Bool {
        switch scalar {
        case ...0x20, 0x22, 0x3C, 0x3E, 0x60, 0x7F, 0xAB, 0xBB, 0x201C...0x201E, 0x3000...0x3003, 0x3008...0x3011,
            0x3014...0x301B, 0xFF01, 0xFF08, 0xFF09, 0xFF0C, 0xFF1B, 0xFF1F:
            true
        default: FoldTable.isWhiteSpace(scalar)
        }
    }

    private static func isClosing(_ scalar: UInt32) -> Bool {
        switch scalar {
        // ! ' * , . : ; ? ] _ } ~ … ’
        case 0x21, 0x27, 0x2A, 0x2C, 0x2E, 0x3A, 0x3B, 0x3F, 0x5D, 0x5F, 0x7D, 0x7E, 0x2026, 0x2019: true
        default: false
        }
    }
}
