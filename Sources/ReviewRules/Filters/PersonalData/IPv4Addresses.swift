/// Finds IPv4 addresses: four numbers of 0 to 255 without leading zeros, with dots or `[.]` between them, and nothing
/// beside them that makes them part of a longer number. Behind `v` or the word `version` they are a version's.
enum IPv4Addresses {
    static func findSpans(in text: Span<UInt8>, into spans: inout [Range<Int>]) {
        var index = 0
        while index < text.count {
            guard text[index] &- UInt8(ascii: "0") < 10 else {
                index += 1
                continue
            }
            let end = numbersEnd(from: index, in: text)
            if end.count == 4, end.areOctets, standsAlone(index, end.position, in: text) {
                spans.append(index..<end.position)
            }
            index = end.position
        }
    }

    /// Reads all numbers that dots join.
    private static func numbersEnd(
        from start: Int, in text: Span<UInt8>
    ) -> (position: Int, count: Int, areOctets: Bool) {
        var position = start
        var count = 0
        var areOctets = true
        while true {
            let first = position
            var value = 0
            while position < text.count, text[position] &- UInt8(ascii: "0") < 10 {
                value = min(value * 10 + Int(text[position] &- UInt8(ascii: "0")), 1000)
                position += 1
            }
            count += 1
            if value > 255 || position - first > 1 && text[first] == UInt8(ascii: "0") { areOctets = false }
            guard let next = LinkChain.tightDotEnd(from: position, in: text), next < text.count,
                text[next] &- UInt8(ascii: "0") < 10
            else { return (position, count, areOctets) }
            position = next
        }
    }

    private static func standsAlone(_ start: Int, _ end: Int, in text: Span<UInt8>) -> Bool {
        if end < text.count {
            let next = text.scalar(at: end).value
            if FoldTable.isWord(next) && !FoldTable.needsNoBoundary(next) || next == 0x2D { return false }
        }
        guard start > 0 else { return true }
        let previous = text.scalar(before: start)
        if FoldTable.isWord(previous), !FoldTable.needsNoBoundary(previous) { return false }
        // A minus, a decimal point, or the dots of a longer number.
        if previous == 0x2D || previous == 0x2E { return false }
        return !isVersion(before: start, in: text)
    }

    private static func isVersion(before start: Int, in text: Span<UInt8>) -> Bool {
        var end = start
        while end > 0, start - end < 3, text[end - 1] == UInt8(ascii: " ") || text[end - 1] == UInt8(ascii: ":") {
            end -= 1
        }
        return ["v", "ver", "version", "build", "patch", "update", "firmware", "release"].contains {
            text.hasWord($0, endingAt: end)
        }
    }
}

extension Span<UInt8> {
    /// Whether the ASCII word ends at `end`, case ignored, with no letter or digit before it.
    func hasWord(_ word: StaticString, endingAt end: Int) -> Bool {
        let start = end - word.utf8CodeUnitCount
        guard start >= 0 else { return false }
        // SAFETY: the literal lives as long as the process, and the offset is within it.
        for offset in 0..<word.utf8CodeUnitCount
        where self[start + offset] != word.utf8Start[offset]
            && self[start + offset] &+ 0x20 != word.utf8Start[offset]
        {
            return false
        }
        return start == 0 || !FoldTable.isWord(scalar(before: start))
    }
}
