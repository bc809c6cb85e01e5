/// Finds links in one pass, hidden ones too: `hxxp`, `[.]`, ` dot `, full-width forms, look-alikes, zero-width characters.
///
/// Every label is read once for the host it may belong to, and once more if that host ended before it, so that the time
/// grows with the length of the text and not faster.
struct LinkScanner: Sendable {
    private var chain = LinkChain()
    private var host = HostName()

    mutating func findSpans(of filter: LinkFilter, in text: Span<UInt8>, into spans: inout [Range<Int>]) {
        guard LinkCharacters.mayHoldLink(text) else { return }
        var index = 0
        while index < text.count {
            let (scalar, length) = text.scalar(at: index)
            guard LinkCharacters.startsLabel(scalar) else {
                index += length
                continue
            }
            index = readCandidate(at: index, filter, in: text, into: &spans)
        }
    }

    /// Reads what begins with the label at `start`, and gives the place where the search goes on.
    private mutating func readCandidate(
        at start: Int, _ filter: LinkFilter, in text: Span<UInt8>, into spans: inout [Range<Int>]
    ) -> Int {
        let labelEnd = LinkCharacters.labelEnd(from: start, in: text)
        if let authority = LinkScheme.end(behind: labelEnd, in: text),
            let scheme = Self.schemeStart(start..<labelEnd, in: text)
        {
            return readLink(from: scheme, authority: authority, filter, in: text, into: &spans)
        }
        let end = chain.read(from: start, in: text)
        guard chain.labels.count > 1 else { return end }
        let last = chain.labels.count - 1
        if let found = domainEnd(in: text) {
            let tail = found == last ? tail(behind: last, in: text) : .init(end: labelRange(found, in: text).upperBound)
            let first = firstLabel(of: found)
            if !isEmail(first, found, tail, in: text) {
                readHost(first...found, in: text)
                if filter.hits(host) {
                    spans.append(labelStart(first, in: text)..<tail.end)
                    return tail.end
                }
            }
            if found < last, filter.deny.isEmpty { return chain.labels[found].range.upperBound }
            if found == last { return max(end, tail.end) }
        }
        // A denied ending needs no other evidence: `deny: ["*.zip"]` means `report.zip`.
        guard !filter.deny.isEmpty, chain.labels[last].joiner != .spaced else { return end }
        let first = firstLabel(of: last)
        let tail = tail(behind: last, in: text)
        guard !isEmail(first, last, tail, in: text) else { return end }
        readHost(first...last, in: text)
        guard filter.denies(host) else { return end }
        spans.append(labelStart(first, in: text)..<tail.end)
        return tail.end
    }

    // MARK: - Links with a scheme

    /// Where the scheme begins that ends a label: behind the letters of a script that is written without spaces. A scheme
    /// is a word of two letters or more, `hxxp` and `steam` included.
    private static func schemeStart(_ label: Range<Int>, in text: Span<UInt8>) -> Int? {
        let start = unspacedEnd(label, in: text)
        let second = start + text.length(at: start)
        return second < label.upperBound ? start : nil
    }

    private mutating func readLink(
        from start: Int, authority: Int, _ filter: LinkFilter, in text: Span<UInt8>, into spans: inout [Range<Int>]
    ) -> Int {
        var authorityEnd = authority
        var hostStart = authority
        while authorityEnd < text.count {
            let (scalar, length) = text.scalar(at: authorityEnd)
            let byte = text.ascii(at: authorityEnd)
            if Self.endsAuthority(byte) || FoldTable.isWhiteSpace(scalar) { break }
            authorityEnd += length
            // What stands before the last @ is a user's name: http://good.com@evil.com leads to evil.com.
            if byte == UInt8(ascii: "@") { hostStart = authorityEnd }
        }
        guard authorityEnd > hostStart else { return max(authorityEnd, authority) }
        guard LinkCharacters.startsLabel(text.scalar(at: hostStart).value) else {
            // An IPv6 address, or nothing that DNS knows.
            host.removeAll()
            let end = LinkCharacters.pathEnd(from: authority, in: text)
            guard end > authority else { return authorityEnd }
            if filter.hits(host, isWhole: false) { spans.append(start..<end) }
            return end
        }
        _ = chain.read(from: hostStart, in: text)
        // White space ends a host that has a scheme.
        let last = (chain.labels.firstIndex { $0.joiner == .spaced } ?? chain.labels.count) - 1
        let labels = labelRange(last, in: text)
        readHost(0...last, in: text)
        let tail = LinkCharacters.tail(from: labels.upperBound, in: text)
        // What goes on behind the host without a delimiter belongs to a host that is none.
        let end = max(tail.end, LinkCharacters.pathEnd(from: start, in: text))
        let isCut = labels.upperBound < chain.labels[last].range.upperBound
        if filter.hits(host, isWhole: isCut || end == tail.end) {
            spans.append(start..<(isCut ? labels.upperBound : end))
        }
        return max(isCut ? chain.labels[last].range.upperBound : end, hostStart)
    }

