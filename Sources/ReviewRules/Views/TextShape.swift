/// What an ASCII text has to offer to the views leet and joined, found without making them; nearly all chat offers nothing.
struct TextShape {
    /// Whether a digit or symbol of the folded text reads as a letter.
    private(set) var hasLeet = false
    /// Whether a separator may be dropped.
    private(set) var hasSeparated = false

    /// What is known of one ASCII character.
    private struct Class: OptionSet {
        let rawValue: UInt8
        static let letter = Class(rawValue: 1)
        /// Read as a letter inside words.
        static let sign = Class(rawValue: 2)
        /// Part of a word that may be leet.
        static let word = Class(rawValue: 4)
        /// `_`, a part of such a word that separates as well.
        static let underscore = Class(rawValue: 8)
        static let space = Class(rawValue: 16)
        static let exclamation = Class(rawValue: 32)
    }

    // By byte; from U+0080 on, nothing. A tuple would be unreadable and a static array costs a check at each access.
    private static let classes: [Class] = (UInt8(0)..<0x80).map { byte in
        let scalar = UInt32(byte)
        var result: Class = []
        if LeetReading.isLetter(FoldTable.simpleFold(scalar)) { result.insert(.letter) }
        if LeetReading.isSign(scalar) { result.insert(.sign) }
        if LeetReading.continuesWord(scalar) { result.insert(.word) }
        if scalar == 0x5F { result.insert(.underscore) }
        if FoldTable.isWhiteSpace(scalar) { result.insert(.space) }
        if scalar == 0x21 { result.insert(.exclamation) }
        return result
    }

    init() {}

    /// Examines `text`, which is ASCII and has these facts.
    init(_ text: Span<UInt8>, _ facts: TextFacts) {
        let classes = Self.classes.span
        hasLeet = facts.hasSign && facts.letters > 0 && Self.hasLeet(text, classes)
        hasSeparated = facts.maySeparate && Self.hasSeparated(text, classes)
    }

    /// Whether some word holds a letter and, before its last character that is no `!`, a sign.
    private static func hasLeet(_ text: Span<UInt8>, _ classes: Span<Class>) -> Bool {
        var hasLetter = false
        var hasSign = false
        var exclamations = false
        for index in text.indices {
            let kind = classes[Int(text[index])]
            guard kind.contains(.word) else {
                if hasLetter, hasSign { return true }
                hasLetter = false
                hasSign = false
                exclamations = false
                continue
            }
            if kind.contains(.exclamation) {
                exclamations = true
            } else {
                hasLetter = hasLetter || kind.contains(.letter)
                hasSign = hasSign || kind.contains(.sign) || exclamations
            }
        }
        return hasLetter && hasSign
    }

    /// Whether two pieces are near enough for the signs and spaces between them to be dropped.
    private static func hasSeparated(_ text: Span<UInt8>, _ classes: Span<Class>) -> Bool {
        var index = 0
        var wasSingle = false
        var isFirst = true
        while index < text.count {
            let gap = index
            var hasSpace = false
            while index < text.count, !belongs(classes[Int(text[index])]) {
                hasSpace = hasSpace || classes[Int(text[index])].contains(.space)
                index += 1
            }
            guard index < text.count else { return false }
            let start = index
            let first = text[index] | 0x20
            var isSingle = true
            while index < text.count, belongs(classes[Int(text[index])]) {
                isSingle = isSingle && text[index] | 0x20 == first
                index += 1
            }
            let isNear = !isFirst && start - gap <= JoinedReading.longestSeparator
            if isNear, hasSpace ? wasSingle && isSingle : !isEnding(start..<index, behind: gap, in: text) {
                return true
            }
            wasSingle = isSingle
            isFirst = false
        }
        return false
    }

    @inline(__always)
    private static func belongs(_ kind: Class) -> Bool {
        kind.contains(.word) && !kind.contains(.underscore)
    }

    private static func isEnding(_ piece: Range<Int>, behind gap: Int, in text: Span<UInt8>) -> Bool {
        guard piece.lowerBound - gap == 1, text[gap] == UInt8(ascii: "'") else { return false }
        return JoinedReading.isEnding(piece, of: text)
    }
}
