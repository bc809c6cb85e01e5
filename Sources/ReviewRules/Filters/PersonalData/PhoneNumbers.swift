/// Finds telephone numbers: international ones, and national ones where digits and groups are those of a common form.
///
/// A number of an unknown form, such as seven digits or ten without separators, is one only behind a word such as `call`
/// or `tel`: chat is full of scores, prices, ids and 2147483647.
enum PhoneNumbers {
    static func findSpans(in text: Span<UInt8>, into spans: inout [Range<Int>]) {
        var index = 0
        while index < text.count {
            let (scalar, length) = text.scalar(at: index)
            guard FoldTable.decimalValue(of: scalar) != nil else {
                index += length
                continue
            }
            let groups = DigitGroups(from: index, in: text)
            index = read(groups, in: text, into: &spans)
        }
    }

    static let digits = 7...15
    private static let mostGroups = 6

    private static func read(
        _ groups: DigitGroups, in text: Span<UInt8>, into spans: inout [Range<Int>]
    ) -> Int {
        // A number has six groups at most, and the one behind decides whether it stands alone.
        let next = groups.isCut ? groups.count - mostGroups : groups.count
        for first in 0..<next {
            for last in stride(from: min(groups.count, first + mostGroups) - 1, through: first, by: -1) {
                if let range = number(groups, first, last, in: text) {
                    spans.append(range)
                    return range.upperBound
                }
            }
        }
        return groups.isCut ? groups.groups[next].range.lowerBound : groups.groups[next - 1].range.upperBound
    }

    /// The number that the groups from `first` to `last` are, with what stands before the first digit.
    private static func number(
        _ groups: DigitGroups, _ first: Int, _ last: Int, in text: Span<UInt8>
    ) -> Range<Int>? {
        // Only white space parts two numbers.
        if first > 0, groups.groups[first].separator != .space { return nil }
        if last + 1 < groups.count, groups.groups[last + 1].separator != .space { return nil }
        var digits = 0
        for index in first...last { digits += Int(groups.groups[index].count) }
        guard Self.digits ~= digits else { return nil }

        var start = groups.groups[first].range.lowerBound
        let end = groups.groups[last].range.upperBound
        let isOpen = start > 0 && text.ascii(at: text.scalarStart(before: start)) == UInt8(ascii: "(")
        if isOpen { start = text.scalarStart(before: start) }
        let plus = text.ascii(at: start > 0 ? text.scalarStart(before: start) : start)
        let isInternational = start > 0 && plus == UInt8(ascii: "+")
        if isInternational { start = text.scalarStart(before: start) }

        let shape = Shape(groups, first, last, digits: digits, hasAreaCode: isOpen)
        let isComplete =
            isInternational
            ? digits >= 8 && groups.groups[first].first != 0 && shape.isTidyInternationally : shape.isNational
        guard isComplete || !isInternational && shape.isTidy, standsAlone(start, end, in: text) else { return nil }
        return isComplete || isBehindCue(start, in: text) ? start..<end : nil
    }

    private static func standsAlone(_ start: Int, _ end: Int, in text: Span<UInt8>) -> Bool {
        if end < text.count {
            let (next, length) = text.scalar(at: end)
            if FoldTable.isWord(next), !FoldTable.needsNoBoundary(next) { return false }
            switch next {
            // % € £ ¥ ° : a quantity, or a time
            case 0x25, 0x20AC, 0xA3, 0xA5, 0xB0, 0x3A: return false
            // A decimal fraction or thousands.
            case 0x2C where end + length < text.count && text[end + length] &- UInt8(ascii: "0") < 10: return false
            default: break
            }
        }
        guard start > 0 else { return true }
        let previous = text.scalar(before: start)
        switch previous {
        // # $ & + , - . / @ = : and currencies: part of an id, a quantity, a link or a longer number.
        case 0x23...0x24, 0x26, 0x2B...0x2F, 0x3D, 0x40, 0xA3, 0xA5, 0x20AC: return false
        case 0x3A: return start < 2 || text[start - 2] &- UInt8(ascii: "0") >= 10
        default: return !FoldTable.isWord(previous) || FoldTable.needsNoBoundary(previous)
        }
    }

    /// Whether one of the three words before speaks of a telephone.
    private static func isBehindCue(_ start: Int, in text: Span<UInt8>) -> Bool {
        var end = start
        for _ in 0..<3 {
            while end > 0, !FoldTable.isWord(text.scalar(before: end)), start - end < 64 {
                end = text.scalarStart(before: end)
            }
            for cue in cues where text.hasWord(cue, endingAt: end) { return true }
            while end > 0, FoldTable.isWord(text.scalar(before: end)), start - end < 64 {
                end = text.scalarStart(before: end)
            }
        }
        return false
    }

