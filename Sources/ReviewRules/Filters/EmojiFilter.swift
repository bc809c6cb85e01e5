/// Hits a text with too many emoji. Its span is the whole text.
public struct EmojiFilter: Sendable, Equatable {
    /// How many emoji a text may have: grapheme clusters, so that a family or a flag is one.
    public var max: Int

    /// A filter for texts with more than `max` emoji.
    public init(max: Int) {
        self.max = max
    }

    func findSpans(in text: Span<UInt8>, into spans: inout [Range<Int>]) {
        // A keycap such as 1️⃣ begins with an ASCII digit, and goes on with other code points.
        guard !text.isASCII else { return }
        var count = 0
        text.forEachGraphemeCluster { cluster in
            if text.holdsEmoji(cluster) { count += 1 }
        }
        if count > max { spans.append(0..<text.count) }
    }
}

extension Span<UInt8> {
    /// Whether the code point that ends before byte `end` is shown as an emoji: by default, or since U+FE0F follows it.
    func isEmoji(_ scalar: UInt32, endingAt end: Int) -> Bool {
        guard scalar >= 0xA9, FoldTable.record(of: scalar).isEmoji else { return false }
        let next = end < count ? self.scalar(at: end).value : 0
        if next == 0xFE0F { return true }
        return next != 0xFE0E && Unicode.Scalar(scalar)?.properties.isEmojiPresentation == true
    }

    /// Whether a grapheme cluster is shown as an emoji.
    fileprivate func holdsEmoji(_ cluster: Range<Int>) -> Bool {
        var index = cluster.lowerBound
        while index < cluster.upperBound {
            let (scalar, length) = self.scalar(at: index)
            index += length
            // U+20E3 encloses a digit, `#` or `*` in a key.
            if scalar == 0x20E3 || isEmoji(scalar, endingAt: index) { return true }
        }
        return false
    }
}
