/// Where the extended grapheme clusters of a text begin (UAX #29), found once and asked often.
struct GraphemeBreaks: Sendable {
    /// The bytes at which clusters begin, and where the text ends; ascending.
    private var breaks: [Int32] = [0]
    /// Every byte is a cluster, so that nothing is noted: of ASCII only a line break of two characters is one cluster.
    private var isTrivial = true
    private var length = 0

    /// Finds the breaks of `text`, valid UTF-8; the storage is kept.
    mutating func read(_ text: Span<UInt8>) {
        breaks.removeAll(keepingCapacity: true)
        isTrivial = text.isASCIIWithoutCarriageReturns
        length = text.count
        guard !isTrivial else { return }
        text.forEachGraphemeCluster { breaks.append(Int32(truncatingIfNeeded: $0.lowerBound)) }
        breaks.append(Int32(truncatingIfNeeded: text.count))
    }

    /// The smallest range of whole grapheme clusters that holds `range`, bytes; an empty range stays as it is.
    func widened(_ range: Range<Int>) -> Range<Int> {
        guard !range.isEmpty, !isTrivial else { return range }
        return Int(breaks[firstBreak(from: range.lowerBound + 1) - 1])..<Int(breaks[firstBreak(from: range.upperBound)])
    }

    /// Whether a grapheme cluster begins at byte `position`, or the text ends there.
    func isBreak(at position: Int) -> Bool {
        isTrivial ? position <= length : Int(breaks[firstBreak(from: position)]) == position
    }

    /// How many grapheme clusters begin in `range`.
    func count(in range: Range<Int>) -> Int {
        isTrivial ? range.count : firstBreak(from: range.upperBound) - firstBreak(from: range.lowerBound)
    }

    /// The index of the first break at byte `position` or later.
    private func firstBreak(from position: Int) -> Int {
        var low = 0
        // Behind the text there is no break: its end is the last.
        var high = breaks.count - 1
        while low < high {
            let middle = (low + high) / 2
            if Int(breaks[middle]) >= position { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
