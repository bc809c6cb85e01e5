/// The changes to one text: disjoint pieces of the original, each masked or replaced. Its storage serves the next message.
struct TextRewrite {
    private enum Change {
        /// Each grapheme cluster becomes this character.
        case mask(String)
        /// A range of `replacements`.
        case replacement(Range<Int>)
    }

    private struct Edit {
        var range: Range<Int>
        var change: Change
    }

    /// In the order of the text.
    private var edits: [Edit] = []
    private var replacements: [UInt8] = []

    var isEmpty: Bool { edits.isEmpty }

    mutating func removeAll() {
        edits.removeAll(keepingCapacity: true)
        replacements.removeAll(keepingCapacity: true)
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
        let start = replacements.count
        replacements.append(contentsOf: text)
        edits.insert(Edit(range: range, change: .replacement(start..<replacements.count)), at: index)
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

    /// Adds the changed text to `output`, at most `maxLength` code points: a replacement that would exceed it becomes a mask,
    /// and what still exceeds it is cut, since an answer that is too long would be discarded for the original.
    mutating func render(
        _ source: Span<UInt8>, breaks: GraphemeBreaks, maxLength: Int?, into output: inout [UInt8]
    ) {
        if let maxLength { giveWay(to: maxLength, source, breaks: breaks) }
        let start = output.count
        var position = 0
        for edit in edits {
            output.append(source.extracting(position..<edit.range.lowerBound))
            switch edit.change {
            case .mask(let character):
                for _ in 0..<breaks.count(in: edit.range) { output.append(contentsOf: character.utf8) }
            case .replacement(let text):
                output.append(replacements.span.extracting(text))
            }
            position = edit.range.upperBound
        }
        output.append(source.extracting(position...))
        guard let maxLength else { return }
        let end = output.span.extracting(start...).end(ofCodePoints: maxLength)
        output.removeSubrange((start + end)...)
    }

    /// Makes replacements masks until the text has `maxLength` code points or nothing more can be saved; the last ones give
    /// way first, and only those whose mask is shorter.
    private mutating func giveWay(to maxLength: Int, _ source: Span<UInt8>, breaks: GraphemeBreaks) {
        var length = source.codePointCount
        for edit in edits {
            length += codePoints(of: edit, breaks) - source.extracting(edit.range).codePointCount
        }
        for index in edits.indices.reversed() where length > maxLength {
            let saved = codePoints(of: edits[index], breaks) - breaks.count(in: edits[index].range)
            guard saved > 0 else { continue }
            edits[index].change = .mask("*")
            length -= saved
        }
    }

    private func codePoints(of edit: Edit, _ breaks: GraphemeBreaks) -> Int {
        switch edit.change {
        case .mask(let character): character.unicodeScalars.count * breaks.count(in: edit.range)
        case .replacement(let text): replacements.span.extracting(text).codePointCount
        }
    }
}

extension Array<UInt8> {
    fileprivate mutating func append(_ text: Span<UInt8>) {
        for index in text.indices { append(text[index]) }
    }
}

extension Span<UInt8> {
    /// How many code points valid UTF-8 holds.
    fileprivate var codePointCount: Int {
        var count = 0
        for index in indices where self[index] & 0xC0 != 0x80 { count += 1 }
        return count
    }

    /// Where whole grapheme clusters of at most `limit` code points end; of the first cluster only as much counts as fits, so
    /// that something is left.
    fileprivate func end(ofCodePoints limit: Int) -> Int {
        guard count > limit, codePointCount > limit else { return count }
        var breaks = GraphemeBreaks()
        breaks.read(self)
        var length = 0
        var end = 0
        var lastBreak = 0
        while length < limit {
            end += scalar(at: end).length
            length += 1
            if breaks.isBreak(at: end) { lastBreak = end }
        }
        return lastBreak > 0 ? lastBreak : end
    }
}
