/// Finds e-mail addresses: RFC 5322's dot-atoms, with letters beyond ASCII (RFC 6531), and `name [at] example (dot) com`.
enum EmailAddresses {
    static func findSpans(in text: Span<UInt8>, into spans: inout [Range<Int>]) {
        // Nothing before the last address or `@` belongs to the next address, so that no byte is read twice.
        var floor = 0
        var index = 0
        while index < text.count {
            guard let at = at(index, in: text) else {
                index += text.length(at: index)
                continue
            }
            let start = localStart(before: index, downTo: floor, in: text)
            if start < index, let end = domainEnd(from: at.end, hasSpace: at.hasSpace, in: text) {
                spans.append(start..<end)
                index = end
            } else {
                index = at.end
            }
            floor = index
        }
    }

    /// Where an `@`, or the `[at]` in its place, ends, and whether white space stands around it.
    private static func at(_ start: Int, in text: Span<UInt8>) -> (end: Int, hasSpace: Bool)? {
        let byte = text.ascii(at: start)
        if byte == UInt8(ascii: "@") { return (start + text.length(at: start), false) }
        // One space may stand on either side of the brackets.
        let open = byte == UInt8(ascii: " ") ? start + 1 : start
        let closing: UInt8
        switch text.ascii(at: open) {
        case UInt8(ascii: "["): closing = UInt8(ascii: "]")
        case UInt8(ascii: "("): closing = UInt8(ascii: ")")
        case UInt8(ascii: "{"): closing = UInt8(ascii: "}")
        default: return nil
        }
        var index = open + text.length(at: open)
        if text.ascii(at: index) == UInt8(ascii: "@") {
            index += text.length(at: index)
        } else {
            guard text.ascii(at: index) | 0x20 == UInt8(ascii: "a"),
                text.ascii(at: index + 1) | 0x20 == UInt8(ascii: "t")
            else { return nil }
            index += 2
        }
        guard text.ascii(at: index) == closing else { return nil }
        index += text.length(at: index)
        let end = text.whiteSpaceEnd(from: index, atMost: 1)
        return (end, open > start || end > index)
    }

    private static func localStart(before end: Int, downTo floor: Int, in text: Span<UInt8>) -> Int {
        var start = end
        var first = end
        // RFC 5321 section 4.5.3.1.1: 64 octets.
        while first > floor, end - first <= 64 {
            let previous = text.scalarStart(before: first)
            let scalar = text.scalar(at: previous).value
            guard isAtom(scalar) || scalar == 0x2E else { break }
            first = previous
            if FoldTable.isWord(scalar) || isAtom(scalar) && scalar != 0x27 { start = first }
        }
        return start
    }

    /// Letters, digits, and what dot-atoms have besides and people use.
    private static func isAtom(_ scalar: UInt32) -> Bool {
        switch scalar {
        // % & ' + -
        case 0x25...0x27, 0x2B, 0x2D: true
        default: FoldTable.isWord(scalar)
        }
    }

    /// Where the domain ends that starts at `start`: two labels or more, the last one of letters.
    ///
    /// - Parameter hasSpace: whether the `[at]` has white space around it; one of the dots must be as odd then, since
    ///   `look (at) that.one` is no address.
    private static func domainEnd(from start: Int, hasSpace: Bool, in text: Span<UInt8>) -> Int? {
        guard start < text.count, LinkCharacters.startsLabel(text.scalar(at: start).value) else { return nil }
        var end: Int?
        var labelEnd = LinkCharacters.labelEnd(from: start, in: text)
        var isHidden = !hasSpace
        while let (joiner, next) = LinkChain.joiner(at: labelEnd, in: text), joiner != .spaced {
            if joiner == .bracketed { isHidden = true }
            labelEnd = LinkCharacters.labelEnd(from: next, in: text)
            if let letters = endingEnd(next..<labelEnd, in: text) { end = letters }
        }
        return isHidden ? end : nil
    }

    /// Where the letters of a label end, if it can be a domain's last one.
    private static func endingEnd(_ label: Range<Int>, in text: Span<UInt8>) -> Int? {
        var end = label.lowerBound
        var count = 0
        while end < label.upperBound {
            let (scalar, length) = text.scalar(at: end)
            // Behind ASCII, the letters of a script without spaces are the sentence's.
            if count > 0, FoldTable.needsNoBoundary(scalar), text[label.lowerBound] < 0x80 { break }
            let record = FoldTable.record(of: scalar)
            guard record.isLetter || record.isMark || record.isDefaultIgnorable else {
                return text[label.lowerBound] | 0x20 == UInt8(ascii: "x") && label.count > 4
                    && text[label.lowerBound + 3] == 0x2D
                    ? label.upperBound : nil
            }
            count += 1
            end += length
        }
        return count >= 2 && count <= 24 ? end : nil
    }
}
