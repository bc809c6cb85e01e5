/// The changes to one text: disjoint pieces of the original, each masked or replaced.
struct TextRewrite {
    private enum Change {
        case mask(String)
        case replacement([UInt8])
    }

    private struct Edit {
        var range: Range<Int>
        var change: Change
    }

    /// In the order of the text.
    private var edits: [Edit] = []

    var isEmpty: Bool { edits.isEmpty }

    mutating func removeAll() {
        edits.removeAll(keepingCapacity: true)
    }

    /// Masks what earlier changes left of `range`, which is of whole grapheme clusters.
    mutating func mask(_ range: Range<Int>, with character: String) {
        var start = range.lowerBound
        var index = firstEdit(endingAfter: start)
        while start < range.upperBound {
            let next = index < edits.count ? edits[index].range : range.upperBound..<range.upperBound
            let free = start..<min(max(start, next.lowerBound), range.upperBound)
            if !free.isEmpty {
                edits.insert(Edit(range: free, change: .mask(character)), at: index)
                index += 1
            }
            start = max(free.upperBound, next.upperBound)
            index += 1
        }
    }

    /// Replaces `range` unless an earlier change overlaps it; a match of no characters has nothing to replace.
    mutating func replace(_ range: Range<Int>, with text: ArraySlice<UInt8>) {
        guard !range.isEmpty else { return }
        let index = firstEdit(endingAfter: range.lowerBound)
        guard index == edits.count || edits[index].range.lowerBound >= range.upperBound else { return }
        edits.insert(Edit(range: range, change: .replacement(Array(text))), at: index)
    }

    private func firstEdit(endingAfter position: Int) -> Int {
        var low = 0
        var high = edits.count
        while low < high {
            let middle = (low + high) / 2
            if edits[middle].range.upperBound > position { high = middle } else { low = middle + 1 }
        }
        return low
    }

    /// The changed text, at most `maxLength` code points: a replacement that would exceed it becomes a mask, and what still
    /// exceeds it is cut, since an answer that is too long would be discarded for the original.
    func rendered(_ source: ArraySlice<UInt8>, breaks: GraphemeBreaks, maxLength: Int?) -> [UInt8] {
        var pieces = edits.map { edit in
            switch edit.change {
            case .mask(let character):
                Array(String(repeating: character, count: breaks.count(in: edit.range)).utf8)
            case .replacement(let text): text
            }
        }
        guard let maxLength else { return joined(pieces, into: source) }
        var length = joined(pieces, into: source).codePointCount
        // The last replacements give way first, and only those whose mask is shorter.
        for index in edits.indices.reversed() where length > maxLength {
            let mask = [UInt8](repeating: UInt8(ascii: "*"), count: breaks.count(in: edits[index].range))
            let saved = pieces[index].codePointCount - mask.count
            guard saved > 0 else { continue }
            pieces[index] = mask
            length -= saved
        }
        return joined(pieces, into: source).prefix(codePoints: maxLength)
    }

    private func joined(_ pieces: [[UInt8]], into source: ArraySlice<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        var position = 0
        for (edit, piece) in zip(edits, pieces) {
            result += source[(source.startIndex + position)..<(source.startIndex + edit.range.lowerBound)]
            result += piece
            position = edit.range.upperBound
        }
        result += source[(source.startIndex + position)...]
        return result
    }
}

extension Array<UInt8> {
    /// How many code points valid UTF-8 holds.
    fileprivate var codePointCount: Int {
        reduce(0) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 }
    }

    /// Whole grapheme clusters of at most `limit` code points; of the first cluster only as much as fits, so that something
    /// is left.
    fileprivate func prefix(codePoints limit: Int) -> [UInt8] {
        guard codePointCount > limit else { return self }
        var breaks = GraphemeBreaks()
        breaks.read(span)
        var length = 0
        var end = 0
        var lastBreak = 0
        while length < limit {
            end += span.scalar(at: end).length
            length += 1
            if breaks.isBreak(at: end) { lastBreak = end }
        }
        return Array(self[..<(lastBreak > 0 ? lastBreak : end)])
    }
}
