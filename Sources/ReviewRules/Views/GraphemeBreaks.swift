/// Where the extended grapheme clusters of a text begin (UAX #29), found once and asked often.
struct GraphemeBreaks: Sendable {
    private var isBreak: [Bool] = []

    /// Finds the breaks of `text`, valid UTF-8; the storage is kept.
    mutating func read(_ text: Span<UInt8>) {
        isBreak.removeAll(keepingCapacity: true)
        var recognizer = Unicode._CharacterRecognizer()
        var index = 0
        while index < text.count {
            let (value, length) = text.scalar(at: index)
            // Valid UTF-8 holds no surrogates, so that the replacement is never taken.
            let scalar = Unicode.Scalar(value) ?? "\u{FFFD}"
            isBreak.append(recognizer.hasBreak(before: scalar) || index == 0)
            for _ in 1..<length { isBreak.append(false) }
            index += length
        }
    }

    /// The smallest range of whole grapheme clusters that holds `range`, bytes; an empty range stays as it is.
    func widened(_ range: Range<Int>) -> Range<Int> {
        guard !range.isEmpty else { return range }
        var start = range.lowerBound
        while start > 0, !isBreak[start] { start -= 1 }
        return start..<end(from: range.upperBound)
    }

    /// Whether a grapheme cluster begins at byte `position`, or the text ends there.
    func isBreak(at position: Int) -> Bool {
        position >= isBreak.count || isBreak[position]
    }

    private func end(from position: Int) -> Int {
        var end = position
        while end < isBreak.count, !isBreak[end] { end += 1 }
        return end
    }

    /// How many grapheme clusters begin in `range`.
    func count(in range: Range<Int>) -> Int {
        range.reduce(0) { isBreak[$1] ? $0 + 1 : $0 }
    }
}
