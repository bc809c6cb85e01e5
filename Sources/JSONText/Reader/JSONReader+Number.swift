extension JSONReader {
    /// Reads a number, appends its text to `buffer` as it stands, and gives the range where it stands there.
    ///
    /// - Throws: `unexpectedKind`, `invalidNumber`, `unexpectedEnd`.
    public mutating func number(into buffer: inout [UInt8]) throws(JSONError) -> Range<Int> {
        try require(.number)
        let first = offset
        try skipNumber()
        let start = buffer.count
        buffer.append(contentsOf: bytes[first..<offset])
        return start..<buffer.count
    }

    /// Reads a number and checks it (RFC 8259 §6).
    mutating func skipNumber() throws(JSONError) {
        try require(.number)
        if bytes[offset] == UInt8(ascii: "-") {
            offset += 1
        }
        let hasLeadingZero = offset < bytes.count && bytes[offset] == UInt8(ascii: "0")
        let integer = offset
        try digits()
        if hasLeadingZero, offset > integer + 1 {
            throw JSONError(code: .invalidNumber, offset: integer + 1)
        }
        if offset < bytes.count, bytes[offset] == UInt8(ascii: ".") {
            offset += 1
            try digits()
        }
        if offset < bytes.count, bytes[offset] | 0x20 == UInt8(ascii: "e") {
            offset += 1
            if offset < bytes.count, bytes[offset] == UInt8(ascii: "+") || bytes[offset] == UInt8(ascii: "-") {
                offset += 1
            }
            try digits()
        }
        isFirst = false
    }

    private mutating func digits() throws(JSONError) {
        guard offset < bytes.count else { throw JSONError(code: .unexpectedEnd, offset: bytes.count) }
        guard isDigit(bytes[offset]) else { throw JSONError(code: .invalidNumber, offset: offset) }
        repeat {
            offset += 1
        } while offset < bytes.count && isDigit(bytes[offset])
    }

    private func isDigit(_ byte: UInt8) -> Bool {
        byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
    }
}
