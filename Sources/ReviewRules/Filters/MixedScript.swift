/// Finds words that mix alphabets whose letters look alike, such as `pаypal` with a Cyrillic а. The span is the whole text.
///
/// After UTS #39 section 5.2, "highly restrictive": Latin beside Han, Kana, Bopomofo or Hangul is how Chinese, Japanese and
/// Korean are written. Other scripts without look-alikes of a whole alphabet may stand beside Latin too, since Thai, Hebrew
/// or Hindi is glued to brand names every day; only one such letter between two Latin ones, which it imitates, is a mix.
enum MixedScript {
    /// The alphabets of a word, as bits.
    private struct Alphabets: OptionSet {
        let rawValue: UInt8
        static let latin = Alphabets(rawValue: 1 << 0)
        static let greek = Alphabets(rawValue: 1 << 1)
        static let cyrillic = Alphabets(rawValue: 1 << 2)
        static let armenian = Alphabets(rawValue: 1 << 3)
        static let cherokee = Alphabets(rawValue: 1 << 4)
        static let coptic = Alphabets(rawValue: 1 << 5)
        static let lisu = Alphabets(rawValue: 1 << 6)
    }

    private struct Word {
        var alphabets: Alphabets = []
        var letters = 0
        var greekLetters = 0
        /// A Greek letter that formulas use and that is no Latin letter's double: its place among the letters, from 1.
        var symbolPlace = 0
        /// The letter before is Latin, and the one before the look-alike that stands between.
        var isBehindLatin = false
        var isBehindLookAlike = false
        var hasFramedLookAlike = false

        /// `kΩ`, `Δt`: one letter of a formula at the edge of a Latin word is no disguise.
        private var isFormula: Bool {
            alphabets == [.latin, .greek] && greekLetters == 1 && (symbolPlace == 1 || symbolPlace == letters)
        }

        var isMixed: Bool {
            hasFramedLookAlike || alphabets.rawValue & (alphabets.rawValue &- 1) != 0 && !isFormula
        }
    }

    static func findSpans(in text: Span<UInt8>, into spans: inout [Range<Int>]) {
        guard !text.isASCII else { return }
        var word = Word()
        var index = 0
        while index < text.count {
            let (scalar, length) = text.scalar(at: index)
            index += length
            let record = FoldTable.record(of: scalar)
            if record.isLetter {
                add(scalar, record, to: &word)
            } else if !record.isNumber, !record.isMark, !record.isDefaultIgnorable {
                if word.isMixed { break }
                word = Word()
            }
        }
        if word.isMixed { spans.append(0..<text.count) }
    }

    private static func add(_ scalar: UInt32, _ record: FoldTable.Record, to word: inout Word) {
        let alphabet = alphabet(of: scalar, record)
        word.letters += 1
        word.alphabets.formUnion(alphabet)
        if alphabet == .greek {
            word.greekLetters += 1
            if !isLatinDouble(scalar) { word.symbolPlace = word.letters }
        }
        if alphabet == .latin {
            if word.isBehindLookAlike { word.hasFramedLookAlike = true }
            word.isBehindLookAlike = false
            word.isBehindLatin = true
        } else {
            word.isBehindLookAlike = word.isBehindLatin && alphabet.isEmpty && record.caselessLookAlike != nil
            word.isBehindLatin = false
        }
    }

    private static func alphabet(of scalar: UInt32, _ record: FoldTable.Record) -> Alphabets {
        switch record.script {
        case .latin: return .latin
        case .greek: return .greek
        case .cyrillic: return .cyrillic
        case .armenian: return .armenian
        default: break
        }
        // The fold table names no more scripts; these blocks hold nothing else.
        switch scalar {
        case 0x13A0...0x13FF, 0xAB70...0xABBF: return .cherokee
        case 0x2C80...0x2CFF, 0x03E2...0x03EF: return .coptic
        case 0xA4D0...0xA4FF: return .lisu
        default: return []
        }
    }

    /// A Greek letter whose glyph is that of a Latin one in most fonts.
    private static func isLatinDouble(_ scalar: UInt32) -> Bool {
        switch scalar {
        // Α Β Ε Ζ Η Ι Κ Μ Ν Ο Ρ Τ Υ Χ, ι κ ν ο ρ
        case 0x391, 0x392, 0x395...0x397, 0x399, 0x39A, 0x39C, 0x39D, 0x39F, 0x3A1, 0x3A4, 0x3A5, 0x3A7, 0x3B9, 0x3BA,
            0x3BD, 0x3BF, 0x3C1:
            true
        default: false
        }
    }
}
