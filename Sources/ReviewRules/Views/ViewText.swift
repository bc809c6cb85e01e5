/// A text as one view shows it, and from which source bytes each of its bytes came.
struct ViewText: Sendable {
    /// How a text is read.
    enum Reading: Int, Sendable, CaseIterable {
        /// Simple case folding alone: what keywords are compared with in the raw view.
        case caseless
        /// The view `folded` as keywords see it: a character that may be i or l matches both.
        case folded
        /// The view `folded` as regexes see it, with the characters that may be i or l read as i.
        case foldedAsI
        /// The view `folded` as regexes see it, with those characters read as l.
        case foldedAsL
        /// The view `leet` as keywords see it: a sign that may be i or l matches both.
        case leet
        /// The view `leet` as regexes see it, with the signs that may be i or l read as i.
        case leetAsI
        /// The view `leet` as regexes see it, with those signs read as l.
        case leetAsL
        /// The view `joined` before digits and symbols are read as letters; nothing is searched in it.
        case joinedPlain
        /// The view `joined` as keywords see it.
        case joined
        /// The view `joined` as regexes see it, with signs read as i.
        case joinedAsI
        /// The view `joined` as regexes see it, with signs read as l.
        case joinedAsL

        /// The reading that this one is made from; nil for the source.
        var base: Reading? {
            switch self {
            case .caseless, .folded: nil
            case .foldedAsI, .foldedAsL, .leet, .leetAsI, .leetAsL, .joinedPlain: .folded
            case .joined, .joinedAsI, .joinedAsL: .joinedPlain
            }
        }

        /// Whether a run of n equal letters in a keyword matches a longer one.
        var isElastic: Bool { self != .caseless }
    }

    /// Where a separator was dropped. A word may begin or end there.
    struct Seam: Sendable {
        private let bits: Int32

        init(position: Int, hasSpace: Bool) {
            bits = Int32(truncatingIfNeeded: position << 1 | (hasSpace ? 1 : 0))
        }

        /// Offset in `bytes`.
        var position: Int { Int(bits >> 1) }
        /// Whether white space was dropped.
        var hasSpace: Bool { bits & 1 != 0 }
    }

    /// Stands for a character that may be i or l: a dotless i, which itself folds to i.
    static let eitherLetter: UInt32 = 0x131

    /// The view's text, UTF-8.
    private(set) var bytes: [UInt8] = []
    /// Ascending.
    private(set) var seams: [Seam] = []
    /// Whether `eitherLetter` is in a text that is not the source without case.
    private(set) var hasEitherLetter = false
    /// For each byte, where the code point it came from starts in the source.
    private var sources: [Int32] = []

    /// Empties the text and keeps its storage.
    mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        sources.removeAll(keepingCapacity: true)
        seams.removeAll(keepingCapacity: true)
        hasEitherLetter = false
    }

    /// Reads `source`, valid UTF-8, anew, without case or folded.
    mutating func read(_ source: Span<UInt8>, folding: Bool) {
        removeAll()
        var index = 0
        while index < source.count {
            let (scalar, length) = source.scalar(at: index)
            if folding {
                appendFolded(scalar)
            } else {
                bytes.append(scalar: FoldTable.simpleFold(scalar))
            }
            noteSource(index)
            index += length
        }
    }

    /// Reads `base`, a folded text or one joined from it, anew.
    mutating func read(_ base: ViewText, as reading: Reading) {
        switch reading {
        case .caseless, .folded: self = base
        case .foldedAsI: read(base, eitherAs: 0x69)
        case .foldedAsL: read(base, eitherAs: 0x6C)
        case .leet, .joined: LeetReading.read(base, as: .either, into: &self)
        case .leetAsI, .joinedAsI: LeetReading.read(base, as: .asI, into: &self)
        case .leetAsL, .joinedAsL: LeetReading.read(base, as: .asL, into: &self)
        case .joinedPlain: JoinedReading.read(base, into: &self)
        }
    }

    private mutating func read(_ base: ViewText, eitherAs letter: UInt32) {
        removeAll()
        let bytes = base.bytes.span
        var index = 0
        while index < bytes.count {
            let (scalar, length) = bytes.scalar(at: index)
            append(scalar == Self.eitherLetter ? letter : scalar, from: base, at: index)
            index += length
        }
    }

    @inline(__always)
    private mutating func appendFolded(_ scalar: UInt32) {
        guard scalar >= 0x80 else { return FoldTable.appendFolded(scalar, to: &bytes) }
        let record = FoldTable.record(of: scalar)
        guard record.readsAsIOrL else { return FoldTable.appendFolded(scalar, record, to: &bytes) }
        bytes.append(scalar: Self.eitherLetter)
        hasEitherLetter = true
    }

    /// Reads `source` in any reading.
    init(_ source: [UInt8], as reading: Reading) {
        if let base = reading.base {
            read(ViewText(source, as: base), as: reading)
        } else {
            read(source.span, folding: reading == .folded)
        }
    }

    /// A text without bytes.
    init() {}

    /// Adds a code point that came from byte `index` of `base`.
    mutating func append(_ scalar: UInt32, from base: borrowing ViewText, at index: Int) {
        bytes.append(scalar: scalar)
        if scalar == Self.eitherLetter { hasEitherLetter = true }
        noteSource(Int(base.sources[index]))
    }

    /// Notes that a separator was dropped before what comes next.
    mutating func appendSeam(hasSpace: Bool) {
        seams.append(Seam(position: bytes.count, hasSpace: hasSpace))
    }

    private mutating func noteSource(_ index: Int) {
        for _ in sources.count..<bytes.count { sources.append(Int32(truncatingIfNeeded: index)) }
    }

    /// Whether a separator was dropped at byte `position`.
    func isSeam(_ position: Int) -> Bool {
        seam(at: position) != nil
    }

    /// The separator that was dropped at byte `position`.
    func seam(at position: Int) -> Seam? {
        var low = 0
        var high = seams.count
        while low < high {
            let middle = (low + high) / 2
            if seams[middle].position < position { low = middle + 1 } else { high = middle }
        }
        return low < seams.count && seams[low].position == position ? seams[low] : nil
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
