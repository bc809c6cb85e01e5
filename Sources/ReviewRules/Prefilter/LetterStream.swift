// Why: `f+[\W_]*[u*v@]+[\W_]*c+` requires no two characters side by side, and single letters are in every message. 300
// patterns like this one left 13 candidates a message. Without what may stand between its letters it requires `fuc`.
//
// Guarantee: take from a text its ASCII letters and digits (and U+017F and U+212A, which equal s and k but for case), read
// each as the first of the letters that look like it, and let each sign that some pattern lists beside letters be one of
// these letters or nothing. One of the streams that result, its runs collapsed, holds a literal of each conjunct if the
// pattern matches: what the stream skips are no letters or digits in ASCII, and the pattern's own letters are all there.
// A character that is skipped without need only makes candidates, so that no Unicode version matters.

/// The letters and digits of a text without what stands between them.
enum LetterStream {
    /// A sign that may stand for a letter.
    struct Sign: Hashable, Sendable {
        /// ASCII, neither letter nor digit.
        var scalar: UInt32
        /// As `letter` gives it.
        var letter: UInt32
    }

    /// What the character reads as in the stream; nil if it is skipped.
    ///
    /// Letters and digits that stand for each other in leet spellings are one, on both sides: `[c(k]+` is one letter then.
    static func letter(_ scalar: UInt32) -> UInt32? {
        switch scalar {
        case 0x41...0x5A, 0x61...0x7A: merged(UInt8(truncatingIfNeeded: scalar | 0x20))
        case 0x30...0x39: merged(UInt8(truncatingIfNeeded: scalar))
        case 0x17F: merged(UInt8(ascii: "s"))
        case 0x212A: merged(UInt8(ascii: "k"))
        // A sign that may be i or l, in the views that have such.
        case ViewText.eitherLetter: merged(UInt8(ascii: "i"))
        default: nil
        }
    }

    private static func merged(_ byte: UInt8) -> UInt32 {
        let letter: UInt8 =
            switch byte {
            case UInt8(ascii: "0"): UInt8(ascii: "o")
            case UInt8(ascii: "1"), UInt8(ascii: "l"): UInt8(ascii: "i")
            case UInt8(ascii: "2"), UInt8(ascii: "5"), UInt8(ascii: "z"): UInt8(ascii: "s")
            case UInt8(ascii: "3"): UInt8(ascii: "e")
            case UInt8(ascii: "4"): UInt8(ascii: "a")
            case UInt8(ascii: "6"), UInt8(ascii: "9"): UInt8(ascii: "g")
            case UInt8(ascii: "7"): UInt8(ascii: "t")
            case UInt8(ascii: "8"): UInt8(ascii: "b")
            case UInt8(ascii: "k"): UInt8(ascii: "c")
            case UInt8(ascii: "v"): UInt8(ascii: "u")
            default: byte
            }
        return UInt32(letter)
    }

    /// The pattern as the stream shows it, and the signs that it reads as letters.
    static func requirement(of node: PatternNode) -> (node: PatternNode, signs: [Sign]) {
        var signs: Set<Sign> = []
        let letters = letters(of: node, &signs)
        return (letters, signs.sorted { ($0.scalar, $0.letter) < ($1.scalar, $1.letter) })
    }

    private static func letters(of node: PatternNode, _ signs: inout Set<Sign>) -> PatternNode {
        switch node {
        case .separator: return .nothing
        case .anything, .something, .digit: return .anything
        case .oneOf(let scalars):
            let letters = Set(scalars.compactMap(letter)).sorted()
            let skipped = scalars.filter { letter($0) == nil }
            // What separates and nothing else is skipped in the text as well.
            if letters.isEmpty { return .nothing }
            // Beyond ASCII a character that stands for a letter is no sign; then the letter may be missing.
            guard skipped.allSatisfy({ $0 < 0x80 }) else { return .anything }
            for sign in skipped {
                for letter in letters { signs.insert(Sign(scalar: sign, letter: letter)) }
            }
            return .oneOf(letters)
        case .concatenation(let items): return .concatenation(items.map { self.letters(of: $0, &signs) })
        case .alternation(let branches): return .alternation(branches.map { self.letters(of: $0, &signs) })
        case .assertion(let inner): return .assertion(letters(of: inner, &signs))
        case .repetition(let inner, let atLeast, let atMost):
            return .repetition(letters(of: inner, &signs), atLeast: atLeast, atMost: atMost)
        }
    }
}
