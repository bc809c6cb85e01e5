/// A text as one view shows it, and from which source bytes each of its bytes came.
struct ViewText: Sendable {
    /// How a text is read.
    enum Reading: Sendable {
        /// Simple case folding alone: what keywords are compared with in the raw view.
        case caseless
        /// The view `folded`.
        case folded
    }

    /// The view's text, UTF-8.
    private(set) var bytes: [UInt8] = []
    /// For each byte, where the code point it came from starts in the source.
    private var sources: [Int32] = []

    /// Reads `source`, valid UTF-8, anew; the storage is kept.
    mutating func read(_ source: Span<UInt8>, as reading: Reading) {
        bytes.removeAll(keepingCapacity: true)
        sources.removeAll(keepingCapacity: true)
        var index = 0
        while index < source.count {
            let (scalar, length) = source.scalar(at: index)
            switch reading {
            case .caseless: bytes.append(scalar: FoldTable.simpleFold(scalar))
            case .folded: FoldTable.appendFolded(scalar, to: &bytes)
            }
            for _ in sources.count..<bytes.count { sources.append(Int32(truncatingIfNeeded: index)) }
            index += length
        }
    }

    /// The source bytes that `range` of the view came from: whole code points, first to last.
    func sourceRange(of range: Range<Int>, in source: Span<UInt8>) -> Range<Int> {
        guard !range.isEmpty else {
            let position = range.lowerBound < sources.count ? Int(sources[range.lowerBound]) : source.count
            return position..<position
        }
        let last = Int(sources[range.upperBound - 1])
        return Int(sources[range.lowerBound])..<(last + source.scalar(at: last).length)
    }
}
