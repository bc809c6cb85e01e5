/// The UTF-8 sequence at one place of a text.
struct UTF8Sequence: Equatable {
    /// Bytes it takes; if it is not well-formed, those that one U+FFFD stands for (Unicode §3.9, maximal subparts).
    var length: Int
    /// Whether it is a code point of Unicode, table 3-7.
    var isValid: Bool

    /// Reads the sequence that starts at `index`, which must lie inside `text`.
    @inline(__always)
    init(at index: Int, of text: borrowing Span<UInt8>) {
        let second: ClosedRange<UInt8>
        let count: Int
        switch text[index] {
        case 0x00...0x7F:
            self.init(length: 1, isValid: true)
            return
        case 0xC2...0xDF: (second, count) = (0x80...0xBF, 2)
        case 0xE0: (second, count) = (0xA0...0xBF, 3)
        case 0xED: (second, count) = (0x80...0x9F, 3)
        case 0xE1...0xEF: (second, count) = (0x80...0xBF, 3)
        case 0xF0: (second, count) = (0x90...0xBF, 4)
        case 0xF1...0xF3: (second, count) = (0x80...0xBF, 4)
        case 0xF4: (second, count) = (0x80...0x8F, 4)
        default:
            self.init(length: 1, isValid: false)
            return
        }
        guard index &+ 1 < text.count, second.contains(text[index &+ 1]) else {
            self.init(length: 1, isValid: false)
            return
        }
        var length = 2
        while length < count {
            guard index &+ length < text.count, text[index &+ length] & 0xC0 == 0x80 else {
                self.init(length: length, isValid: false)
                return
            }
            length &+= 1
        }
        self.init(length: count, isValid: true)
    }

    private init(length: Int, isValid: Bool) {
        self.length = length
        self.isValid = isValid
    }
}
