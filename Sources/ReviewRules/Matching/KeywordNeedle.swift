/// A keyword in the form in which one reading of a text is searched for it.
///
/// A run of n equal letters matches a run of n or more in the folded readings, so that `shiiit` is `shit`; never fewer,
/// since collapsing runs (`ass` → `as`) flagged 10 % of ordinary chat.
struct KeywordNeedle: Sendable {
    private enum Element {
        /// Equal code points, at least `count`; if `isElastic`, the text's run may be longer.
        case run(scalar: UInt32, count: Int, isElastic: Bool)
        /// White space, one character or more.
        case whiteSpace
    }

    private let elements: [Element]
    private let needsStartBoundary: Bool
    private let needsEndBoundary: Bool
    private let hasLeadingWildcard: Bool
    private let hasTrailingWildcard: Bool

    /// The needles for `keyword`; none if nothing of it is left in this reading.
    ///
    /// Some letters look like one Latin letter and their capitals like another (Greek `ν` like v, `Ν` like n), and the
    /// folded view goes by the look. So a keyword is looked for as written, in small letters, in capitals and with one
    /// capital; nearly always these are the same in the reading.
    static func needles(for keyword: Keyword, reading: ViewText.Reading) -> [KeywordNeedle] {
        let text = keyword.text
        var spellings: [[UInt8]] = []
        for spelling in [text, text.lowercased(), text.uppercased(), text.prefix(1).uppercased() + text.dropFirst()] {
            var view = ViewText()
            view.read(Array(spelling.utf8).span, as: reading)
            if !spellings.contains(view.bytes) { spellings.append(view.bytes) }
        }
        return spellings.compactMap { KeywordNeedle(keyword, spelling: $0, isElastic: reading == .folded) }
    }

    private init?(_ keyword: Keyword, spelling: [UInt8], isElastic: Bool) {
        let scalars = Array(String(decoding: spelling, as: UTF8.self).unicodeScalars.map(\.value))
            .trimming(where: FoldTable.isWhiteSpace)
        guard let first = scalars.first, let last = scalars.last else { return nil }

        var elements: [Element] = []
        for scalar in scalars {
            switch (FoldTable.isWhiteSpace(scalar), elements.last) {
            case (true, .whiteSpace): break
            case (true, _): elements.append(.whiteSpace)
            case (false, .run(scalar, let count, let isElastic)):
                elements[elements.count - 1] = .run(scalar: scalar, count: count + 1, isElastic: isElastic)
            case (false, _):
                let isElastic = isElastic && FoldTable.record(of: scalar).isLetter
                elements.append(.run(scalar: scalar, count: 1, isElastic: isElastic))
            }
        }
        self.elements = elements
        hasLeadingWildcard = keyword.hasLeadingWildcard
        hasTrailingWildcard = keyword.hasTrailingWildcard
        needsStartBoundary = !hasLeadingWildcard && !FoldTable.needsNoBoundary(first)
        needsEndBoundary = !hasTrailingWildcard && !FoldTable.needsNoBoundary(last)
    }

    /// The first match at or after byte `start`, wildcards included.
    func firstMatch(in text: Span<UInt8>, from start: Int) -> Range<Int>? {
        var position = start
        while position < text.count {
            if let end = end(ofMatchAt: position, in: text) {
                return extendedStart(position, in: text)..<extendedEnd(end, in: text)
            }
            position = next(after: position, in: text)
        }
        return nil
    }

    /// Where the search goes on after a miss at `position`: behind the whole run if the first element takes all of it, since
    /// what follows the run was not right; letter by letter, a run of n letters would be read n²/2 times.
    private func next(after position: Int, in text: Span<UInt8>) -> Int {
        let (scalar, length) = text.scalar(at: position)
        guard case .run(scalar, _, isElastic: true) = elements[0] else { return position + length }
        return run(from: position, atMost: .max, in: text) { $0 == scalar }.end
    }

    private func end(ofMatchAt start: Int, in text: Span<UInt8>) -> Int? {
        if needsStartBoundary, start > 0, FoldTable.isWord(text.scalar(at: text.scalarStart(before: start)).value) {
            return nil
        }
        var position = start
        for element in elements {
            guard let next = end(of: element, at: position, in: text) else { return nil }
            position = next
        }
        if needsEndBoundary, position < text.count, FoldTable.isWord(text.scalar(at: position).value) { return nil }
        return position
    }

    private func end(of element: Element, at start: Int, in text: Span<UInt8>) -> Int? {
        switch element {
        case .run(let scalar, let count, let isElastic):
            let (end, found) = run(from: start, atMost: isElastic ? .max : count, in: text) { $0 == scalar }
            return found >= count ? end : nil
        case .whiteSpace:
            let (end, found) = run(from: start, atMost: .max, in: text, where: FoldTable.isWhiteSpace)
            return found > 0 ? end : nil
        }
    }

    private func run(
        from start: Int, atMost limit: Int, in text: Span<UInt8>, where belongs: (UInt32) -> Bool
    ) -> (end: Int, count: Int) {
        var end = start
        var count = 0
        while count < limit, end < text.count {
            let (scalar, length) = text.scalar(at: end)
            guard belongs(scalar) else { break }
            end += length
            count += 1
        }
        return (end, count)
    }

    // A wildcard stands for the rest of the word. In scripts without spaces nothing shows where a word ends, so that the
    // wildcard ends where such a script begins.
    private func extendedEnd(_ end: Int, in text: Span<UInt8>) -> Int {
        guard hasTrailingWildcard else { return end }
        return run(from: end, atMost: .max, in: text, where: Self.continuesWord).end
    }

    private func extendedStart(_ start: Int, in text: Span<UInt8>) -> Int {
        var start = start
        while hasLeadingWildcard, start > 0 {
            let previous = text.scalarStart(before: start)
            guard Self.continuesWord(text.scalar(at: previous).value) else { break }
            start = previous
        }
        return start
    }

    private static func continuesWord(_ scalar: UInt32) -> Bool {
        FoldTable.isWord(scalar) && !FoldTable.needsNoBoundary(scalar)
    }
}

extension Array {
    fileprivate func trimming(where isTrimmed: (Element) -> Bool) -> ArraySlice<Element> {
        guard let first = firstIndex(where: { !isTrimmed($0) }), let last = lastIndex(where: { !isTrimmed($0) }) else {
            return []
        }
        return self[first...last]
    }
}
