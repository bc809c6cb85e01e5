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
        // The digits and the signs of a keyword belong to it: none of them is read as a letter or dropped.
        spellings(of: keyword, reading == .caseless ? .caseless : .folded)
            .compactMap { KeywordNeedle(keyword, spelling: $0, isElastic: reading.isElastic) }
    }

    /// The spellings of `keyword` in the folded readings, without white space around them; one may be empty.
    static func foldedSpellings(of keyword: Keyword) -> [[UInt8]] {
        spellings(of: keyword, .folded).map { spelling in
            Array(
                String(decoding: spelling, as: UTF8.self).unicodeScalars.map(\.value)
                    .trimming(where: FoldTable.isWhiteSpace)
                    .reduce(into: [UInt8]()) { $0.append(scalar: $1) })
        }
    }

    private static func spellings(of keyword: Keyword, _ reading: ViewText.Reading) -> [[UInt8]] {
        let text = keyword.text
        var spellings: [[UInt8]] = []
        for spelling in [text, text.lowercased(), text.uppercased(), text.prefix(1).uppercased() + text.dropFirst()] {
            let view = ViewText(Array(spelling.utf8), as: reading).bytes
            if !spellings.contains(view) { spellings.append(view) }
        }
        return spellings
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
    func firstMatch(in view: ViewText, from start: Int) -> Range<Int>? {
        let text = view.bytes.span
        var position = start
        while position < text.count {
            if let end = end(ofMatchAt: position, in: view) {
                return extendedStart(position, in: view)..<extendedEnd(end, in: view)
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
        return run(from: position, atMost: .max, in: text) { Self.matches($0, scalar) }.end
    }

    private func end(ofMatchAt start: Int, in view: ViewText) -> Int? {
        let text = view.bytes.span
        if needsStartBoundary, start > 0, FoldTable.isWord(text.scalar(at: text.scalarStart(before: start)).value),
            !view.isSeam(start)
        {
            return nil
        }
        return end(of: elements[...], at: start, in: view)
    }

    private func end(of elements: ArraySlice<Element>, at start: Int, in view: ViewText) -> Int? {
        let text = view.bytes.span
        guard let element = elements.first else {
            let isInside = start < text.count && FoldTable.isWord(text.scalar(at: start).value) && !view.isSeam(start)
            return needsEndBoundary && isInside ? nil : start
        }
        let rest = elements.dropFirst()
        switch element {
        case .whiteSpace:
            let (next, found) = run(from: start, atMost: .max, in: text, where: FoldTable.isWhiteSpace)
            return found > 0 ? end(of: rest, at: next, in: view) : nil
        case .run(let scalar, let count, let isElastic):
            let limit = isElastic ? Int.max : count
            var (next, found) = run(from: start, atMost: limit, in: text) { Self.matches($0, scalar) }
            // Signs that may be i or l may belong to the runs behind this one, `d1|do`; never more than these need.
            var returnable = Self.isEither(scalar) ? Self.needed(by: rest) : 0
            while found >= count {
                if let end = end(of: rest, at: next, in: view) { return end }
                guard returnable > 0, found > count else { return nil }
                next = text.scalarStart(before: next)
                guard text.scalar(at: next).value == LeetReading.eitherLetter else { return nil }
                found -= 1
                returnable -= 1
            }
            return nil
        }
    }

    /// How many letters the runs of i and l at the start of `elements` need. Beyond eight, which no word has, none are given
    /// back: the ways to share signs out among many runs grow without bound.
    private static func needed(by elements: ArraySlice<Element>) -> Int {
        var letters = 0
        for element in elements {
            guard case .run(let scalar, let count, _) = element, isEither(scalar) else { break }
            letters += count
        }
        return letters > 8 ? 0 : letters
    }

    @inline(__always)
    private static func matches(_ scalar: UInt32, _ wanted: UInt32) -> Bool {
        scalar == wanted || scalar == LeetReading.eitherLetter && isEither(wanted)
    }

    @inline(__always)
    private static func isEither(_ scalar: UInt32) -> Bool {
        scalar == 0x69 || scalar == 0x6C
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
    // wildcard ends where such a script begins, and where a separator was dropped.
    private func extendedEnd(_ end: Int, in view: ViewText) -> Int {
        let text = view.bytes.span
        var end = end
        while hasTrailingWildcard, end < text.count, !view.isSeam(end) {
            let (scalar, length) = text.scalar(at: end)
            guard Self.continuesWord(scalar) else { break }
            end += length
        }
        return end
    }

    private func extendedStart(_ start: Int, in view: ViewText) -> Int {
        let text = view.bytes.span
        var start = start
        while hasLeadingWildcard, start > 0, !view.isSeam(start) {
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