    private static let cues: [StaticString] = [
        "call", "cell", "celular", "dial", "handy", "mobile", "movil", "numero", "phone", "sms", "tel", "telefon",
        "telefone", "telefono", "telephone", "text", "whatsapp", "zap", "тел", "телефон",
    ]

    /// How the digits of a number are grouped.
    private struct Shape {
        /// The digits of each group, as the digits of a hexadecimal number: 0x334 is 555-123-4567.
        private let counts: UInt64
        private let count: Int
        private let firstCount: Int
        private let isBinary: Bool
        private let digits: Int
        private let first: Int
        private let firstTwo: Int
        private let secondFirst: Int
        private let thirdFirst: Int
        private let hasAreaCode: Bool
        private let hasDots: Bool
        private let separatorsAgree: Bool
        /// Groups as people write them: two digits or more each, but for a country or trunk code in front.
        let isTidy: Bool
        /// The same, and one digit behind the country code: +33 6 12 34 56 78.
        let isTidyInternationally: Bool

        init(_ groups: DigitGroups, _ start: Int, _ end: Int, digits: Int, hasAreaCode: Bool) {
            var counts: UInt64 = 0
            var agree = true
            var dots = false
            var tidy = true
            var tidyTail = true
            for index in start...end {
                let group = groups.groups[index]
                counts = counts << 4 | UInt64(group.count)
                guard index > start else { continue }
                if group.count < 2 { tidy = false }
                if group.count < 2, index > start + 1 { tidyTail = false }
                if group.separator == .dot { dots = true }
                if index > start + 1, group.separator != groups.groups[index - 1].separator { agree = false }
            }
            isTidy = tidy
            isTidyInternationally = tidyTail
            firstCount = Int(groups.groups[start].count)
            isBinary = groups.groups[start].largest < 2
            self.counts = counts
            count = end - start + 1
            self.digits = digits
            first = Int(groups.groups[start].first)
            firstTwo = Int(groups.groups[start].firstTwo)
            secondFirst = count > 1 ? Int(groups.groups[start + 1].first) : 0
            thirdFirst = count > 2 ? Int(groups.groups[start + 2].first) : 0
            self.hasAreaCode = hasAreaCode
            hasDots = dots
            separatorsAgree = agree
        }

        var isNational: Bool {
            isNorthAmerican || isTrunk || isRussian || isChinese || isIndian || isSpanish
                || hasAreaCode && count >= 2 && firstCount >= 2 && digits >= 8 && isTidy
        }

        /// NXX-NXX-XXXX, with or without 1 in front; N is 2 to 9 (NANP).
        private var isNorthAmerican: Bool {
            switch counts {
            case 0x334: first >= 2 && secondFirst >= 2
            case 0x1334: first == 1 && secondFirst >= 2 && thirdFirst >= 2
            default: false
            }
        }

        /// A 0 or 00 in front, as in most of Europe, Asia, Australia and Africa: 020 7946 0958, 06 12 34 56 78, 017612345678.
        private var isTrunk: Bool {
            guard first == 0, isTidy, 9...14 ~= digits, count <= 5 else { return false }
            if firstTwo == 0 { return digits >= 11 && firstCount >= 3 }
            if count == 1 { return 10...12 ~= digits && !isBinary }
            // Not dd.mm.yyyy hh.mm: pairs are a number's only if there are five of them.
            if hasDots, counts != 0x22222 { return false }
            if firstCount == 2 { return counts == 0x22222 || counts == 0x244 || counts == 0x234 || counts == 0x28 }
            return 3...6 ~= firstCount && count <= 4
        }

        /// 8 912 345-67-89
        private var isRussian: Bool {
            guard first == 8 || first == 7 else { return false }
            return counts == 0x13322 || counts == 0x1334 || count == 1 && digits == 11 && firstTwo == 89
        }

        /// 138 1234 5678
        private var isChinese: Bool {
            guard 13...19 ~= firstTwo else { return false }
            return counts == 0x344 || count == 1 && digits == 11
        }

        /// 98765 43210
        private var isIndian: Bool { counts == 0x55 && first >= 6 }

        /// 612 34 56 78
        private var isSpanish: Bool { counts == 0x3222 && (first == 6 || first == 7 || first == 9) && separatorsAgree }
    }
}
