/// Hits a text that is too long. Its span is the whole text.
public struct LengthFilter: Sendable, Equatable {
    /// How many code points a text may have; nil for any number.
    public var max: Int?
    /// How many lines a text may have; nil for any number.
    public var lines: Int?

    /// A filter for texts of more than `max` code points or more than `lines` lines.
    public init(max: Int? = nil, lines: Int? = nil) {
        self.max = max
        self.lines = lines
    }

    func findSpans(in text: Span<UInt8>, into spans: inout [Range<Int>]) {
        var count = 0
        var lineCount = 1
        var index = 0
        while index < text.count {
            let (scalar, length) = text.scalar(at: index)
            index += length
            count += 1
            // CR LF is one line break, which its LF counts.
            if scalar == 0x0D, index < text.count, text[index] == 0x0A { continue }
            if Self.isLineBreak(scalar) { lineCount += 1 }
        }
        let isTooLong = max.map { count > $0 } ?? false
        let hasTooManyLines = lines.map { lineCount > $0 } ?? false
        if isTooLong || hasTooManyLines { spans.append(0..<text.count) }
    }

    func mayHit(_ facts: TextFacts) -> Bool {
        max.map { facts.length > $0 } ?? false || lines != nil && (facts.hasLineBreak || lines == 0)
    }

    /// A mandatory line break of UAX #14: LF, VT, FF, CR, NEL, LINE SEPARATOR, PARAGRAPH SEPARATOR.
    static func isLineBreak(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x0A...0x0D, 0x85, 0x2028, 0x2029: true
        default: false
        }
    }
}
