/// Digits of a text in groups, with one separator between two groups.
struct DigitGroups {
    /// What stands between two groups.
    enum Separator: Int8 {
        case space, hyphen, dot, slash, parenthesis
    }

    struct Group {
        /// Bytes of the text.
        var range = 0..<0
        /// How many digits.
        var count: Int32 = 0
        /// Its first digit, and its first two.
        var first: Int8 = 0
        var firstTwo: Int8 = 0
        /// Its largest digit.
        var largest: Int8 = 0
        /// What stands before it.
        var separator = Separator.space
    }

    /// More than the 6 of a telephone number or the 5 of a card, so that a long row of numbers is read in big steps.
    static let mostGroups = 12

    var groups: InlineArray<12, Group> = .init(repeating: Group())
    private(set) var count = 0
    /// Whether the text goes on with more groups than there is room for.
    private(set) var isCut = false

    /// Reads the groups from the digit at `start`.
    init(from start: Int, in text: Span<UInt8>) {
        var next: (separator: Separator, start: Int)? = (.space, start)
        while let (separator, first) = next {
            guard count < Self.mostGroups else {
                isCut = true
                return
            }
            let group = Self.group(from: first, separator, in: text)
            groups[count] = group
            count += 1
            next = Self.separator(at: group.range.upperBound, in: text)
        }
    }

    private static func group(from start: Int, _ separator: Separator, in text: Span<UInt8>) -> Group {
        var group = Group(separator: separator)
        var index = start
        while index < text.count {
            let (scalar, length) = text.scalar(at: index)
            index += length
            if let digit = FoldTable.decimalValue(of: scalar) {
                group.range = start..<index
                group.largest = max(group.largest, Int8(digit))
                if group.count == 0 { group.first = Int8(digit) }
                if group.count < 2 { group.firstTwo = group.firstTwo * 10 + Int8(digit) }
                // Beyond what any number has, how many there are does not matter.
                group.count = min(group.count + 1, 100)
            } else if !FoldTable.record(of: scalar).isDefaultIgnorable {
                break
            }
        }
        return group
    }

    private static func separator(at end: Int, in text: Span<UInt8>) -> (Separator, Int)? {
        guard end < text.count else { return nil }
        var index = end
        let (scalar, length) = text.scalar(at: end)
        let separator: Separator
        switch scalar {
        case 0x20, 0xA0, 0x202F, 0x2009: separator = .space
        case 0x2D, 0x2010...0x2013, 0xFF0D: separator = .hyphen
        case 0x2E: separator = .dot
        case 0x2F: separator = .slash
        case 0x28, 0x29: separator = .parenthesis
        default: return nil
        }
        index += length
        var result = separator
        // `(555) 123`, `+1 (555)`, `555 - 123`: up to two more characters.
        for _ in 0..<2 where index < text.count {
            let byte = text[index]
            if byte == UInt8(ascii: "(") || byte == UInt8(ascii: ")") {
                result = .parenthesis
            } else if byte == UInt8(ascii: "-"), result != .dot, result != .slash {
                if result == .space { result = .hyphen }
            } else if byte != UInt8(ascii: " ") || separator == .space && result == .space {
                break
            }
            index += 1
        }
        guard index < text.count, FoldTable.decimalValue(of: text.scalar(at: index).value) != nil else { return nil }
        return (result, index)
    }
}

extension FoldTable {
    /// The value of a decimal digit of any script.
    static func decimalValue(of scalar: UInt32) -> Int? {
        if scalar < 0x80 { return scalar &- 0x30 < 10 ? Int(scalar) - 0x30 : nil }
        guard record(of: scalar).isDecimalDigit, let value = Unicode.Scalar(scalar)?.properties.numericValue else {
            return nil
        }
        return Int(value)
    }
}
