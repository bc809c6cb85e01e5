/// Finds numbers of payment cards: 13 to 19 digits in one group, in fours, or grouped 4-6-5 or 4-6-4, with the prefix of
/// an issuer and the right check digit (ISO/IEC 7812-1, annex B: Luhn).
enum CardNumbers {
    static let lengths = 13...19

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

    /// Adds the card among the groups, and gives the place where the search goes on.
    private static func read(
        _ groups: DigitGroups, in text: Span<UInt8>, into spans: inout [Range<Int>]
    ) -> Int {
        // A card has five groups at most, and the one behind decides whether it stands alone.
        let next = groups.isCut ? groups.count - 5 : groups.count
        for first in 0..<next {
            for last in stride(from: min(groups.count - 1, first + 4), through: first, by: -1) {
                guard isGrouping(groups, first, last), standsAlone(groups, first, last, in: text) else { continue }
                let range = groups.groups[first].range.lowerBound..<groups.groups[last].range.upperBound
                if isCard(range, in: text) {
                    spans.append(range)
                    return range.upperBound
                }
            }
        }
        return groups.isCut ? groups.groups[next].range.lowerBound : groups.groups[next - 1].range.upperBound
    }

    private static func isGrouping(_ groups: DigitGroups, _ first: Int, _ last: Int) -> Bool {
        if first == last { return lengths.contains(Int(groups.groups[first].count)) }
        for index in (first + 1)...last {
            let separator = groups.groups[index].separator
            guard separator == .space || separator == .hyphen else { return false }
        }
        guard groups.groups[first].count == 4 else { return false }
        if last == first + 2, groups.groups[first + 1].count == 6 { return 4...5 ~= groups.groups[last].count }
        for index in first..<last where groups.groups[index].count != 4 { return false }
        return last >= first + 3 && 1...4 ~= groups.groups[last].count
    }

    private static func standsAlone(
        _ groups: DigitGroups, _ first: Int, _ last: Int, in text: Span<UInt8>
    ) -> Bool {
        // A hyphen or a dot makes the next group part of the same number.
        if first > 0, groups.groups[first].separator != .space { return false }
        if last + 1 < groups.count, groups.groups[last + 1].separator != .space { return false }
        let start = groups.groups[first].range.lowerBound
        let end = groups.groups[last].range.upperBound
        if end < text.count {
            let next = text.scalar(at: end).value
            if FoldTable.isWord(next), !FoldTable.needsNoBoundary(next) { return false }
        }
        guard start > 0 else { return true }
        let previous = text.scalar(before: start)
        // Ids of users and messages stand behind these: <@123>, #123, /status/123.
        switch previous {
        case 0x23, 0x26, 0x2E, 0x2F, 0x40: return false
        default: return !FoldTable.isWord(previous) || FoldTable.needsNoBoundary(previous)
        }
    }

    private static func isCard(_ range: Range<Int>, in text: Span<UInt8>) -> Bool {
        var count = 0
        var prefix = 0
        // The sums for either parity of the length, since that is known at the end.
        var sums = (0, 0)
        var index = range.lowerBound
        while index < range.upperBound {
            let (scalar, length) = text.scalar(at: index)
            index += length
            guard let digit = FoldTable.decimalValue(of: scalar) else { continue }
            if count < 6 { prefix = prefix * 10 + digit }
            let doubled = digit > 4 ? 2 * digit - 9 : 2 * digit
            sums.0 += count.isMultiple(of: 2) ? doubled : digit
            sums.1 += count.isMultiple(of: 2) ? digit : doubled
            count += 1
        }
        guard lengths.contains(count), isIssuer(prefix, length: count) else { return false }
        return (count.isMultiple(of: 2) ? sums.0 : sums.1).isMultiple(of: 10)
    }

    /// Whether an issuer has cards that begin with these six digits and have this length.
    private static func isIssuer(_ prefix: Int, length: Int) -> Bool {
        switch prefix {
        // Visa
        case 400_000...499_999: length == 13 || length == 16 || length == 19
        // Mastercard, Mir
        case 510_000...559_999, 222_100...272_099, 220_000...220_499: length == 16
        // American Express
        case 340_000...349_999, 370_000...379_999: length == 15
        // Diners Club
        case 300_000...305_999, 309_500...309_599, 360_000...369_999, 380_000...399_999: 14...19 ~= length
        // JCB
        case 352_800...358_999: 16...19 ~= length
        // Discover, UnionPay, RuPay
        case 601_100...601_199, 644_000...659_999, 620_000...629_999, 810_000...829_999: 16...19 ~= length
        // Maestro
        case 500_000...509_999, 560_000...589_999, 601_200...619_999, 630_000...639_999, 670_000...679_999: true
        default: false
        }
    }
}
