/// A keyword in the form in which one reading of a text is searched for it, as it stands in a compiled rule set.
///
/// A run of n equal letters matches a run of n or more in the folded readings, so that `shiiit` is `shit`; never fewer,
/// since collapsing runs (`ass` → `as`) flagged 10 % of ordinary chat.
///
/// In the file: a number whose low bits are `Flags` and whose others count the elements, then a number for each element.
struct KeywordNeedle: Sendable {
    /// What is to be looked at around the elements.
    struct Flags: OptionSet {
        let rawValue: UInt32
        static let needsStartBoundary = Flags(rawValue: 1)
        static let needsEndBoundary = Flags(rawValue: 2)
        static let hasLeadingWildcard = Flags(rawValue: 4)
        static let hasTrailingWildcard = Flags(rawValue: 8)
        static let bits: UInt32 = 8
    }

    /// Equal code points, or white space.
    struct Element: Equatable {
        private static let scalarMask: UInt32 = 1 << 21 - 1
        private static let elasticBit: UInt32 = 1 << 21
        private static let whiteSpaceBit: UInt32 = 1 << 22
        private static let countShift: UInt32 = 23
        /// No element counts more code points: a longer run of a keyword takes several elements.
        static let mostCount = Int(UInt32.max >> countShift)
        /// Any white space, one character or more.
        static let whiteSpace = Element(rawValue: whiteSpaceBit | 1 << countShift)

        /// 21 bits of code point, two of flags, the count.
        let rawValue: UInt32

        init(rawValue: UInt32) {
            self.rawValue = rawValue
        }

        /// `count` equal code points, at most `mostCount`; if `isElastic`, the text's run may be longer.
        init(_ scalar: UInt32, count: Int, isElastic: Bool) {
            precondition(0...Self.mostCount ~= count, "a longer run takes several elements")
            self.init(rawValue: scalar | (isElastic ? Self.elasticBit : 0) | UInt32(count) << Self.countShift)
        }

        var scalar: UInt32 { rawValue & Self.scalarMask }
        var isElastic: Bool { rawValue & Self.elasticBit != 0 }
        var isWhiteSpace: Bool { rawValue & Self.whiteSpaceBit != 0 }
        /// How many code points there are at least.
        var count: Int { Int(rawValue >> Self.countShift) }
        /// The element where case alone is ignored and a run has its length.
        var rigid: Element { Element(rawValue: rawValue & ~Self.elasticBit) }
        /// Stands for a character of the keyword itself that may be i or l.
        var isEitherLetter: Bool { isElastic && scalar == ViewText.eitherLetter }

        /// Whether the code point may be this one. In folded text alone a dotless i stands for i and l.
        @inline(__always)
        func matches(_ other: UInt32) -> Bool {
            other == scalar
                || (other == ViewText.eitherLetter || scalar == ViewText.eitherLetter) && isElastic
                    && Self.isEither(other) && Self.isEither(scalar)
        }

        /// Whether some text is a run of this element and of `other`.
        func sharesLetters(with other: Element) -> Bool {
            !isWhiteSpace
                && (scalar == other.scalar
                    || isElastic && other.isElastic && Self.isEither(scalar) && Self.isEither(other.scalar))
        }

        private static func isEither(_ scalar: UInt32) -> Bool {
            scalar == 0x69 || scalar == 0x6C || scalar == ViewText.eitherLetter
        }
    }

    private let words: ImageTable<UInt32>
    private let flags: Flags
    private let isElastic: Bool

    /// The needle that stands at `position` of `words`, and where the next one stands; nil if it leaves the table or has
    /// no elements. The runs of a text may be longer only if `isElastic`.
    init?(_ words: ImageTable<UInt32>, at position: inout Int, isElastic: Bool) {
        guard position < words.count else { return nil }
        self.isElastic = isElastic
        let head = words[position]
        let count = Int(head >> Flags.bits)
        guard count > 0, count <= words.count - position - 1 else { return nil }
        flags = Flags(rawValue: head & (1 << Flags.bits - 1))
        self.words = words.slice((position + 1)..<(position + 1 + count))
        position += 1 + count
    }

