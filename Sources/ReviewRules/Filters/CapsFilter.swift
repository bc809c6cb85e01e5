/// Hits a text of which too many letters are capitals. Its span is the whole text.
public struct CapsFilter: Sendable, Equatable {
    /// Texts with fewer letters that have case are left alone.
    public var minLength: Int
    /// How many of the letters that have case may be capitals, percent.
    public var maxPercent: Int

    /// A filter for texts of `minLength` cased letters or more.
    public init(minLength: Int = 0, maxPercent: Int) {
        self.minLength = minLength
        self.maxPercent = maxPercent
    }

    func findSpans(in text: Span<UInt8>, into spans: inout [Range<Int>]) {
        var cased = 0
        var capitals = 0
        var index = 0
        while index < text.count {
            let (scalar, length) = text.scalar(at: index)
            index += length
            if scalar < 0x80 {
                guard (scalar | 0x20) &- 0x61 < 26 else { continue }
                cased += 1
                if scalar & 0x20 == 0 { capitals += 1 }
            } else {
                let record = FoldTable.record(of: scalar)
                if record.isUppercase { capitals += 1 }
                if record.isUppercase || Self.isCased(scalar, record) { cased += 1 }
            }
        }
        if hits(cased: cased, capitals: capitals) { spans.append(0..<text.count) }
    }

    func hits(cased: Int, capitals: Int) -> Bool {
        cased > 0 && cased >= minLength && capitals * 100 > maxPercent * cased
    }

    /// Whether a code point beyond ASCII has the property Cased. The standard library takes 40 ns to tell, and the script
    /// tells it of nearly every letter.
    private static func isCased(_ scalar: UInt32, _ record: FoldTable.Record) -> Bool {
        switch record.script {
        case .latin, .greek, .cyrillic, .armenian: record.isLetter
        case .han, .hiragana, .katakana, .hangul, .arabic, .hebrew, .thai: false
        default: Unicode.Scalar(scalar)?.properties.isCased == true
        }
    }
}
