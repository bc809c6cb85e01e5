/// A text in which `*` stands for any number of characters; everything else stands for itself, case included.
public struct Glob: Sendable, Equatable {
    /// The text as written.
    public let pattern: String
    private let bytes: [UInt8]

    /// The glob that `pattern` spells.
    public init(_ pattern: String) {
        self.pattern = pattern
        self.bytes = Array(pattern.utf8)
    }

    /// Whether it matches the whole of `text`, UTF-8; in time at most the product of both lengths.
    public func matches(_ text: some RandomAccessCollection<UInt8>) -> Bool {
        let star = UInt8(ascii: "*")
        var position = text.startIndex
        var index = 0
        // Where to go on when a byte differs: after the last star, one byte further into the text.
        var resume: (index: Int, position: Int)?
        var offset = 0
        while position < text.endIndex {
            if index < bytes.count, bytes[index] == star {
                index += 1
                resume = (index, offset)
            } else if index < bytes.count, bytes[index] == text[position] {
                index += 1
                offset += 1
                text.formIndex(after: &position)
            } else if let last = resume {
                index = last.index
                offset = last.position + 1
                resume = (index, offset)
                position = text.index(text.startIndex, offsetBy: offset)
            } else {
                return false
            }
        }
        return bytes[index...].allSatisfy { $0 == star }
    }
}
