/// Labels of a text with what joins them: the candidates for a host.
struct LinkChain: Sendable {
    /// What stands between two labels for a dot.
    enum Joiner {
        /// Nothing: the first label.
        case none
        /// A dot as browsers take it.
        case dot
        /// `[.]`, `(dot)`: nobody writes these between sentences.
        case bracketed
        /// ` . `, ` dot ` or `•`: only the best known endings make a domain of it.
        case spaced
    }

    struct Label {
        var range: Range<Int>
        var joiner: Joiner
    }

    private(set) var labels: [Label] = []

    /// Reads the labels from the one at `start`, and gives the end of the last one.
    mutating func read(from start: Int, in text: Span<UInt8>) -> Int {
        labels.removeAll(keepingCapacity: true)
        var end = LinkCharacters.labelEnd(from: start, in: text)
        labels.append(Label(range: start..<end, joiner: .none))
        while let (joiner, next) = Self.joiner(at: end, in: text) {
            let nextEnd = LinkCharacters.labelEnd(from: next, in: text)
            // What has a scheme of its own begins there.
            if LinkScheme.end(behind: nextEnd, in: text) != nil { break }
            labels.append(Label(range: next..<nextEnd, joiner: joiner))
            end = nextEnd
        }
        return end
    }

    /// The joiner at `end` and the start of the label behind it.
    static func joiner(at end: Int, in text: Span<UInt8>) -> (Joiner, Int)? {
        guard end < text.count else { return nil }
        let (scalar, length) = text.scalar(at: end)
        if LinkCharacters.isDot(scalar) { return label(at: end + length, behind: .dot, in: text) }
        switch scalar {
        // Ideographic full stops part sentences of Chinese and Japanese; between ASCII they can only be evasions.
        case 0x3002, 0xFF61:
            guard isASCIILabel(text.scalar(before: end)), isASCIILabel(UInt32(text.ascii(at: end + length))) else {
                return nil
            }
            return label(at: end + length, behind: .dot, in: text)
        case 0xB7, 0x2022, 0x2027, 0x2219, 0x22C5: return label(at: end + length, behind: .spaced, in: text)
        default: break
        }
        let spaceEnd = text.whiteSpaceEnd(from: end, atMost: 3)
        if let bracketEnd = bracketedDotEnd(from: spaceEnd, in: text) {
            return label(at: text.whiteSpaceEnd(from: bracketEnd, atMost: 1), behind: .bracketed, in: text)
        }
        guard spaceEnd > end, spaceEnd < text.count else { return nil }
        let (dot, dotLength) = text.scalar(at: spaceEnd)
        let dotEnd = LinkCharacters.isDot(dot) ? spaceEnd + dotLength : wordDotEnd(from: spaceEnd, in: text)
        guard let dotEnd else { return nil }
        let next = text.whiteSpaceEnd(from: dotEnd, atMost: 3)
        if next == dotEnd, !isLoneEnding(from: dotEnd, in: text) { return nil }
        return label(at: next, behind: .spaced, in: text)
    }

    /// Where a dot that stands at `start`, plain or in brackets without white space around them, ends.
    static func tightDotEnd(from start: Int, in text: Span<UInt8>) -> Int? {
        guard start < text.count else { return nil }
        let (scalar, length) = text.scalar(at: start)
        return LinkCharacters.isDot(scalar) ? start + length : bracketedDotEnd(from: start, in: text)
    }

    private static func label(at start: Int, behind joiner: Joiner, in text: Span<UInt8>) -> (Joiner, Int)? {
        guard start < text.count, LinkCharacters.startsLabel(text.scalar(at: start).value) else { return nil }
        return (joiner, start)
    }

    private static func isASCIILabel(_ scalar: UInt32) -> Bool {
        scalar < 0x80 && FoldTable.isWord(scalar)
    }

    /// `[.]`, `(dot)`, `{ . }` and the like.
    private static func bracketedDotEnd(from start: Int, in text: Span<UInt8>) -> Int? {
        let closing: UInt8
        switch text.ascii(at: start) {
        case UInt8(ascii: "["): closing = UInt8(ascii: "]")
        case UInt8(ascii: "("): closing = UInt8(ascii: ")")
        case UInt8(ascii: "{"): closing = UInt8(ascii: "}")
        default: return nil
        }
        let inner = text.whiteSpaceEnd(from: start + text.length(at: start), atMost: 1)
        guard inner < text.count else { return nil }
        let (scalar, length) = text.scalar(at: inner)
        let innerEnd = LinkCharacters.isDot(scalar) ? inner + length : dotWordEnd(from: inner, in: text)
        guard let innerEnd else { return nil }
        let end = text.whiteSpaceEnd(from: innerEnd, atMost: 1)
        return text.ascii(at: end) == closing ? end + text.length(at: end) : nil
    }

    /// The word `dot` with white space behind it.
    private static func wordDotEnd(from start: Int, in text: Span<UInt8>) -> Int? {
        guard let end = dotWordEnd(from: start, in: text), text.whiteSpaceEnd(from: end, atMost: 1) > end else {
            return nil
        }
        return end
    }

    private static func dotWordEnd(from start: Int, in text: Span<UInt8>) -> Int? {
        var index = start
        for letter in "dot".utf8 {
            guard text.ascii(at: index) | 0x20 == letter else { return nil }
            index += text.length(at: index)
        }
        return index
    }

    /// Whether `com` stands at `start` and nothing goes on behind it: ` .com` is an evasion, ` .net` and ` .io` are things
    /// to talk about.
    private static func isLoneEnding(from start: Int, in text: Span<UInt8>) -> Bool {
        let end = LinkCharacters.labelEnd(from: start, in: text)
        return end - start == 3 && text.ascii(at: start) | 0x20 == UInt8(ascii: "c")
            && text.ascii(at: start + 1) | 0x20 == UInt8(ascii: "o")
            && text.ascii(at: start + 2) | 0x20 == UInt8(ascii: "m")
    }
}

/// The `://` of a link.
enum LinkScheme {
    /// Where `://`, `[:]//` or `[://]` behind a word ends, if there is one at `end`.
    static func end(behind end: Int, in text: Span<UInt8>) -> Int? {
        var index = end
        var isOpen = false
        var slashes = 0
        var hasColon = false
        while slashes < 2 {
            let byte = text.ascii(at: index)
            switch byte {
            case UInt8(ascii: "[") where index == end: isOpen = true
            case UInt8(ascii: "]") where isOpen && hasColon && slashes == 0: isOpen = false
            case UInt8(ascii: ":") where !hasColon: hasColon = true
            case UInt8(ascii: "/") where hasColon, UInt8(ascii: "\\") where hasColon: slashes += 1
            default: return nil
            }
            index += text.length(at: index)
        }
        if isOpen {
            guard text.ascii(at: index) == UInt8(ascii: "]") else { return nil }
            index += text.length(at: index)
        }
        return index
    }
}
