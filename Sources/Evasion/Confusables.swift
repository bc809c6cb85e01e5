/// The look-alikes of a–z that Unicode lists in confusables.txt (UTS #39, section 4).
public struct Confusables: Sendable {
    /// Characters that look like a letter, by the letter in lower case.
    let sources: [Character: [String]]

    /// No look-alikes.
    public init() {
        sources = [:]
    }

    /// The single characters outside ASCII that the text of confusables.txt maps to one letter of a–z or A–Z, without
    /// combining marks, which do not stand alone: the file has vowel signs of India for an o.
    public init(parsing text: String) {
        var sources: [Character: [String]] = [:]
        for line in text.split(whereSeparator: \.isNewline) {
            let fields = line.prefix { $0 != "#" }.split(separator: ";").map { $0.filter { $0 != " " && $0 != "\t" } }
            guard fields.count >= 2, let source = Self.scalar(fields[0]), let target = Self.scalar(fields[1]),
                !source.isASCII, !Self.isMark(source),
                let number = Letters.number(target)
            else { continue }
            sources[Character(Unicode.Scalar(UInt8(0x61 + number))), default: []].append(String(source))
        }
        self.sources = sources
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        [.nonspacingMark, .spacingMark, .enclosingMark].contains(scalar.properties.generalCategory)
    }

    /// The code point of a field that holds one.
    private static func scalar(_ field: String) -> Unicode.Scalar? {
        let digits = field.filter { $0 != "\u{FEFF}" }
        return UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init)
    }
}