    private static func endsAuthority(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "/"), UInt8(ascii: "\\"), UInt8(ascii: "?"), UInt8(ascii: "#"), UInt8(ascii: "<"),
            UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "`"):
            true
        default: false
        }
    }

    // MARK: - Links without a scheme

    /// The last label of the chain at which a domain ends, if there is enough evidence for one.
    private mutating func domainEnd(in text: Span<UInt8>) -> Int? {
        let last = chain.labels.count - 1
        if isIPv4(in: text) {
            // An address alone is personal data; with a port or a path it is a link, and with `/24` a network.
            let tail = LinkCharacters.tail(from: chain.labels[last].range.upperBound, in: text)
            return tail.end > chain.labels[last].range.upperBound && !tail.isPrefixLength ? last : nil
        }
        for index in stride(from: last, to: 0, by: -1) where isDomainEnd(index, in: text) { return index }
        return nil
    }

    private mutating func isDomainEnd(_ index: Int, in text: Span<UInt8>) -> Bool {
        let range = labelRange(index, in: text)
        // The longest top-level domain has 24 letters; eight bytes for each is more than any needs.
        guard range.count <= 192 else { return false }
        host.removeAll()
        host.append(range, of: text)
        let kind = max(TopLevelDomains.kind(of: host.exact[...]), TopLevelDomains.kind(of: host.folded[...]))
        // Evidence beyond the ending itself is looked for once in a chain, at its end.
        let isLast = index == chain.labels.count - 1
        if kind == .unknown { return isLast && index >= 2 && isLetters(host.folded) && isBelowWWW(index, in: text) }
        switch chain.labels[index].joiner {
        case .none: return false
        case .bracketed: return true
        case .spaced: return kind == .core && !isArticle(index - 1, in: text) || isKnownHost(index, in: text)
        case .dot: break
        }
        if kind == .core { return true }
        if kind == .bare, !readsAsSentences(index, in: text) { return true }
        if chain.labels[index - 1].joiner == .bracketed || isKnownHost(index, in: text) { return true }
        return isLast && (tail(behind: index, in: text).isEvidence || isBelowWWW(index, in: text))
    }

    /// `Done.Click here`, `#1.top`, `500.de`, `z.de`: more likely no domain.
    private func readsAsSentences(_ index: Int, in text: Span<UInt8>) -> Bool {
        let ending = chain.labels[index].range
        let name = chain.labels[index - 1].range
        let initial = text[ending.lowerBound]
        let isCapitalised =
            initial &- UInt8(ascii: "A") < 26 && ending.count > 1
            && text[ending.lowerBound + 1] &- UInt8(ascii: "a") < 26
        let isNumber = name.allSatisfy { text[$0] &- UInt8(ascii: "0") < 10 }
        return isCapitalised || isNumber && name.count < 3 || ending.count == 2 && (isNumber || name.count == 1)
    }

    private mutating func isKnownHost(_ index: Int, in text: Span<UInt8>) -> Bool {
        readHost((index - 1)...index, in: text)
        return WordList.hosts.contains(host.folded[...])
    }

    private mutating func isArticle(_ index: Int, in text: Span<UInt8>) -> Bool {
        readHost(index...index, in: text)
        return WordList.articles.contains(host.folded[...])
    }

    /// Whether the host that ends at `last` begins with `www`, or `www2`.
    private func isBelowWWW(_ last: Int, in text: Span<UInt8>) -> Bool {
        let index = firstLabel(of: last)
        var place = labelStart(index, in: text)
        for _ in 0..<3 {
            guard text.ascii(at: place) | 0x20 == UInt8(ascii: "w") else { return false }
            place += text.length(at: place)
        }
        let end = chain.labels[index].range.upperBound
        return place == end || text.ascii(at: place) &- UInt8(ascii: "0") < 10 && place + text.length(at: place) == end
    }

    private func isLetters(_ bytes: [UInt8]) -> Bool {
        bytes.count > 1 && bytes.allSatisfy { $0 &- UInt8(ascii: "a") < 26 }
    }

    private func isIPv4(in text: Span<UInt8>) -> Bool {
        chain.labels.count == 4
            && chain.labels.allSatisfy { label in
                var value = 0
                for index in label.range {
                    let digit = Int(text[index]) - Int(UInt8(ascii: "0"))
                    guard 0...9 ~= digit, value < 256 else { return false }
                    value = value * 10 + digit
                }
                return value < 256 && label.joiner != .spaced
            }
    }

    /// `name@example.com` is no link, with a path behind it it is one; nor is the `first.last` of an address.
    private func isEmail(_ first: Int, _ last: Int, _ tail: LinkCharacters.Tail, in text: Span<UInt8>) -> Bool {
        let start = labelStart(first, in: text)
        if start > 0, !tail.isEvidence {
            let at = text.scalarStart(before: start)
            let local = text.scalar(before: at)
            if text.ascii(at: at) == UInt8(ascii: "@"), FoldTable.isWord(local) || local == 0x2E || local == 0x2B {
                return true
            }
        }
        let end = chain.labels[last].range.upperBound
        guard text.ascii(at: end) == UInt8(ascii: "@") else { return false }
        let domain = end + text.length(at: end)
        let domainEnd = LinkCharacters.labelEnd(from: domain, in: text)
        return domainEnd > domain && text.ascii(at: domainEnd) == UInt8(ascii: ".")
    }

    // MARK: - Labels

    /// The first label of the host that ends at `last`: labels joined by dots, or all by spaces.
    private func firstLabel(of last: Int) -> Int {
        let isSpaced = chain.labels[last].joiner == .spaced
        var first = max(last - 1, 0)
        while first > 0, first > last - 127, chain.labels[first].joiner != .spaced || isSpaced { first -= 1 }
        return first
    }

    /// Where the first label of a host begins: behind the letters of a script without spaces, if the host's are ASCII.
    private func labelStart(_ index: Int, in text: Span<UInt8>) -> Int {
        Self.unspacedEnd(chain.labels[index].range, in: text)
    }

    /// The label without the letters of a script without spaces that follow ASCII: `example.com看看`.
    private func labelRange(_ index: Int, in text: Span<UInt8>) -> Range<Int> {
        let range = chain.labels[index].range
        guard text[range.lowerBound] < 0x80 else { return range }
        var end = range.lowerBound
        while end < range.upperBound, text[end] < 0x80 { end += 1 }
        guard end < range.upperBound, FoldTable.needsNoBoundary(text.scalar(at: end).value) else { return range }
        return range.lowerBound..<end
    }

    private static func unspacedEnd(_ label: Range<Int>, in text: Span<UInt8>) -> Int {
        guard FoldTable.needsNoBoundary(text.scalar(at: label.lowerBound).value) else { return label.lowerBound }
        var start = label.upperBound
        while start > label.lowerBound, text[start - 1] < 0x80 { start -= 1 }
        return start < label.upperBound && LinkCharacters.startsLabel(UInt32(text[start])) ? start : label.lowerBound
    }

    private func tail(behind index: Int, in text: Span<UInt8>) -> LinkCharacters.Tail {
        let range = labelRange(index, in: text)
        guard range.upperBound == chain.labels[index].range.upperBound else { return .init(end: range.upperBound) }
        return LinkCharacters.tail(from: range.upperBound, in: text)
    }

    /// Puts the labels together, as many from the right as a host can have.
    private mutating func readHost(_ indices: ClosedRange<Int>, in text: Span<UInt8>) {
        var first = indices.upperBound
        var room = HostName.longest - labelRange(first, in: text).count
        while first > indices.lowerBound, room > chain.labels[first - 1].range.count {
            first -= 1
            room -= chain.labels[first].range.count
        }
        host.removeAll()
        guard room >= 0 else { return }
        for index in first...indices.upperBound {
            let end =
                index == indices.upperBound
                ? labelRange(index, in: text).upperBound : chain.labels[index].range.upperBound
            let start = index == indices.lowerBound ? labelStart(index, in: text) : chain.labels[index].range.lowerBound
            host.append(start..<max(start, end), of: text)
        }
    }
}
