/// The words of a text as the folded view reads them, one after another; groups of emoji are words too.
struct WordSequence: Sendable {
    private struct Word {
        /// Bytes of the text.
        var source: Range<Int>
        /// Bytes of `folded`.
        var folded: Range<Int>
        var hash: UInt64
    }

    private var words: [Word] = []
    private var folded: [UInt8] = []

    /// Reads `text` anew; the storage is kept.
    mutating func read(_ text: Span<UInt8>) {
        words.removeAll(keepingCapacity: true)
        folded.removeAll(keepingCapacity: true)
        var kind = Kind.none
        var start = 0
        var foldedStart = 0
        var index = 0
        while index < text.count {
            let (scalar, length) = text.scalar(at: index)
            let next = Self.kind(of: scalar, endingAt: index + length, after: kind, in: text)
            if next != kind {
                if kind != .none { append(start..<index, foldedFrom: foldedStart) }
                kind = next
                start = index
                foldedStart = folded.count
            }
            if kind != .none { FoldTable.appendFolded(scalar, to: &folded) }
            index += length
        }
        if kind != .none { append(start..<text.count, foldedFrom: foldedStart) }
    }

    private enum Kind {
        case none, letters, emoji
    }

    private static func kind(of scalar: UInt32, endingAt end: Int, after kind: Kind, in text: Span<UInt8>) -> Kind {
        if scalar < 0x80 { return FoldTable.isWord(scalar) ? .letters : .none }
        let record = FoldTable.record(of: scalar)
        // Joiners, variation selectors and marks belong to what they stand behind.
        if record.isDefaultIgnorable || record.isMark, kind != .none { return kind }
        if record.isWord { return .letters }
        return text.isEmoji(scalar, endingAt: end) ? .emoji : .none
    }

    private mutating func append(_ source: Range<Int>, foldedFrom start: Int) {
        // FNV-1a; equal hashes are compared in full.
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in folded[start...] { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        words.append(Word(source: source, folded: start..<folded.count, hash: hash))
    }

    /// Adds what lies behind the first `limit` of more than `limit` equal phrases of `length` words in a row.
    func findRuns(ofPhrase length: Int, moreThan limit: Int, into spans: inout [Range<Int>]) {
        var start = 0
        var index = length
        while index <= words.count {
            if index < words.count, isEqual(index, index - length) {
                index += 1
                continue
            }
            let times = (index - start) / length
            if times > limit, !isRepeated(start..<(start + length)) {
                let first = words[start + limit * length].source.lowerBound
                spans.append(first..<words[start + times * length - 1].source.upperBound)
            }
            index += 1
            start = index - length
        }
    }

    /// Whether a phrase is itself made of a shorter one, whose run was found already.
    private func isRepeated(_ phrase: Range<Int>) -> Bool {
        (1..<phrase.count).contains { length in
            phrase.count.isMultiple(of: length)
                && phrase.dropFirst(length).allSatisfy { isEqual($0, $0 - length) }
        }
    }

    private func isEqual(_ first: Int, _ second: Int) -> Bool {
        let (first, second) = (words[first], words[second])
        guard first.hash == second.hash, first.folded.count == second.folded.count else { return false }
        return folded[first.folded].elementsEqual(folded[second.folded])
    }
}
