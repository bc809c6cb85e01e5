/// Hits a text that says the same again and again. Its spans are what is too much: the rest of a run of one character, and
/// the words behind the allowed ones.
public struct RepetitionFilter: Sendable, Equatable {
    /// How long a run of one character may be, grapheme clusters, case ignored; nil for any length.
    public var characters: Int?
    /// How often a word, or a phrase of 2 to 5 words, may stand in a row, as the folded view reads it; nil for any number.
    public var words: Int?

    private static let phraseLengths = 1...5

    /// A filter for runs of more than `characters` characters and more than `words` equal words.
    public init(characters: Int? = nil, words: Int? = nil) {
        self.characters = characters
        self.words = words
    }

    func findSpans(in text: Span<UInt8>, with sequence: inout WordSequence, into spans: inout [Range<Int>]) {
        if let characters { findRuns(longerThan: characters, in: text, into: &spans) }
        guard let words else { return }
        sequence.read(text)
        for length in Self.phraseLengths {
            sequence.findRuns(ofPhrase: length, moreThan: words, into: &spans)
        }
    }

    func mayHit(_ facts: TextFacts) -> Bool {
        // A phrase that is repeated begins with the same word each time.
        characters.map { facts.longestRun > $0 } ?? false || words.map { facts.commonestInitial > $0 } ?? false
    }

    private func findRuns(longerThan limit: Int, in text: Span<UInt8>, into spans: inout [Range<Int>]) {
        guard !text.isASCII else { return findRunsOfASCII(longerThan: limit, in: text, into: &spans) }
        var first = 0..<0
        var count = 0
        var allowedEnd = 0
        var end = 0
        text.forEachGraphemeCluster { cluster in
            // What nobody sees neither ends a run nor belongs to it.
            if FoldTable.record(of: text.scalar(at: cluster.lowerBound).value).isDefaultIgnorable { return }
            if count > 0, text.hasEqualCharacters(first, cluster) {
                count += 1
            } else {
                if count > limit { spans.append(allowedEnd..<end) }
                first = cluster
                count = 1
            }
            if count <= limit { allowedEnd = cluster.upperBound }
            end = cluster.upperBound
        }
        if count > limit { spans.append(allowedEnd..<end) }
    }

    /// The same for a text whose characters are bytes.
    private func findRunsOfASCII(longerThan limit: Int, in text: Span<UInt8>, into spans: inout [Range<Int>]) {
        var start = 0
        for end in 1..<Swift.max(text.count + 1, 1)
        where end == text.count || FoldTable.simpleFold(UInt32(text[end])) != FoldTable.simpleFold(UInt32(text[start]))
        {
            if end - start > limit { spans.append(start + limit..<end) }
            start = end
        }
    }
}

extension Span<UInt8> {
    /// Whether two pieces have the same code points, case ignored.
    fileprivate func hasEqualCharacters(_ first: Range<Int>, _ second: Range<Int>) -> Bool {
        var index = first.lowerBound
        var other = second.lowerBound
        while index < first.upperBound, other < second.upperBound {
            let (scalar, length) = self.scalar(at: index)
            let (otherScalar, otherLength) = self.scalar(at: other)
            guard scalar == otherScalar || FoldTable.simpleFold(scalar) == FoldTable.simpleFold(otherScalar) else {
                return false
            }
            index += length
            other += otherLength
        }
        return index == first.upperBound && other == second.upperBound
    }
}
