/// One way to spell a keyword in a reading, with what `KeywordNeedle` needs to know of it.
///
/// Some letters look like one Latin letter and their capitals like another (Greek `ν` like v, `Ν` like n), and the folded
/// view goes by the look. So a keyword is looked for as written, in small letters, in capitals and with one capital; nearly
/// always these are the same in the reading.
struct KeywordSpelling {
    /// The spelling without white space around it, UTF-8; nothing may be left of it.
    let text: [UInt8]
    let flags: KeywordNeedle.Flags
    let elements: [KeywordNeedle.Element]
    /// Whether the first and the last code point belong to a word, so that a boundary beside one lies where its run ends.
    let beginsInWord: Bool
    let endsInWord: Bool

    /// The spellings of `keyword`, without case alone or folded. The digits and the signs of a keyword belong to it: none of
    /// them is read as a letter or dropped.
    static func all(of keyword: Keyword, folding: Bool) -> [KeywordSpelling] {
        let text = keyword.text
        var spellings = [ViewText(Array(text.utf8), as: folding ? .folded : .caseless).bytes]
        for spelling in [text.lowercased(), text.uppercased(), text.prefix(1).uppercased() + text.dropFirst()] {
            // What may be i or l only as a capital is an i: `СІМ` is the word `сім`, and finds it in capitals.
            let view = ViewText(Array(spelling.utf8), as: folding ? .foldedAsI : .caseless).bytes
            if !spellings.contains(view) { spellings.append(view) }
        }
        return spellings.map { KeywordSpelling($0, of: keyword, isElastic: folding) }
    }

    private init(_ spelling: [UInt8], of keyword: Keyword, isElastic: Bool) {
        let scalars = String(decoding: spelling, as: UTF8.self).unicodeScalars.map(\.value)
            .trimming(where: FoldTable.isWhiteSpace)
        text = scalars.reduce(into: []) { $0.append(scalar: $1) }
        elements = Self.elements(of: scalars, isElastic: isElastic)
        beginsInWord = scalars.first.map(FoldTable.isWord) ?? false
        endsInWord = scalars.last.map(FoldTable.isWord) ?? false
        var flags = KeywordNeedle.Flags()
        if keyword.hasLeadingWildcard {
            flags.insert(.hasLeadingWildcard)
        } else if !(scalars.first.map(FoldTable.needsNoBoundary) ?? false) {
            flags.insert(.needsStartBoundary)
        }
        if keyword.hasTrailingWildcard {
            flags.insert(.hasTrailingWildcard)
        } else if !(scalars.last.map(FoldTable.needsNoBoundary) ?? false) {
            flags.insert(.needsEndBoundary)
        }
        self.flags = flags
    }

    private static func elements(of scalars: ArraySlice<UInt32>, isElastic: Bool) -> [KeywordNeedle.Element] {
        var elements: [KeywordNeedle.Element] = []
        var rest = scalars
        while let scalar = rest.first {
            let isSpace = FoldTable.isWhiteSpace(scalar)
            let run = rest.prefix { isSpace ? FoldTable.isWhiteSpace($0) : $0 == scalar }
            rest = rest.dropFirst(run.count)
            guard !isSpace else {
                elements.append(.whiteSpace)
                continue
            }
            var count = run.count
            while count > KeywordNeedle.Element.mostCount {
                elements.append(.init(scalar, count: KeywordNeedle.Element.mostCount, isElastic: false))
                count -= KeywordNeedle.Element.mostCount
            }
            elements.append(.init(scalar, count: count, isElastic: isElastic && FoldTable.record(of: scalar).isLetter))
        }
        return elements
    }

    /// Whether the needle of `other`, a spelling without case alone, is this one without its elasticity.
    func serves(_ other: KeywordSpelling) -> Bool {
        flags == other.flags && elements.map(\.rigid) == other.elements
    }

    /// What a text that holds the spelling holds one of in the view `joined`, where any space of a phrase may have been
    /// dropped.
    var joinedTexts: [[UInt8]] {
        let words = text.split { $0 < 0x80 && FoldTable.isWhiteSpace(UInt32($0)) }.map(Array.init)
        // Sixteen texts for a phrase of five words are enough; of a longer one the longest word says as much.
        guard words.count <= 5 else { return [words.max { $0.count < $1.count } ?? text] }
        return words.dropFirst().reduce([words.first ?? text]) { texts, word in
            texts.flatMap { [$0 + [UInt8(ascii: " ")] + word, $0 + word] }
        }
    }

    /// The needle as it stands in a compiled rule set.
    var words: [UInt32] {
        [UInt32(elements.count) << KeywordNeedle.Flags.bits | flags.rawValue]
            + elements.map(\.rawValue)
    }
}

extension Array {
    fileprivate func trimming(where isTrimmed: (Element) -> Bool) -> ArraySlice<Element> {
        guard let first = firstIndex(where: { !isTrimmed($0) }), let last = lastIndex(where: { !isTrimmed($0) }) else {
            return []
        }
        return self[first...last]
    }
}