    private var elementCount: Int { words.count }

    @inline(__always)
    private func element(_ index: Int) -> Element {
        let element = Element(rawValue: words[index])
        return isElastic ? element : element.rigid
    }

    /// The first match at or after byte `start`, wildcards included.
    func firstMatch(in view: borrowing ViewText, from start: Int) -> Range<Int>? {
        let text = view.bytes.span
        var position = start
        while position < text.count {
            // An empty match, which only a needle that no compiler writes has, would be found again for ever.
            if let end = end(ofMatchAt: position, in: view), end > position {
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
        let first = element(0)
        guard first.isElastic, scalar == first.scalar || first.isEitherLetter && first.matches(scalar) else {
            return position + length
        }
        return run(from: position, atMost: .max, in: text) { first.matches($0) }.end
    }

    private func end(ofMatchAt start: Int, in view: borrowing ViewText) -> Int? {
        let text = view.bytes.span
        if flags.contains(.needsStartBoundary), start > 0,
            FoldTable.isWord(text.scalar(at: text.scalarStart(before: start)).value),
            !view.isSeam(start)
        {
            return nil
        }
        return end(ofElementsFrom: 0, at: start, in: view)
    }

    private func end(ofElementsFrom index: Int, at start: Int, in view: borrowing ViewText) -> Int? {
        let text = view.bytes.span
        guard index < elementCount else {
            let isInside = start < text.count && FoldTable.isWord(text.scalar(at: start).value) && !view.isSeam(start)
            return flags.contains(.needsEndBoundary) && isInside ? nil : start
        }
        let element = element(index)
        guard !element.isWhiteSpace else {
            let (next, found) = run(from: start, atMost: .max, in: text, where: FoldTable.isWhiteSpace)
            // The space of a phrase is dropped with the separators of its letters, `f.r.e.e n.i.t.r.o`.
            guard found > 0 || view.seam(at: start)?.hasSpace ?? false else { return nil }
            return end(ofElementsFrom: index + 1, at: next, in: view)
        }
        let limit = element.isElastic ? Int.max : element.count
        var (next, found) = run(from: start, atMost: limit, in: text) { element.matches($0) }
        // Some may belong to the runs behind this one: of signs that may be i or l, `d1|do`, and where the space between two
        // equal letters was dropped, `a s s s e x`. Never more than these need.
        var returnable = needed(behind: index, hasSeams: !view.seams.isEmpty)
        while found >= element.count {
            if let end = end(ofElementsFrom: index + 1, at: next, in: view) { return end }
            guard returnable > 0, found > element.count else { return nil }
            next = text.scalarStart(before: next)
            found -= 1
            returnable -= 1
        }
        return nil
    }

    /// How many letters the runs behind element `index` need that may be of the same letters. Beyond eight, which no word
    /// has, none are given back: the ways to share them out among many runs grow without bound.
    private func needed(behind index: Int, hasSeams: Bool) -> Int {
        let element = element(index)
        var letters = 0
        for next in (index + 1)..<elementCount {
            let follower = self.element(next)
            if follower.isWhiteSpace, hasSeams { continue }
            guard follower.sharesLetters(with: element) else { break }
            letters += follower.count
        }
        return letters > 8 ? 0 : letters
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
    private func extendedEnd(_ end: Int, in view: borrowing ViewText) -> Int {
        let text = view.bytes.span
        var end = end
        while flags.contains(.hasTrailingWildcard), end < text.count, !view.isSeam(end) {
            let (scalar, length) = text.scalar(at: end)
            guard Self.continuesWord(scalar) else { break }
            end += length
        }
        return end
    }

    private func extendedStart(_ start: Int, in view: borrowing ViewText) -> Int {
        let text = view.bytes.span
        var start = start
        while flags.contains(.hasLeadingWildcard), start > 0, !view.isSeam(start) {
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
