extension JSONReader {
    /// Reads a string, appends its characters to `buffer` as UTF-8, and gives the range where they stand there.
    ///
    /// An escape of a surrogate that is not half of a pair reads as U+FFFD (RFC 8259 §8.2 leaves it open). On an error
    /// `buffer` is unchanged.
    /// - Throws: `unexpectedKind`, `controlCharacter`, `invalidEscape`, `invalidUTF8`, `unexpectedEnd`.
    public mutating func string(into buffer: inout [UInt8]) throws(JSONError) -> Range<Int> {
        let scanned = try scannedString()
        let start = buffer.count
        if scanned.hasEscapes {
            appendUnescaped(scanned.content, to: &buffer)
        } else {
            copy(scanned.content, to: &buffer)
        }
        return start..<buffer.count
    }

    /// Reads a string and checks it, and leaves its characters alone.
    mutating func skipString() throws(JSONError) {
        _ = try scannedString()
    }

    /// Reads a string and checks it, and gives where its characters stand in the text.
    @inline(__always)
    mutating func scannedString() throws(JSONError) -> (content: Range<Int>, hasEscapes: Bool) {
        try requireQuote()
        let scanned = try scanString()
        offset = scanned.content.upperBound + 1
        isFirst = false
        return scanned
    }

    @inline(__always)
    private mutating func requireQuote() throws(JSONError) {
        guard try nextByte() == UInt8(ascii: "\"") else { return try require(.string) }
    }

    private func copy(_ range: Range<Int>, to buffer: inout [UInt8]) {
        bytes.span.extracting(range).withUnsafeBufferPointer { buffer.append(contentsOf: $0) }
    }

    /// The bytes between the quotes of the string that starts at `offset`, all of them checked.
    private func scanString() throws(JSONError) -> (content: Range<Int>, hasEscapes: Bool) {
        let text = bytes.span
        let start = offset + 1
        var index = start
        var hasEscapes = false
        while true {
            index = endOfPlainRun(in: text, from: index)
            guard index < text.count else { throw JSONError(code: .unexpectedEnd, offset: text.count) }
            switch text[index] {
            case UInt8(ascii: "\""):
                return (start..<index, hasEscapes)
            case UInt8(ascii: "\\"):
                hasEscapes = true
                index += try escapeLength(at: index, of: text)
            case 0..<0x20:
                throw JSONError(code: .controlCharacter, offset: index)
            default:
                // Text of another script than Latin: no plain run is likely before its end.
                repeat {
                    let sequence = UTF8Sequence(at: index, of: text)
                    guard sequence.isValid else { throw JSONError(code: .invalidUTF8, offset: index) }
                    index += sequence.length
                } while index < text.count && text[index] >= 0x80
            }
        }
    }

    /// The bytes that the escape at `index` takes: 2 or 6.
    private func escapeLength(at index: Int, of text: borrowing Span<UInt8>) throws(JSONError) -> Int {
        guard index + 1 < text.count else { throw JSONError(code: .unexpectedEnd, offset: text.count) }
        switch text[index + 1] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            return 2
        case UInt8(ascii: "u"):
            for digit in index + 2..<index + 6 {
                guard digit < text.count else { throw JSONError(code: .unexpectedEnd, offset: text.count) }
                guard hexValue(text[digit]) != nil else { throw JSONError(code: .invalidEscape, offset: digit) }
            }
            return 6
        default:
            throw JSONError(code: .invalidEscape, offset: index + 1)
        }
    }

    /// Appends what stands at `range`, which `scanString` has checked, with its escapes replaced.
    func appendUnescaped(_ range: Range<Int>, to buffer: inout [UInt8]) {
        var index = range.lowerBound
        while index < range.upperBound {
            var end = index
            while end < range.upperBound, bytes[end] != UInt8(ascii: "\\") {
                end += 1
            }
            copy(index..<end, to: &buffer)
            guard end < range.upperBound else { return }
            switch bytes[end + 1] {
            case UInt8(ascii: "u"):
                index = appendUnicodeEscape(at: end, to: &buffer)
                continue
            case UInt8(ascii: "b"): buffer.append(0x08)
            case UInt8(ascii: "t"): buffer.append(0x09)
            case UInt8(ascii: "n"): buffer.append(0x0A)
            case UInt8(ascii: "f"): buffer.append(0x0C)
            case UInt8(ascii: "r"): buffer.append(0x0D)
            case let character: buffer.append(character)
            }
            index = end + 2
        }
    }

    /// Appends the character of the `\u` escape at `index`, or of the pair that starts there, and gives where it ends.
    private func appendUnicodeEscape(at index: Int, to buffer: inout [UInt8]) -> Int {
        let unit = codeUnit(ofEscapeAt: index)
        // The string ends with a quote, so a byte after its last escape always exists; a `\u` after it is complete.
        if UTF16.isLeadSurrogate(unit), bytes[index + 6] == UInt8(ascii: "\\"), bytes[index + 7] == UInt8(ascii: "u") {
            let next = codeUnit(ofEscapeAt: index + 6)
            if UTF16.isTrailSurrogate(next) {
                append(0x10000 + (UInt32(unit & 0x3FF) << 10 | UInt32(next & 0x3FF)), to: &buffer)
                return index + 12
            }
        }
        append(UTF16.isSurrogate(unit) ? 0xFFFD : UInt32(unit), to: &buffer)
        return index + 6
    }

    private func codeUnit(ofEscapeAt index: Int) -> UInt16 {
        bytes[index + 2..<index + 6].reduce(0) { $0 << 4 | UInt16(hexValue($1) ?? 0) }
    }

    private func append(_ codePoint: UInt32, to buffer: inout [UInt8]) {
        func tail(_ shift: UInt32) -> UInt8 { UInt8(0x80 | codePoint >> shift & 0x3F) }
        switch codePoint {
        case 0..<0x80:
            buffer.append(UInt8(codePoint))
        case 0x80..<0x800:
            buffer.append(UInt8(0xC0 | codePoint >> 6))
            buffer.append(tail(0))
        case 0x800..<0x10000:
            buffer.append(UInt8(0xE0 | codePoint >> 12))
            buffer.append(tail(6))
            buffer.append(tail(0))
        default:
            buffer.append(UInt8(0xF0 | codePoint >> 18))
            buffer.append(tail(12))
            buffer.append(tail(6))
            buffer.append(tail(0))
        }
    }
}

private func hexValue(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
}
