extension JSONWriter {
    /// Writes a string.
    public mutating func string(_ text: String) {
        quote(text.utf8.span)
    }

    /// Writes a string that is given as UTF-8; each sequence in it that is not well-formed becomes U+FFFD.
    ///
    /// Escaped are `"`, `\` and U+0000 to U+001F, with the short form where RFC 8259 §7 has one.
    @inlinable
    public mutating func string(utf8 text: some Collection<UInt8>) {
        let isWritten: Void? = text.withContiguousStorageIfAvailable { quote($0.span) }
        if isWritten == nil {
            quote(Array(text).span)
        }
    }

    /// How many bytes `string(utf8:)` writes for this text, its two quotes included.
    @inlinable
    public static func encodedCount(utf8 text: some Collection<UInt8>) -> Int {
        text.withContiguousStorageIfAvailable { encodedCount($0.span) } ?? encodedCount(Array(text).span)
    }

    @usableFromInline
    mutating func quote(_ text: borrowing Span<UInt8>) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        var start = 0
        var index = 0
        while true {
            index = endOfPlainRun(in: text, from: index)
            if index < text.count, text[index] >= 0x80 {
                let sequence = UTF8Sequence(at: index, of: text)
                if sequence.isValid {
                    index += sequence.length
                    continue
                }
            }
            text.extracting(start..<index).withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
            guard index < text.count else { break }
            index += escape(at: index, of: text)
            start = index
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Writes what stands for the byte at `index`, which a string must not hold as it is; gives how many bytes it covers.
    private mutating func escape(at index: Int, of text: borrowing Span<UInt8>) -> Int {
        let byte = text[index]
        guard byte < 0x80 else {
            append("\u{FFFD}")
            return UTF8Sequence(at: index, of: text).length
        }
        bytes.append(UInt8(ascii: "\\"))
        if let letter = shortEscape(of: byte) {
            bytes.append(letter)
        } else {
            append(byte < 0x10 ? "u000" : "u001")
            let digit = byte & 0x0F
            bytes.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
        }
        return 1
    }

    @usableFromInline
    static func encodedCount(_ text: borrowing Span<UInt8>) -> Int {
        var count = 2
        var index = 0
        while index < text.count {
            let end = endOfPlainRun(in: text, from: index)
            count += end - index
            index = end
            guard index < text.count else { break }
            if text[index] >= 0x80 {
                let sequence = UTF8Sequence(at: index, of: text)
                // U+FFFD takes three bytes.
                count += sequence.isValid ? sequence.length : 3
                index += sequence.length
            } else {
                count += shortEscape(of: text[index]) == nil ? 6 : 2
                index += 1
            }
        }
        return count
    }
}

/// The letter that stands for `byte` after a backslash, if there is one.
private func shortEscape(of byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): byte
    case 0x08: UInt8(ascii: "b")
    case 0x09: UInt8(ascii: "t")
    case 0x0A: UInt8(ascii: "n")
    case 0x0C: UInt8(ascii: "f")
    case 0x0D: UInt8(ascii: "r")
    default: nil
    }
}
