/// Hits a text with too many mentions: `@name` at the start of a word. Its spans are the mentions beyond the allowed ones.
public struct MentionFilter: Sendable, Equatable {
    /// How many mentions a text may have, the same name counted each time.
    public var max: Int

    /// A filter for texts with more than `max` mentions.
    public init(max: Int) {
        self.max = max
    }

    func findSpans(in text: Span<UInt8>, into spans: inout [Range<Int>]) {
        var found = 0
        var index = 0
        // Behind a word character it is an e-mail address, behind a slash a part of a link: tiktok.com/@name.
        var canStart = true
        while index < text.count {
            let (scalar, length) = text.scalar(at: index)
            if scalar == UInt32(UInt8(ascii: "@")) || scalar == 0xFF20, canStart,
                let end = Self.nameEnd(from: index + length, in: text)
            {
                found += 1
                if found > max { spans.append(index..<end) }
                index = end
                canStart = false
            } else {
                index += length
                canStart = scalar != UInt32(UInt8(ascii: "/")) && !FoldTable.isWord(scalar)
            }
        }
    }

    /// Where the name that starts at `start` ends: word characters, with dots and hyphens between them.
    private static func nameEnd(from start: Int, in text: Span<UInt8>) -> Int? {
        var end = start
        var index = start
        while index < text.count {
            let (scalar, length) = text.scalar(at: index)
            index += length
            if FoldTable.isWord(scalar) {
                end = index
            } else if end == start || index - length > end || scalar != 0x2E && scalar != 0x2D {
                break
            }
        }
        return end > start ? end : nil
    }
}
